import type { Id } from '../store/rows';
import type { WireIssue } from '../sync/reading';
import { send } from './client';

export type ArchivedIssue = WireIssue & { readonly archived_at: string | null };

/** Some archived issues of a project, and where the next ones begin. */
export interface ArchivedIssues {
  readonly rows: readonly ArchivedIssue[];
  readonly next: string | null;
}

interface Envelope {
  readonly results: readonly ArchivedIssue[];
  readonly next_cursor: string;
  readonly next_page_results: boolean;
}

/** How many are read at a time. */
const AT_ONCE = 50;

/** Archived issues of a project, beginning at a cursor. */
export async function archivedIssues(
  workspace: string,
  project: Id,
  cursor: string | null,
): Promise<ArchivedIssues> {
  const query = `per_page=${AT_ONCE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
  const path = `workspaces/${workspace}/projects/${project}/archived-work-items/?${query}`;
  const { body } = await send<Envelope>('GET', path);
  return { rows: body.results, next: body.next_page_results ? body.next_cursor : null };
}
