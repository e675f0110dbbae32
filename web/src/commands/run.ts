import { useCallback, useSyncExternalStore } from 'react';
import { useEngine } from '../store/subscribe';
import type { Command, Handle } from './types';

/** Gives commands: they are shown at once, kept on disk, and sent. */
export function useRun(): (command: Command) => Handle {
  const engine = useEngine();
  return useCallback((command: Command) => engine.run(command), [engine]);
}

/** Taking back what was done last, and doing it again. */
export interface Undo {
  readonly undo: () => Handle | null;
  readonly redo: () => Handle | null;
  /** What `undo` would take back, in words, null for nothing. */
  readonly undoTitle: string | null;
  readonly redoTitle: string | null;
}

/** Undo and redo of the caller's own commands in this tab. */
export function useUndo(): Undo {
  const { history } = useEngine();
  return useSyncExternalStore(history.subscribe, history.view);
}

/** Takes a refusal off the list, or answers a conflict: `mine` is sent again over theirs. */
export function useDismiss(): (id: string, answer?: 'mine' | 'theirs') => void {
  const engine = useEngine();
  return useCallback((id, answer = 'theirs') => engine.dismiss(id, answer), [engine]);
}

/** Goes on after the user has signed in again over the page. */
export function useResume(): () => void {
  const engine = useEngine();
  return useCallback(() => engine.resume(), [engine]);
}
