/** What the server's search finds in names, descriptions, comments and pages. */
import { ApiProblem, type Schema, send } from './client';

/** What can be found. */
export const KINDS = ['work_item', 'comment', 'page'] as const;

export type Kind = (typeof KINDS)[number];

/** A piece of a text, and whether it is what was looked for. */
export type TextPart = Schema<'TextPart'>;

/** Something that was found; of a comment, the work item is the one that it is on. */
export type SearchResult = Schema<'SearchResult'>;

/** What was found, the best first, and whether there is more. */
export type SearchResults = Schema<'SearchResults'>;

/** What the search asks for. */
export interface Wanted {
  readonly text: string;
  /** Null for all kinds. */
  readonly kind: Kind | null;
  /** Whether archived things are found as well. */
  readonly archived: boolean;
}

/** The longest text that the server looks for, in characters. */
export const LONGEST = 1000;
/** The last place at which a further part of the results can begin. */
export const FURTHEST = 1000;

/** Looks for something in a workspace; `offset` is how many of the results are known. */
export async function searchWorkspace(
  slug: string,
  { text, kind, archived }: Wanted,
  { offset = 0, limit = 20 }: { readonly offset?: number; readonly limit?: number },
  signal: AbortSignal,
): Promise<SearchResults> {
  const params = new URLSearchParams({
    search: text,
    ...(kind && { kind }),
    ...(archived && { archived: 'true' }),
    limit: String(limit),
    offset: String(offset),
  });
  const path = `workspaces/${encodeURIComponent(slug)}/search/?${params}`;
  return (await send<SearchResults>('GET', path, { signal })).body;
}

/** Whether the server is still making what it searches in. */
export function isNotReady(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'search/not-ready';
}
