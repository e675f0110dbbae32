import { useMemo } from 'react';
import type { QueryFault } from '../../api/query';
import { t } from '../../i18n';
import { completed, markedAt } from '../../query/pql';
import type { Id } from '../../store/rows';
import { useCompletions } from './use-completions';

/** The id of the sentence, by which the box says what is wrong with it. */
export const FAULT = 'query-fault';

/** So many of the words that could stand there are offered. */
const MOST = 8;

/** Brings the wrong word of a long query into sight. */
function show(mark: HTMLElement | null): void {
  mark?.scrollIntoView({ block: 'nearest' });
}

interface FaultProps {
  readonly slug: string;
  readonly project: Id | null;
  readonly pql: string;
  readonly fault: QueryFault;
  readonly onPql: (pql: string) => void;
}

/** What is wrong with a query: the sentence, the place, and what could stand there. */
export function Fault({ slug, project, pql, fault, onPql }: FaultProps) {
  const { sentence, column } = fault;
  const parts = useMemo(() => (column === null ? null : markedAt(pql, column)), [pql, column]);
  const [before, wrong, behind] = parts ?? ['', '', ''];
  const { from, suggestions } = useCompletions({ slug, project }, parts && before);
  const offered = suggestions.slice(0, MOST);
  return (
    <div className="query__fault">
      <p id={FAULT} className="field__error" role="alert">
        {sentence}
      </p>
      {parts ? (
        <p className="query__marked">
          <code>
            {before}
            <mark ref={show}>{wrong || ' '}</mark>
            {behind}
          </code>
        </p>
      ) : null}
      {offered.length > 0 ? (
        <p className="query__offer">
          <span className="field__hint">{t('query.couldStand')}</span>
          {offered.map(({ text }) => (
            <button
              key={text}
              type="button"
              className="button button--outline"
              aria-label={t('query.use', { text })}
              onClick={() => {
                const next = completed(before, from, before.length, text);
                onPql(next.text.trimEnd() + (behind || ''));
              }}
            >
              <code>{text}</code>
            </button>
          ))}
        </p>
      ) : null}
    </div>
  );
}
