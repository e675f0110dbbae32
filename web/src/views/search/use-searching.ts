import { useEffect, useRef, useState } from 'react';
import { searchWorkspace, type Wanted } from '../../api/search';
import { useSyncStatus } from '../../store/hooks';
import { NOTHING_SEARCHED, type Searched, Searching } from './searching';

/** A search, and what can be done with it. */
export interface Search {
  readonly searched: Searched;
  /** Asks at once for what has no answer. */
  readonly now: () => void;
  /** Reads the next results. */
  readonly more: () => void;
}

/** Looks for something while the component is there; nothing is asked for null. */
export function useSearching(slug: string, wanted: Wanted | null, limit: number): Search {
  const [searched, setSearched] = useState(NOTHING_SEARCHED);
  const searching = useRef<Searching | null>(null);
  const { phase } = useSyncStatus();
  const { text = '', kind = null, archived = false } = wanted ?? {};

  useEffect(() => {
    const made = new Searching(
      (asked, offset, signal) => searchWorkspace(slug, asked, { offset, limit }, signal),
      setSearched,
    );
    searching.current = made;
    return () => made.end();
  }, [slug, limit]);
  useEffect(() => {
    searching.current?.want(text === '' ? null : { text, kind, archived });
  }, [text, kind, archived]);
  // What was asked in vain is asked again with the connection.
  useEffect(() => {
    if (phase === 'live') searching.current?.now();
  }, [phase]);
  return {
    searched,
    now: () => searching.current?.now(),
    more: () => searching.current?.more(),
  };
}
