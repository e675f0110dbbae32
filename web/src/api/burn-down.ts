import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { pointOf } from '../store/places';
import type { Id, Tables } from '../store/rows';
import { issuesIn } from '../store/scope';
import { useEngine } from '../store/subscribe';
import { ApiProblem, isPassing, send } from './client';

/** What there was at the end of a day, and what came and went during it. */
export interface BurnNumbers {
  readonly scope: number;
  readonly completed: number;
  readonly cancelled: number;
  readonly remaining: number;
  readonly added: number;
  readonly removed: number;
}

/** A day of a burn-down, in issues and in points. */
export interface BurnDay {
  readonly date: string;
  readonly items: BurnNumbers;
  readonly points: BurnNumbers;
}

/** The days of a cycle or module until today, as the log tells them. */
export interface BurnDown {
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly timezone: string;
  readonly days: readonly BurnDay[];
}

/** A burn-down as far as it is known; `fault` is why it could not be read. */
export interface ReadBurnDown {
  readonly burn: BurnDown | null;
  readonly fault: string | null;
  /** Whether the server tells none of such things. */
  readonly isNone: boolean;
  readonly retry: () => void;
}

type WireNumbers = Omit<BurnNumbers, 'remaining'> & { readonly remaining?: number };

/** Numbers with what remains, which is what is neither completed nor cancelled. */
function numbersOf(wire: WireNumbers): BurnNumbers {
  return { ...wire, remaining: wire.remaining ?? wire.scope - wire.completed - wire.cancelled };
}

/** A burn-down of the API. */
export function burnDownOf(wire: BurnDown): BurnDown {
  const days = wire.days.map(({ date, items, points }) => ({
    date,
    items: numbersOf(items),
    points: numbersOf(points),
  }));
  return { ...wire, days };
}

/** How long changes are gathered before it is read again, in milliseconds. */
const PATIENCE = 400;
/** How long to wait after a failure that passes. */
const PAUSE = 5000;

/** Whether events have changed what a burn-down tells: its own row, and what is in it. */
function signature(tables: Tables | null, kind: 'cycle' | 'module', id: Id): string {
  if (!tables) return '';
  const row = tables[`${kind}s`].get(id);
  const parts = issuesIn(tables, kind, id).map((issue) => {
    const group = tables.states.get(issue.state)?.group;
    return `${issue.id} ${group} ${pointOf(tables, issue.estimate_point)?.value}`;
  });
  return row ? [row.version, ...parts.sort()].join() : '';
}

/** The burn-down of a cycle or module: read when it is opened, renewed when events have changed it. */
export function useBurnDown(kind: 'cycle' | 'module', id: Id): ReadBurnDown {
  const { store, slug } = useEngine();
  const [read, setRead] = useState<Omit<ReadBurnDown, 'retry'>>({
    burn: null,
    fault: null,
    isNone: false,
  });
  const [round, setRound] = useState(0);
  const mark = useSyncExternalStore(store.subscribe, () => signature(store.base(), kind, id));
  const project = store.tables()[`${kind}s`].get(id)?.project ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads again
  useEffect(() => {
    // What is only expected cannot be read yet.
    if (mark === '') return undefined;
    const aborter = new AbortController();
    const { signal } = aborter;
    const path = `workspaces/${slug}/projects/${project}/${kind}s/${id}/burn-down/`;
    let timer = setTimeout(() => void load(), PATIENCE);
    async function load(): Promise<void> {
      const base = store.base();
      const headers = base ? { 'tidemark-wait-for': `${base.epoch}:${base.position}` } : {};
      try {
        const { body } = await send<BurnDown>('GET', path, { headers, signal });
        if (!signal.aborted) setRead({ burn: burnDownOf(body), fault: null, isNone: false });
      } catch (error) {
        if (signal.aborted) return;
        const fault = error instanceof ApiProblem ? error.detail : '';
        // Guests who see only their own issues are not told of all together.
        const isNone = error instanceof ApiProblem && [403, 404].includes(error.status);
        setRead((before) => ({ ...before, fault, isNone }));
        if (isPassing(error)) timer = setTimeout(() => void load(), PAUSE);
      }
    }
    return () => {
      clearTimeout(timer);
      aborter.abort();
    };
  }, [store, slug, project, kind, id, mark, round]);
  return { ...read, retry: useCallback(() => setRound((before) => before + 1), []) };
}
