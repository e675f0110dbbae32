/** Dragging issues out of a list or a board onto something beside it. */
import { type DragEvent, useSyncExternalStore } from 'react';
import type { Id } from '../store/rows';

const NONE: readonly Id[] = Object.freeze([]);
let dragged = NONE;
const watchers = new Set<() => void>();

function change(next: readonly Id[]): void {
  dragged = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The issues that are being dragged; none is an empty list. */
export function useDraggedIssues(): readonly Id[] {
  return useSyncExternalStore(watch, () => dragged);
}

/** Ends the drag with the first of some events; the pointer moves again also where the row has gone meanwhile. */
function endWith(events: readonly string[]): void {
  const end = () => {
    for (const event of events) window.removeEventListener(event, end);
    setTimeout(() => change(NONE));
  };
  // The press that begins it has moved the pointer, too.
  setTimeout(() => {
    for (const event of events) window.addEventListener(event, end);
  }, 100);
}

/** What an element is given whose issues (`data-issue`) are dragged: one alone, or with it all that are selected. */
export function dragSource(selected: ReadonlySet<Id>) {
  return {
    onDragStart(event: DragEvent): void {
      const element = event.target instanceof Element ? event.target : null;
      const id = element?.closest<HTMLElement>('[data-issue]')?.dataset.issue;
      if (!id) return;
      event.dataTransfer.setData('text/plain', '');
      event.dataTransfer.effectAllowed = 'move';
      const ids = selected.has(id) ? [...selected] : [id];
      // A page that changes within the event ends the drag.
      setTimeout(() => change(ids));
      endWith(['dragend', 'drop', 'pointermove']);
    },
  };
}
