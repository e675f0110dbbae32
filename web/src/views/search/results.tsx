import { type RefObject, useEffect, useRef } from 'react';
import type { SearchResult } from '../../api/search';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { Button } from '../../ui/button';
import { Line } from './line';

interface ResultsProps {
  readonly results: readonly SearchResult[];
  readonly label: string;
  /** Whether other results are on their way. */
  readonly isBusy: boolean;
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly onMore: () => void;
  readonly onOpen: () => void;
}

/** The results as one list, through which J, K and the arrows go; before the first one is the box. */
export function Results(props: ResultsProps) {
  const { results, label, isBusy, hasMore, isReadingMore, box, onMore, onOpen } = props;
  const list = useRef<HTMLOListElement>(null);
  useKeptFocus(list, results, box);
  const expectMore = useMore(list, results, hasMore);

  const lines = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])];
  function go(to: number): void {
    const line = lines()[Math.min(to, results.length - 1)];
    if (to < 0) box.current?.focus();
    else line?.focus();
  }
  const at = () => lines().indexOf(document.activeElement as HTMLElement);
  const hasLines = () => results.length > 0;
  useKeys([
    { id: 'list.next', scope: 'view', when: hasLines, run: () => go(at() + 1) },
    { id: 'list.previous', scope: 'view', when: () => at() >= 0, run: () => go(at() - 1) },
    { id: 'list.first', scope: 'view', when: () => at() >= 0, run: () => go(0) },
    { id: 'list.last', scope: 'view', when: () => at() >= 0, run: () => go(results.length - 1) },
    { id: 'list.clear', scope: 'view', when: () => at() >= 0, run: () => go(-1) },
  ]);

  return (
    <>
      <ol ref={list} className="search__list" aria-label={label} aria-busy={isBusy}>
        {results.map((result) => (
          <Line key={result.id} result={result} onOpen={onOpen} />
        ))}
      </ol>
      {hasMore ? (
        <div className="search__more">
          <Button
            kind="outline"
            aria-disabled={isReadingMore}
            onClick={() => {
              expectMore();
              onMore();
            }}
          >
            {t('search.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The result that has the focus keeps it where it is drawn now; when it has gone, the box gets it. */
function useKeptFocus(
  list: RefObject<HTMLOListElement | null>,
  results: readonly SearchResult[],
  box: RefObject<HTMLInputElement | null>,
): void {
  const focused = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other results are drawn elsewhere
  useEffect(() => {
    const before = focused.current;
    if (before === null || document.activeElement !== document.body) return;
    const line = list.current?.querySelector<HTMLElement>(`[data-result="${before}"]`);
    (line ?? box.current)?.focus({ preventScroll: line !== null });
  }, [results]);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      const line = target instanceof Element ? target.closest('[data-result]') : null;
      focused.current = line?.getAttribute('data-result') ?? null;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
}

/** The button for more keeps the focus as long as there is more; after that the first of the new results has it. */
function useMore(
  list: RefObject<HTMLOListElement | null>,
  results: readonly SearchResult[],
  hasMore: boolean,
): () => void {
  const known = useRef<number | null>(null);
  useEffect(() => {
    const count = known.current;
    if (count === null || results.length <= count) return;
    known.current = null;
    if (hasMore) return;
    list.current?.querySelectorAll<HTMLElement>('[data-result]')[count]?.focus();
  }, [list, results, hasMore]);
  return () => {
    known.current = results.length;
  };
}
