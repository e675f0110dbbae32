/** Opening the palette from anywhere. */
import { useSyncExternalStore } from 'react';

/** What the palette can show: commands, or the choice of one value for what is selected. */
export type PalettePage =
  | 'commands'
  | 'search'
  | 'state'
  | 'priority'
  | 'assignee'
  | 'label'
  | 'dueDate'
  | 'parent';

let page: PalettePage | undefined;
const watchers = new Set<() => void>();

/** Opens the palette on a page. */
export function openPalette(wanted: PalettePage = 'commands'): void {
  set(wanted);
}

/** Closes the palette. */
export function closePalette(): void {
  set(undefined);
}

/** The page that is open, if one is. */
export function usePalettePage(): PalettePage | undefined {
  return useSyncExternalStore(watch, () => page);
}

function set(next: PalettePage | undefined): void {
  page = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
