import { useEffect, useState } from 'react';
import { send } from '../../api/client';
import { useEngine } from '../../store/hooks';
import type { Id } from '../../store/rows';

/**
 * The issue that has a key or had it, as the server says; null for none, and undefined while it is asked. Where not all
 * issues are here, it is here by then.
 */
export function useIssueOf(slug: string, issueKey: string): Id | null | undefined {
  const engine = useEngine();
  const [found, setFound] = useState<{ readonly key: string; readonly id: Id | null }>();
  useEffect(() => {
    const stop = new AbortController();
    const path = `workspaces/${slug}/work-items/${encodeURIComponent(issueKey)}/`;
    async function find(): Promise<Id> {
      const { body } = await send<{ readonly id: Id }>('GET', path, { signal: stop.signal });
      if (engine.store.base()?.isPartial) {
        const { heldOf } = await import('../../sync/held');
        await heldOf(engine).read([body.id]);
      }
      return body.id;
    }
    const note = (id: Id | null) => {
      if (!stop.signal.aborted) setFound({ key: issueKey, id });
    };
    find().then(note, () => note(null));
    return () => stop.abort();
  }, [engine, slug, issueKey]);
  return found?.key === issueKey ? found.id : undefined;
}
