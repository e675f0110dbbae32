/** Copying how a project is set up. */
import type { Id } from '../store/rows';
import { type Schema, send } from './client';

/** What a copy is called, and whether the members of its source are in it. */
export type ProjectCopy = Pick<Schema<'ProjectCopy'>, 'name' | 'identifier' | 'members'>;

/** Copies a project; the id of the copy. */
export async function copyProject(
  slug: string,
  source: Id,
  body: ProjectCopy,
  key: string,
): Promise<Id> {
  const path = `workspaces/${encodeURIComponent(slug)}/projects/${source}/copy/`;
  const headers = { 'idempotency-key': key };
  return (await send<{ readonly id: Id }>('POST', path, { body, headers })).body.id;
}
