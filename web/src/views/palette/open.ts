/** Opening the palette from anywhere. */
import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** What the palette can show: everything, or issues and projects only. */
export type PalettePage = 'commands' | 'search';

let page: PalettePage | undefined;
const watchers = new Set<() => void>();

/** Opens the palette within the event that asks for it, so that the next letter is already its own. */
export function openPalette(wanted: PalettePage = 'commands'): void {
  flushSync(() => set(wanted));
}

/** Closes the palette. */
export function closePalette(): void {
  flushSync(() => set(undefined));
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
