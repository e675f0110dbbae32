import { useLayoutEffect, useRef } from 'react';
import type { Suggestion } from '../../api/query';
import { type MessageKey, t } from '../../i18n';

/** The id of the element of a line. */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}

interface CompletionProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  /** The line that is chosen by keys; -1 for none. */
  readonly active: number;
  readonly onTake: (index: number) => void;
}

const KINDS: Readonly<Record<string, MessageKey>> = {
  word: 'query.kind.word',
  field: 'query.kind.field',
  question: 'query.kind.question',
  value: 'query.kind.value',
  order: 'query.kind.order',
};

/** The list of what could come next; the focus stays in the box, which names the active line. */
export function Completion({ id, suggestions, active, onTake }: CompletionProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const isEmpty = suggestions.length === 0;
  return (
    <div className="popup query__list" hidden={isEmpty}>
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={t('query.completions')}
        className="popup__list"
      >
        {suggestions.map(({ text, kind }, index) => {
          const named = KINDS[kind];
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and the keys
            <div
              key={`${kind} ${text}`}
              id={optionId(id, index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              data-highlighted={index === active ? '' : undefined}
              className="popup__item"
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onTake(index)}
            >
              <code className="cut">{text}</code>
              {named ? <span className="popup__end">{t(named)}</span> : null}
            </div>
          );
        })}
      </div>
      <p className="query__keys" aria-hidden="true">
        {t('query.keys')}
      </p>
    </div>
  );
}
