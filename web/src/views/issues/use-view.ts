import { useCallback, useMemo } from 'react';
import { useSearch, useSearchParams } from 'wouter';
import { DEFAULT_VIEW, formatView, parseView, type ViewState } from '../../query';

/**
 * What a page of issues shows by, how it is changed, and how it goes back to `base`. Its address keeps what is other than in
 * `base`.
 */
export function useView(
  base: ViewState = DEFAULT_VIEW,
): readonly [ViewState, (change: Partial<ViewState>) => void, () => void] {
  const search = useSearch();
  const [, setSearch] = useSearchParams();
  const view = useMemo(() => parseView(search, base), [search, base]);
  const change = useCallback(
    (part: Partial<ViewState>) => {
      setSearch(
        (before) => {
          const after = new URLSearchParams(formatView({ ...view, ...part }, base));
          for (const [name, value] of before) if (OWN.has(name)) after.set(name, value);
          return after;
        },
        { replace: true },
      );
    },
    [view, base, setSearch],
  );
  const reset = useCallback(() => {
    const kept = [...new URLSearchParams(search)].filter(([name]) => OWN.has(name));
    const bare = new URLSearchParams(kept);
    if (bare.toString() !== new URLSearchParams(search).toString()) {
      setSearch(bare, { replace: true });
    }
  }, [search, setSearch]);
  return [view, change, reset];
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
