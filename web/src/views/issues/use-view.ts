import { useCallback, useMemo } from 'react';
import { useSearch, useSearchParams } from 'wouter';
import { formatView, parseView, type ViewState } from '../../query';

/** What a page of issues shows by, kept in its address, and how it is changed. */
export function useView(
  defaults?: Partial<ViewState>,
): readonly [ViewState, (change: Partial<ViewState>) => void] {
  const search = useSearch();
  const [, setSearch] = useSearchParams();
  const view = useMemo(() => {
    const parsed = parseView(search);
    const isBare = !new URLSearchParams(search).has('group');
    return defaults && isBare ? { ...parsed, ...defaults } : parsed;
  }, [search, defaults]);
  const change = useCallback(
    (part: Partial<ViewState>) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(formatView({ ...view, ...part }));
          for (const [name, value] of before) if (OWN.has(name)) after.set(name, value);
          return after;
        },
        { replace: true },
      );
    },
    [view, setSearch],
  );
  return [view, change];
}

/** The parameters that are not the view's. */
const OWN = new Set(['peek', 'tab', 'language']);

/** The key of the issue that is shown beside the list, kept in the address. */
export function usePeek(): readonly [string | null, (key: string | null) => void] {
  const [search, setSearch] = useSearchParams();
  const set = useCallback(
    (key: string | null) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (key) after.set('peek', key);
          else after.delete('peek');
          return after;
        },
        { replace: true },
      );
    },
    [setSearch],
  );
  return [search.get('peek'), set];
}
