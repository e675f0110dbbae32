import { useEffect, useMemo } from 'react';
import { all } from '../../api/client';
import type { FeedEvent } from '../../store/events';
import { useEngine, useTables } from '../../store/hooks';
import type { Id, Issue } from '../../store/rows';
import { relationsOf } from '../../store/selectors';
import { heldOf } from '../../sync/held';
import { Asking } from '../query/asking';

/** What the page of an issue needs to have what it names. */
export interface NeighboursProps {
  readonly slug: string;
  readonly issue: Issue;
}

/** Has what the page of an issue names where not all issues are here: what is above it and below it, and its relations. */
export function Neighbours({ slug, issue }: NeighboursProps) {
  const engine = useEngine();
  const { id, project, parent } = issue;
  const others = useTables((tables) => relationsOf(tables, id));
  const named = useMemo(
    () => [...others.map((row) => row.with), ...(parent ? [parent] : [])].sort().join(' '),
    [others, parent],
  );
  useEffect(() => {
    const held = heldOf(engine);
    const by = {};
    const beside = named.split(' ').filter(Boolean);
    held.pin(by, [id, ...beside]);
    const asking = new Asking(async (signal) => {
      try {
        const path = `workspaces/${slug}/projects/${project}/work-items/${id}/sub-items/?fields=id`;
        const { body } = await all<{ readonly id: Id }>(path, { signal });
        const ids = [...beside, ...body.map((row) => row.id)];
        held.pin(by, [id, ...ids]);
        await held.read(ids);
        return true;
      } catch {
        return signal.aborted;
      }
    });
    const hearer = {
      hear(events: readonly FeedEvent[]) {
        if (events.some(({ type }) => type === 'IssueParentChanged')) asking.soon();
      },
      refresh: () => void held.read([id]).then(() => asking.now()),
      close: () => asking.end(),
    };
    engine.hearers.add(hearer);
    asking.now();
    return () => {
      engine.hearers.delete(hearer);
      asking.end();
      held.unpin(by);
    };
  }, [engine, slug, project, id, named]);
  return null;
}
