import { type FormEvent, useEffect, useId, useRef } from 'react';
import { t } from '../../i18n';
import { markedAt } from '../../query/pql';
import type { Id } from '../../store/rows';
import { Button } from '../../ui/button';
import { Completion, optionId } from './completion-list';
import { FAULT } from './fault';
import { useWriting } from './use-writing';

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
  const writing = useWriting({ slug, project }, { input, pql, onClose });
  const { text, suggestions, active } = writing;
  const isOpen = suggestions.length > 0;
  const isSame = text.trim() === pql;
  useEffect(() => {
    if (pql === '') input.current?.focus();
  }, [pql]);
  useMarked(input, pql, column);

  function apply(event: FormEvent): void {
    event.preventDefault();
    writing.shut();
    if (!isSame) onPql(text.trim());
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
          onChange={({ currentTarget: { value, selectionStart } }) =>
            writing.write(value, selectionStart)
          }
          onFocus={() => {
            if (text === '') writing.open();
          }}
          onClick={() => {
            if (writing.isAsked) writing.open();
          }}
          onBlur={writing.shut}
          onKeyDown={writing.press}
        />
        <Completion id={list} suggestions={suggestions} active={active} onTake={writing.take} />
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
