import { ApiProblem } from '@tidemark/client';
import { isPassing, send } from '../api/client';
import type { Unread } from '../store/reduce/draft';
import {
  type Id,
  type Issue,
  type Priority,
  type Relation,
  STATUS,
  type Tables,
} from '../store/rows';
import { canonicalTime } from '../store/times';
import { pause } from './backoff';
import type { Patch } from './messages';
import { readDictionaries, readSnapshot } from './snapshot';

/** More single issues than this are read with their whole project. */
const SINGLE = 20;

/** What is to be read, each thing once. */
interface Plan {
  readonly everything: boolean;
  readonly projects: readonly Id[];
  readonly issues: ReadonlyMap<Id, Id>;
  readonly pages: ReadonlyMap<Id, Id | null>;
  readonly collections: readonly Id[];
  readonly views: ReadonlyMap<Id, Id | null>;
  readonly dictionaries: boolean;
}

/**
 * What has to be read, put together. A work item of the API does not say its cycle and modules, so an issue of a project
 * that has some, one of `placed`, is read with its project.
 */
export function planReading(unread: readonly Unread[], placed: ReadonlySet<Id> = new Set()): Plan {
  const projects = new Set(unread.flatMap((one) => (one.what === 'project' ? one.id : [])));
  const issues = new Map<Id, Id>();
  for (const one of unread) {
    if (one.what !== 'issue') continue;
    if (placed.has(one.project) && !one.isNew) projects.add(one.project);
    else issues.set(one.id, one.project);
  }
  for (const [id, project] of issues) if (projects.has(project)) issues.delete(id);
  if (issues.size > SINGLE) {
    for (const project of issues.values()) projects.add(project);
    issues.clear();
  }
  const pages = new Map<Id, Id | null>();
  const views = new Map<Id, Id | null>();
  for (const one of unread) {
    if (one.what !== 'page' && one.what !== 'view') continue;
    if (projects.has(one.project ?? '')) continue;
    (one.what === 'page' ? pages : views).set(one.id, one.project);
  }
  const collections = new Set(unread.flatMap((one) => (one.what === 'collection' ? one.id : [])));
  return {
    everything: unread.some((one) => one.what === 'everything'),
    projects: [...projects],
    issues,
    pages,
    collections: [...collections],
    views,
    dictionaries: projects.size === 0 && unread.some((one) => one.what === 'dictionaries'),
  };
}

/** Reads what events did not say, not older than the copy; null when everything has to be read anew. */
export async function readUnread(
  workspace: string,
  tables: Tables,
  unread: readonly Unread[],
  signal: AbortSignal,
): Promise<Patch[] | null> {
  const waitFor = `${tables.epoch}:${tables.position}`;
  const wanted = { waitFor, signal, ...(tables.isPartial && { issues: 'none' as const }) };
  const patches: Patch[] = [];
  if (tables.isPartial) {
    const ids = unread.flatMap((one) => (one.what === 'issue' ? one.id : []));
    if (ids.length > 0) patches.push(await readRows(workspace, ids, { waitFor, signal }));
  }
  const places = [...tables.cycles.values(), ...tables.modules.values()];
  const others = tables.isPartial ? unread.filter((one) => one.what !== 'issue') : unread;
  const plan = planReading(
    [...others.map((one) => located(tables, one)), ...originals(tables, others)],
    new Set(places.map(({ project }) => project)),
  );
  if (plan.everything) return null;
  if (plan.projects.length > 0) {
    const { tables: read } = await again(signal, () =>
      readSnapshot(workspace, { ...wanted, projects: plan.projects }),
    );
    patches.push({ what: 'projects', ids: plan.projects, tables: read });
  }
  if (plan.dictionaries) {
    const projects = smallest(tables);
    const copy = await again(signal, () =>
      readDictionaries(workspace, { ...wanted, ...(projects && { projects }) }),
    );
    const { members, projects: rows, position } = copy.tables;
    patches.push({
      what: 'dictionaries',
      members: [...members.values()],
      projects: [...rows.values()],
      position,
    });
  }
  const issues = [...plan.issues].map(([id, project]) => readIssue(workspace, id, project, wanted));
  if (plan.pages.size > 0) {
    const { readPage } = await import('./reading-page');
    for (const [id, project] of plan.pages) {
      patches.push(await again(signal, () => readPage(workspace, id, project, wanted)));
    }
  }
  if (plan.collections.length > 0) {
    const { readCollection } = await import('./reading-collection');
    for (const id of plan.collections) {
      patches.push(await again(signal, () => readCollection(workspace, id, wanted)));
    }
  }
  if (plan.views.size > 0) {
    const { readView } = await import('./reading-view');
    for (const [id, project] of plan.views) {
      patches.push(await again(signal, () => readView(workspace, id, project, wanted)));
    }
  }
  return [...patches, ...(await Promise.all(issues))];
}

/** The most issues that are asked for by their ids in one request. */
export const MOST_ROWS = 200;

/** Reads issues by their ids; those that are not there, or not for the reader, are gone. */
export async function readRows(
  workspace: string,
  ids: readonly Id[],
  { waitFor, signal }: { readonly waitFor: string; readonly signal: AbortSignal },
): Promise<Extract<Patch, { what: 'rows' }>> {
  const issues: Issue[] = [];
  const relations: Relation[] = [];
  let position = Number.POSITIVE_INFINITY;
  for (let at = 0; at < ids.length; at += MOST_ROWS) {
    const some = ids.slice(at, at + MOST_ROWS);
    const { tables } = await again(signal, () =>
      readSnapshot(workspace, { issues: some, waitFor, signal }),
    );
    issues.push(...tables.issues.values());
    relations.push(...tables.relations.values());
    position = Math.min(position, tables.position);
  }
  const found = new Set(issues.map(({ id }) => id));
  return { what: 'rows', issues, relations, gone: ids.filter((id) => !found.has(id)), position };
}

/** An issue that has moved since is read where it is now. */
export function located({ issues }: Pick<Tables, 'issues'>, one: Unread): Unread {
  const project = one.what === 'issue' && issues.get(one.id)?.project;
  return project ? { ...one, project } : one;
}

/** What of the intakes has to be read with a project: it may contain the originals of duplicates whose originals were out of sight. */
function originals(tables: Tables, unread: readonly Unread[]): Unread[] {
  if (!unread.some(({ what }) => what === 'project')) return [];
  return [...tables.intake.values()]
    .filter((row) => row.status === STATUS.duplicate && row.duplicate_to === null)
    .map(({ project }) => ({ what: 'project', id: project }));
}

/** The project with the fewest issues, which is the least to read besides. */
function smallest({ projects, issues }: Tables): Id[] | undefined {
  const counts = new Map<Id, number>();
  for (const row of projects.values()) {
    if (row.role && row.archived_at === null) counts.set(row.id, 0);
  }
  for (const { project } of issues.values()) counts.set(project, (counts.get(project) ?? 0) + 1);
  const [first] = [...counts].sort(([, a], [, b]) => a - b);
  return first && [first[0]];
}

/** Reads again until the server answers. */
async function again<Value>(signal: AbortSignal, read: () => Promise<Value>): Promise<Value> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await read();
    } catch (error) {
      if (signal.aborted || !isPassing(error)) throw error;
      await pause(failures, signal, error instanceof ApiProblem ? error.retryAfter : null);
    }
  }
}

async function readIssue(
  workspace: string,
  id: Id,
  project: Id,
  { waitFor, signal }: { waitFor: string; signal: AbortSignal },
): Promise<Patch> {
  const path = `workspaces/${workspace}/projects/${project}/work-items/${id}/`;
  const headers = { 'tidemark-wait-for': waitFor };
  const position = Number(waitFor.slice(waitFor.indexOf(':') + 1));
  try {
    const answer = await again(signal, () => send<WireIssue>('GET', path, { headers, signal }));
    const version = Number(/^"(\d+)/.exec(answer.headers.get('etag') ?? '')?.[1] ?? 0);
    const at = Number(answer.headers.get('tidemark-position')) || position;
    return { what: 'issue', id, row: issueOf(answer.body, version), position: at };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status === 401) throw error;
    return { what: 'issue', id, row: null, position };
  }
}

/** A work item as the API shows it, as far as it is a row here. */
export interface WireIssue {
  readonly id: Id;
  readonly project: Id;
  readonly sequence_id: number;
  readonly name: string;
  readonly state: Id;
  readonly priority: Priority;
  readonly assignees: readonly Id[];
  readonly labels: readonly Id[];
  readonly parent: Id | null;
  readonly start_date: string | null;
  readonly target_date: string | null;
  readonly point: number | null;
  readonly estimate_point?: Id | null;
  readonly sort_order: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly completed_at: string | null;
  readonly created_by: Id;
}

/** The row of a work item. */
export function issueOf(wire: WireIssue, version: number): Issue {
  return {
    id: wire.id,
    project: wire.project,
    number: wire.sequence_id,
    name: wire.name,
    state: wire.state,
    priority: wire.priority,
    assignees: wire.assignees,
    labels: wire.labels,
    parent: wire.parent ?? null,
    start_date: wire.start_date ?? null,
    target_date: wire.target_date ?? null,
    point: wire.point ?? null,
    cycle: null,
    modules: [],
    estimate_point: wire.estimate_point ?? null,
    sort_order: wire.sort_order,
    created_at: canonicalTime(wire.created_at),
    updated_at: canonicalTime(wire.updated_at),
    completed_at: wire.completed_at ? canonicalTime(wire.completed_at) : null,
    created_by: wire.created_by,
    version,
  };
}
