/** Changing all work items that a filter finds, in one step of the server. */
import type { Id } from '../store/rows';
import { ApiProblem, type Schema, send } from './client';
import type { QueryPlace } from './query';

/** Which work items of a project are meant, by one of these or by both; filters without a condition find all of them. */
export interface Where {
  readonly pql?: string;
  readonly filters?: Readonly<Record<string, unknown>>;
}

/** What is done with each of them, as a bulk of the API has it. */
export interface BulkChange {
  readonly action:
    | 'update'
    | 'archive'
    | 'unarchive'
    | 'delete'
    | 'add_to_cycle'
    | 'remove_from_cycle'
    | 'add_to_module'
    | 'remove_from_module';
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly cycle?: Id;
  readonly module?: Id;
}

/** How many are meant, as the log stood at a position. */
export interface Matching {
  readonly count: number;
  readonly position: number;
}

/** What a preview says: how many are meant, and where those are too many, how many can be changed at once. */
export interface BulkPreview extends Matching {
  readonly most?: number;
}

/** What became of one work item of a bulk. */
export interface BulkResult {
  readonly id: Id | null;
  readonly status: number;
  readonly position: number | null;
  readonly body: unknown;
}

/** How a change of all of them went: it was carried out, or nothing was, because others are meant by now. */
export type Changed =
  | { readonly kind: 'done'; readonly results: readonly BulkResult[] }
  | { readonly kind: 'moved'; readonly matching: Matching };

/** A project's place in the API. */
export interface ProjectPlace extends QueryPlace {
  readonly project: Id;
}

const path = ({ slug, project }: ProjectPlace) =>
  `workspaces/${encodeURIComponent(slug)}/projects/${project}/work-items/`;

/** Whether less than everything is meant. */
export function isFiltering({ pql, filters }: Where): boolean {
  return Boolean(pql) || Object.keys(filters ?? {}).length > 0;
}

/** How many work items of a project a list has under a filter. */
export async function countMatching(
  place: ProjectPlace,
  { pql, filters }: Where,
  signal: AbortSignal,
): Promise<number> {
  const params = new URLSearchParams({
    fields: 'id',
    per_page: '1',
    ...(pql && { pql }),
    ...(filters && isFiltering({ filters }) && { filters: JSON.stringify(filters) }),
  });
  const { body } = await send<Schema<'Page_Comment'>>('GET', `${path(place)}?${params}`, {
    signal,
  });
  return body.total_count;
}

/** How many work items a change would be about. */
export async function previewChange(
  place: ProjectPlace,
  where: Where,
  change: BulkChange,
  signal: AbortSignal,
): Promise<BulkPreview> {
  const body = { where, change, preview: true };
  return (await send<BulkPreview>('POST', `${path(place)}bulk/`, { body, signal })).body;
}

/** Changes what a preview found, each by itself, unless others are meant by now. A repetition has the same key. */
export async function changeMatching(
  place: ProjectPlace,
  where: Where,
  change: BulkChange,
  { count, position, key }: Matching & { readonly key: string },
): Promise<Changed> {
  const body = { where, change, count, position };
  const headers = { 'idempotency-key': key };
  try {
    type Results = { readonly results: readonly BulkResult[] };
    const answer = await send<Results>('POST', `${path(place)}bulk/`, { body, headers });
    return { kind: 'done', results: answer.body.results };
  } catch (error) {
    const matching = matchingOf(error);
    if (!matching) throw error;
    return { kind: 'moved', matching };
  }
}

/** How many are meant by now, if that is why a change was refused. */
function matchingOf(error: unknown): Matching | null {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null;
  const { count, position } = (error.body ?? {}) as Partial<Matching>;
  return typeof count === 'number' && typeof position === 'number' ? { count, position } : null;
}
