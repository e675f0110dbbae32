import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { t } from '../../i18n';
import { completed, markedAt } from '../../query/pql';
import type { Id } from '../../store/rows';
import { Button } from '../../ui/button';
import { Completion, optionId } from './completion-list';
import { FAULT } from './fault';
import { useCompletions } from './use-completions';

/** The longest query that a saved view can keep, in characters. */
const LONGEST = 8192;

interface QueryBoxProps {
  readonly slug: string;
  readonly project: Id | null;
  /** The query that the page shows by. */
  readonly pql: string;
  readonly isWrong: boolean;
  /** Where it is wrong. */
  readonly column: number | null;
  readonly onPql: (pql: string) => void;
  readonly onClose: () => void;
}

/** The box in which a query is written, with what could come next in a list below it. */
export function QueryBox({ slug, project, pql, isWrong, column, onPql, onClose }: QueryBoxProps) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(pql);
  /** Where the cursor is while the list is open, in UTF-16. */
  const [cursor, setCursor] = useState<number | null>(null);
  const [active, setActive] = useState(-1);
  const begun = cursor === null ? null : text.slice(0, cursor);
  const { from, suggestions } = useCompletions({ slug, project }, begun);
  const isOpen = cursor !== null && suggestions.length > 0;
  const isSame = text.trim() === pql;

  useEffect(() => setText(pql), [pql]);
  useEffect(() => {
    if (pql === '') input.current?.focus();
  }, [pql]);
  useMarked(input, pql, column);

  function open(at: number): void {
    setCursor(at);
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
    setText(next.text);
    open(next.cursor);
    requestAnimationFrame(() => input.current?.setSelectionRange(next.cursor, next.cursor));
  }

  function move(step: number): void {
    if (!isOpen) {
      open(input.current?.selectionStart ?? text.length);
      return;
    }
    const count = suggestions.length;
    // One step before the first and behind the last is the box itself.
    setActive((at) => ((at + 1 + step + count + 1) % (count + 1)) - 1);
  }

  function apply(event: FormEvent): void {
    event.preventDefault();
    shut();
    if (!isSame) onPql(text.trim());
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (!actOn(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether a key means something here. */
  function actOn({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    if (key === ' ' && ctrlKey) open(input.current?.selectionStart ?? text.length);
    else if (ctrlKey || altKey || metaKey || shiftKey) return false;
    else if (key === 'ArrowDown' || key === 'ArrowUp') move(key === 'ArrowDown' ? 1 : -1);
    else if ((key === 'Enter' || key === 'Tab') && isOpen && active >= 0) take(active);
    else if (key === 'Escape' && cursor !== null) shut();
    else if (key === 'Escape' && text !== pql) setText(pql);
    else if (key === 'Escape' && pql === '') onClose();
    else return false;
    return true;
  }

  return (
    <form className="query__form" onSubmit={apply}>
      <div className="query__box">
        <input
          ref={input}
          className="input"
          role="combobox"
          aria-label={t('query.label')}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={list}
          aria-activedescendant={isOpen && active >= 0 ? optionId(list, active) : undefined}
          aria-invalid={isWrong && isSame ? true : undefined}
          aria-describedby={isWrong ? FAULT : undefined}
          placeholder={t('query.placeholder')}
          value={text}
          maxLength={LONGEST}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
          onChange={({ currentTarget: { value, selectionStart } }) => {
            setText(value);
            open(selectionStart ?? value.length);
          }}
          onFocus={() => {
            if (text === '') open(0);
          }}
          onPointerDown={() => setActive(-1)}
          onClick={({ currentTarget: { selectionStart } }) => {
            if (cursor !== null) open(selectionStart ?? text.length);
          }}
          onBlur={shut}
          onKeyDown={press}
        />
        <Completion
          id={list}
          suggestions={isOpen ? suggestions : []}
          active={active}
          onTake={take}
        />
      </div>
      {isSame ? null : (
        <Button type="submit" kind="main" onPointerDown={(event) => event.preventDefault()}>
          {t('query.apply')}
        </Button>
      )}
    </form>
  );
}

/** Selects the word that is wrong, where somebody is about to write on. */
function useMarked(
  input: { readonly current: HTMLInputElement | null },
  pql: string,
  column: number | null,
): void {
  useEffect(() => {
    const box = input.current;
    if (column === null || !box || document.activeElement !== box || box.value !== pql) return;
    const [before, wrong] = markedAt(pql, column);
    box.setSelectionRange(before.length, before.length + wrong.length);
  }, [input, pql, column]);
}
