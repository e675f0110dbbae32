import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { QueryPlace } from '../../api/query';
import { completed } from '../../query/pql';
import { useCompletions } from './use-completions';

/** What is written into, and what its keys do besides writing. */
export interface Written {
  readonly input: RefObject<HTMLInputElement | null>;
  /** The query that the page shows by. */
  readonly pql: string;
  /** Leaves an empty box. */
  readonly onClose: () => void;
}

/** Writing a query: the text, the list of what could come next, which of it is chosen, and the keys for that. */
export function useWriting(place: QueryPlace, { input, pql, onClose }: Written) {
  const [text, setText] = useState(pql);
  /** Where the cursor is while the list is asked for, in UTF-16. */
  const [cursor, setCursor] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const begun = cursor === null ? null : text.slice(0, cursor);
  const { from, suggestions } = useCompletions(place, begun);
  const isOpen = cursor !== null && suggestions.length > 0;
  useEffect(() => setText(pql), [pql]);

  function open(at: number | null = input.current?.selectionStart ?? null): void {
    setCursor(at ?? text.length);
    setActive(-1);
  }

  function shut(): void {
    setCursor(null);
    setActive(-1);
  }

  function take(index: number): void {
    const suggestion = suggestions[index];
    if (!suggestion || cursor === null) return;
    const next = completed(text, from, cursor, suggestion.text);
    // At once: who goes on typing must not be set back later.
    flushSync(() => {
      setText(next.text);
      open(next.cursor);
    });
    input.current?.setSelectionRange(next.cursor, next.cursor);
  }

  /** One step before the first and behind the last is the box itself. */
  function move(step: number): void {
    const places = suggestions.length + 1;
    if (isOpen) setActive((at) => ((at + 1 + step + places) % places) - 1);
    else open();
  }

  /** Whether a key means something here. */
  function actOn({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (key === ' ' && ctrlKey) open();
    else if (ctrlKey || altKey || metaKey || shiftKey) return false;
    else if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1);
    else if ((key === 'Enter' || key === 'Tab') && isOpen && active >= 0) take(active);
    else if (key === 'Escape' && cursor !== null) shut();
    else if (key === 'Escape' && text !== pql) setText(pql);
    else if (key === 'Escape' && pql === '') onClose();
    else return false;
    return true;
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || !actOn(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function write(value: string, at: number | null): void {
    setText(value);
    open(at ?? value.length);
  }

  const shown = isOpen ? suggestions : [];
  return {
    text,
    suggestions: shown,
    active,
    isAsked: cursor !== null,
    open,
    shut,
    take,
    press,
    write,
  };
}
