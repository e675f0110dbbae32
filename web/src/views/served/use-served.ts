import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Filter, Scope, ViewState } from '../../query';
import { questionOf } from '../../query/asked';
import { servedGroups } from '../../query/served';
import { useEngine, useTables } from '../../store/hooks';
import { heldOf } from '../../sync/held';
import { NOT_ASKED, type ServedState, Shelves } from './shelves';

/** The issues of a view as the server finds them, with what has happened since; null where the API has no words for it. */
export function useServed(view: ViewState, scope: Scope, within: Filter | undefined) {
  const tables = useTables((all) => all);
  const key = useMemo(() => JSON.stringify(questionOf(view, scope, within)), [view, scope, within]);
  const question = useMemo(() => JSON.parse(key) as ReturnType<typeof questionOf>, [key]);
  const shelves = useShelves(key);
  const state = useSyncExternalStore(
    useMemo(() => shelves?.state.subscribe ?? (() => () => undefined), [shelves]),
    () => shelves?.state.read() ?? NOT_ASKED,
  );
  const groups = useMemo(() => {
    if (!question || state.phase === 'asking' || state.phase === 'refused') return [];
    const { filter, order, descending, subs, layout, empty } = view;
    const { group, lanes, params } = question;
    const isWorkflow = group === 'state' || group === 'state_group';
    const shown = {
      filter: within && filter ? { all: [within, filter] } : (within ?? filter),
      group,
      lanes,
      order,
      descending,
      empty: empty || (layout === 'board' && isWorkflow),
      subs,
    };
    const isAsked = params.pql !== undefined || scope.asked !== undefined;
    return servedGroups(tables, shown, scope, state, isAsked);
  }, [tables, state, question, view, scope, within]);
  return { question, groups, state, shelves };
}

/** What the server is asked by, anew for each question. */
function useShelves(key: string): Shelves | null {
  const engine = useEngine();
  const [asked, setAsked] = useState<{ readonly key: string; readonly by: Shelves } | null>(null);
  useEffect(() => {
    const question = JSON.parse(key) as ReturnType<typeof questionOf>;
    if (!question) return undefined;
    const by = new Shelves({ engine, held: heldOf(engine), question });
    setAsked({ key, by });
    by.open();
    return () => by.close();
  }, [engine, key]);
  return asked?.key === key ? asked.by : null;
}

export type { ServedState };
