import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearch, useSearchParams } from 'wouter';
import type { SearchResult, Wanted } from '../../api/search';
import { useTables } from '../../store/hooks';
import { formatSearch, parseSearch } from './address';
import { isSame, type Searched, wantedOf } from './searching';
import { isAlone, storedResults, withStored } from './stored';
import { useSearching } from './use-searching';

/** How many results are read at a time. */
const AT_ONCE = 20;
/** How long nothing is typed before the address says it: browsers refuse many changes of it in a short time. */
const PAUSE = 400;

/** What the page of search looks for and has found. */
export interface SearchPageState {
  /** What is in the box, with the choices beside it. */
  readonly asked: Wanted;
  readonly change: (part: Partial<Wanted>) => void;
  /** Has the address say what is asked, before it is left. */
  readonly keep: () => void;
  readonly searched: Searched;
  readonly results: readonly SearchResult[];
  /** Whether the results are the server's answer to what is asked. */
  readonly isAnswered: boolean;
  readonly now: () => void;
  readonly more: () => void;
}

/** The state of the page of search: in the address, with the results of the copy until the server has answered. */
export function useSearchPage(slug: string): SearchPageState {
  const [asked, change, keep] = useAsked();
  const wanted = wantedOf(asked.text, asked);
  const { searched, now, more } = useSearching(slug, wanted, AT_ONCE);
  const isAnswered = wanted !== null && isSame(searched.answered, wanted);
  const stored = useStored(wanted);
  const results = useMemo(() => {
    const { answered, results: found, hasMore } = searched;
    if (isAnswered) return isAlone(asked, hasMore) ? found : withStored(found, stored);
    return withStored(stored, isTypedOn(answered, asked) ? found : []);
  }, [isAnswered, searched, stored, asked]);
  return { asked, change, keep, searched, results, isAnswered, now, more };
}

/** What the copy finds, computed again when something in it has changed that is found. */
function useStored(wanted: Wanted | null): readonly SearchResult[] {
  const tables = useTables((all) => (wanted ? all : null));
  const { text = '', kind = null, archived = false } = wanted ?? {};
  return useMemo(
    () => (tables ? storedResults(tables, { text, kind, archived }) : []),
    [tables, text, kind, archived],
  );
}

/** Whether somebody only types on, or takes letters back: what was found before then stays until the answer. */
function isTypedOn(answered: Wanted | null, asked: Wanted): boolean {
  if (!answered || answered.kind !== asked.kind || answered.archived !== asked.archived)
    return false;
  const [before, now] = [answered.text, asked.text.trim()];
  return now !== '' && (now.startsWith(before) || before.startsWith(now));
}

/** What is asked: choices are in the address at once, letters after a pause. */
function useAsked(): readonly [Wanted, (part: Partial<Wanted>) => void, () => void] {
  const search = useSearch();
  const [, setSearch] = useSearchParams();
  const [asked, setAsked] = useState(() => parseSearch(search));
  const latest = useRef(asked);
  const written = useRef(search);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const set = useCallback((next: Wanted) => {
    latest.current = next;
    setAsked(next);
  }, []);
  const keep = useCallback(() => {
    clearTimeout(timer.current);
    const next = formatSearch(latest.current);
    if (next === written.current) return;
    written.current = next;
    setSearch(new URLSearchParams(next), { replace: true });
  }, [setSearch]);
  const change = useCallback(
    (part: Partial<Wanted>) => {
      set({ ...latest.current, ...part });
      if (part.text === undefined) return keep();
      clearTimeout(timer.current);
      timer.current = setTimeout(keep, PAUSE);
    },
    [set, keep],
  );
  // Another address than the one that was written here: a link, or the way back.
  useEffect(() => {
    const told = parseSearch(search);
    if (isSame(told, parseSearch(written.current))) return;
    written.current = search;
    clearTimeout(timer.current);
    set(told);
  }, [search, set]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return [asked, change, keep];
}
