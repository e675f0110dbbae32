/** The issues that only the server can find. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { type Asked, findIssues, type QueryFault, queryFault } from '../../api/query';
import { useEngine, useSyncStatus, useTables } from '../../store/hooks';
import type { Id, Issue, Tables } from '../../store/rows';
import { Asking } from './asking';

/**
 * What the server says: nothing yet, the issues, that the question is wrong, or nothing because it cannot be reached.
 * `ids` are those of the last answer with what was made since, in the server's order; null before the first one.
 */
export interface Found {
  readonly phase: 'asking' | 'found' | 'refused' | 'away';
  /** The question that was answered. */
  readonly asked: Asked;
  readonly ids: ReadonlySet<Id> | null;
  /** How many there are, where their ids are not asked for. */
  readonly count?: number;
  readonly fault: QueryFault | null;
}

interface Answered {
  readonly key: string;
  readonly phase: Exclude<Found['phase'], 'asking'>;
  readonly ids: readonly Id[] | null;
  readonly fault: QueryFault | null;
  /** The issues that the server had when it was asked, at least. */
  readonly known: ReadonlyMap<Id, Issue>;
}

/** The tables that answers depend on. */
function depends(tables: Tables): readonly unknown[] {
  const { issues, states, labels, cycles, modules, estimates, members, projects } = tables;
  return [issues, states, labels, cycles, modules, estimates, members, projects];
}

/** Asks the server for issues, again when something has changed; nothing is asked for null. */
export function useFound(slug: string, project: Id | null, asked: Asked | null): Found | null {
  const { store } = useEngine();
  const { phase } = useSyncStatus();
  const tables = useTables((all) => (asked ? all : null));
  const [answer, setAnswer] = useState<Answered | null>(null);
  const asking = useRef<Asking | null>(null);
  const key = asked ? JSON.stringify([slug, project, asked.pql, asked.filters]) : '';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked
  useEffect(() => {
    if (!asked) return undefined;
    const note = (part: Omit<Answered, 'key'>) => setAnswer({ key, ...part });
    const made = new Asking(async (signal) => {
      const base = store.base();
      const { issues: known } = base ?? store.tables();
      try {
        const ids = await findIssues({ slug, project }, asked, base, signal);
        note({ phase: 'found', ids, fault: null, known });
      } catch (error) {
        if (signal.aborted) return true;
        const fault = queryFault(error);
        if (fault) note({ phase: 'refused', ids: null, fault, known });
        else setAnswer((last) => awayAfter(last, key, known));
        return fault !== null;
      }
      return true;
    });
    asking.current = made;
    made.now();
    // What is asked relatively to today can have another answer without any change.
    const comeBack = () => document.visibilityState === 'visible' && made.soon();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      made.end();
    };
  }, [key]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: changes are another reason to ask
  useEffect(() => asking.current?.soon(), tables ? depends(tables) : NOTHING);
  useEffect(() => {
    if (phase === 'live') asking.current?.now();
  }, [phase]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says what is asked, and of the tables the issues count
  return useMemo(
    () => (asked && tables ? foundOf(tables, answer, asked, key) : null),
    [tables?.issues, answer, key],
  );
}

const NOTHING: readonly unknown[] = Array.from({ length: 8 }, () => null);

/** Without an answer, what was found before stays. */
function awayAfter(last: Answered | null, key: string, known: Answered['known']): Answered {
  const before = last?.key === key && last.phase !== 'refused' ? last : null;
  return {
    key,
    phase: 'away',
    ids: before?.ids ?? null,
    fault: null,
    known: before?.known ?? known,
  };
}

function foundOf(tables: Tables, answer: Answered | null, asked: Asked, key: string): Found {
  const isOwn = answer?.key === key;
  const ids = answer?.ids ? new Set([...answer.ids, ...madeSince(tables, answer.known)]) : null;
  return {
    phase: isOwn ? answer.phase : 'asking',
    asked,
    ids,
    fault: isOwn ? answer.fault : null,
  };
}

/** What the caller has made and the server had not when it was asked: it stays on screen until the next answer. */
function madeSince(tables: Tables, known: ReadonlyMap<Id, Issue>): readonly Id[] {
  if (tables.issues === known) return [];
  const isNew = (row: Issue) => row.created_by === tables.me && !known.has(row.id);
  return [...tables.issues.values()].filter(isNew).map(({ id }) => id);
}
