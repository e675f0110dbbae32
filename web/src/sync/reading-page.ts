import { ApiProblem, send } from '../api/client';
import type { Id, Page } from '../store/rows';
import { pageOf } from './copy';
import type { Patch } from './messages';

/** A page as the API shows it, as far as it is a row here. */
export interface WirePage {
  readonly id: Id;
  readonly name: string;
  /** 0 is public, 1 is private. */
  readonly access: number;
  readonly owned_by: Id;
  readonly parent: Id | null;
  readonly collection_id?: Id | null;
  readonly color: string;
  readonly logo_props: unknown;
  readonly sort_order: number;
  readonly is_locked: boolean;
  readonly archived_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly updated_by?: Id | null;
}

export function rowOf(wire: WirePage, project: Id | null, version: number): Page {
  return pageOf({
    id: wire.id,
    project,
    name: wire.name,
    access: wire.access === 1 ? 'PRIVATE' : 'PUBLIC',
    owner: wire.owned_by,
    parent: wire.parent,
    collection: wire.collection_id ?? null,
    colour: wire.color,
    logo: wire.logo_props,
    sort_order: wire.sort_order,
    is_locked: wire.is_locked,
    archived_at: wire.archived_at,
    created_at: wire.created_at,
    updated_at: wire.updated_at,
    created_by: wire.created_by,
    updated_by: wire.updated_by ?? wire.created_by,
    version,
  });
}

/** The path of a page below its workspace. */
export function pagePath(id: Id, project: Id | null): string {
  return `${project ? `projects/${project}/` : ''}pages/${id}/`;
}

/** Reads a page that events do not say everything of; one that is not for the caller is none. */
export async function readPage(
  workspace: string,
  id: Id,
  project: Id | null,
  { waitFor, signal }: { waitFor: string; signal: AbortSignal },
): Promise<Patch> {
  const headers = { 'tidemark-wait-for': waitFor };
  const position = Number(waitFor.slice(waitFor.indexOf(':') + 1));
  try {
    const path = `workspaces/${workspace}/${pagePath(id, project)}`;
    const answer = await send<WirePage>('GET', path, { headers, signal });
    const version = Number(/^"(\d+)/.exec(answer.headers.get('etag') ?? '')?.[1] ?? 0);
    const at = Number(answer.headers.get('tidemark-position')) || position;
    return { what: 'page', id, row: rowOf(answer.body, project, version), position: at };
  } catch (error) {
    if (error instanceof ApiProblem && [403, 404].includes(error.status)) {
      return { what: 'page', id, row: null, position };
    }
    throw error;
  }
}
