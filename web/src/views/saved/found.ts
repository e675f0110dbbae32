/** The issues of a saved view whose filter only the server can tell. */
import { useEffect, useState } from 'react';
import { all } from '../../api/client';
import { useTables } from '../../store/hooks';
import type { Id, SavedView } from '../../store/rows';

/** What the server has found: `failed` when it could not be asked, or refuses the filter. */
export type Found = ReadonlySet<Id> | 'asking' | 'failed';

/** So long after a change of issues the server is asked again, in milliseconds. */
const PAUSE = 1500;

/** Asks the server which issues a view finds, and again when issues have changed. */
export function useFound(slug: string, view: SavedView, isBeyond: boolean): Found {
  const issues = useTables((tables) => (isBeyond ? tables.issues : null));
  const [answer, setAnswer] = useState<{ readonly query: string; readonly found: Found }>();
  const filters = Object.keys(view.filters).length > 0 ? JSON.stringify(view.filters) : null;
  const query = new URLSearchParams({
    fields: 'id',
    ...(filters !== null && { filters }),
    ...(view.pql !== '' && { pql: view.pql }),
  }).toString();
  const isNew = answer?.query !== query;
  const { project } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other issues are another reason to ask
  useEffect(() => {
    if (!isBeyond || project === null) return;
    const stop = new AbortController();
    const ask = async () => {
      const path = `workspaces/${encodeURIComponent(slug)}/projects/${project}/work-items/`;
      try {
        const { body } = await all<{ id: Id }>(`${path}?${query}`, { signal: stop.signal });
        setAnswer({ query, found: new Set(body.map(({ id }) => id)) });
      } catch {
        if (!stop.signal.aborted) setAnswer({ query, found: 'failed' });
      }
    };
    const timer = setTimeout(() => void ask(), isNew ? 0 : PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [slug, project, query, isBeyond, issues]);
  return isNew ? 'asking' : answer.found;
}
