/** What is asked with a query of the server's language. */
import { ApiProblem, all, type Schema, send } from './client';

/** Something that could come next in a query. */
export type Suggestion = Schema<'Suggestion'>;
/** What could come next, and where the text begins that it replaces, counted in characters. */
export type Completions = Schema<'Completions'>;

/** What is wrong with a query: a sentence, and the column where, counted in characters from 1. */
export interface QueryFault {
  readonly sentence: string;
  readonly column: number | null;
}

/** Where a query is asked: in a project, or in all of the caller's. */
export interface QueryPlace {
  readonly slug: string;
  readonly project: string | null;
}

/** What issues are asked for by, as lists of the API take it. */
export interface Asked {
  readonly pql?: string;
  /** A filter as JSON. */
  readonly filters?: string;
}

/** What could come next in a query that is written up to here. */
export async function suggest(
  { slug, project }: QueryPlace,
  pql: string,
  signal: AbortSignal,
): Promise<Completions> {
  const params = new URLSearchParams({ pql, ...(project && { project_id: project }) });
  const path = `workspaces/${encodeURIComponent(slug)}/pql/suggest/?${params}`;
  return (await send<Completions>('GET', path, { signal })).body;
}

/** The ids of the issues that are found, in their order; the answer is not older than `base`. */
export async function findIssues(
  { slug, project }: QueryPlace,
  asked: Asked,
  base: { readonly epoch: string; readonly position: number } | null,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const place = project ? `projects/${project}/` : '';
  const params = new URLSearchParams({ fields: 'id', ...asked });
  const path = `workspaces/${encodeURIComponent(slug)}/${place}work-items/?${params}`;
  const headers = base ? { 'tidemark-wait-for': `${base.epoch}:${base.position}` } : {};
  const { body } = await all<{ readonly id: string }>(path, { headers, signal });
  return body.map(({ id }) => id);
}

/** What is wrong with a query, if that is why it was refused. */
export function queryFault(error: unknown): QueryFault | null {
  if (!(error instanceof ApiProblem) || error.status !== 400) return null;
  const { column } = (error.body ?? {}) as { readonly column?: unknown };
  return { sentence: error.detail, column: typeof column === 'number' ? column : null };
}
