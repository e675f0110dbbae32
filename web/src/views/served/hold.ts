/** Issues that something is done with, read before it is done, where not all of them are here. */
import { send } from '../../api/client';
import { findIssues } from '../../api/query';
import type { Cycle, Id } from '../../store/rows';
import type { Engine } from '../../sync/engine';
import { heldOf } from '../../sync/held';

/** Reads the issues of a cycle that are not done. */
export async function holdLeftIn(engine: Engine, { id, project }: Cycle): Promise<void> {
  const pql = `cycle = "${id}" AND state_group NOT IN (completed, cancelled)`;
  const { signal } = new AbortController();
  const ids = await findIssues(
    { slug: engine.slug, project },
    { pql },
    engine.store.base(),
    signal,
  );
  await heldOf(engine).read(ids);
}

const asked = new WeakMap<Engine, Map<string, number>>();
/** How long the same is not asked for again, in milliseconds. */
const FRESH = 30_000;

/** Reads the issues of a project among which one is chosen: those that a text finds, or the latest. */
export async function holdOffered(engine: Engine, project: Id, text: string): Promise<void> {
  const known = asked.get(engine) ?? new Map<string, number>();
  asked.set(engine, known);
  const key = `${project} ${text}`;
  if (Date.now() - (known.get(key) ?? 0) < FRESH) return;
  known.set(key, Date.now());
  try {
    await heldOf(engine).read(await offered(engine.slug, project, text));
  } catch {
    // Without an answer, what is here is offered.
    known.delete(key);
  }
}

/** How many issues are offered where one is to be chosen. */
const OFFERED = 100;

async function offered(slug: string, project: Id, text: string): Promise<readonly Id[]> {
  const root = `workspaces/${encodeURIComponent(slug)}/`;
  type Rows = readonly { readonly id: Id }[];
  if (text === '') {
    const params = `order_by=-sequence_id&fields=id&per_page=${OFFERED}`;
    const path = `${root}projects/${project}/work-items/?${params}`;
    const { body } = await send<{ readonly results: Rows }>('GET', path);
    return body.results.map(({ id }) => id);
  }
  const params = new URLSearchParams({
    search: text,
    project_id: project,
    limit: String(OFFERED),
  });
  const path = `${root}work-items/search/?${params}`;
  const { body } = await send<{ readonly issues: Rows }>('GET', path);
  return body.issues.map(({ id }) => id);
}
