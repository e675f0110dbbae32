/** Opening the palette from anywhere. */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isOpen = false;
const watchers = new Set<() => void>();

/** Opens the palette within the event that asks for it, so that the next letter is already its own. */
export function openPalette(): void {
  flushSync(() => set(true));
}

export function closePalette(): void {
  flushSync(() => set(false));
}

/** Whether the palette is open. */
export function useIsPaletteOpen(): boolean {
  return useSyncExternalStore(watch, () => isOpen);
}

function set(next: boolean): void {
  isOpen = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
