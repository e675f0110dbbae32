import { ApiProblem, send } from '../api/client';
import type { Collection, CollectionAccess, Id } from '../store/rows';
import { collectionOf } from './copy';
import type { Patch } from './messages';

/** A collection as the API shows it, as far as it is a row here. */
export interface WireCollection {
  readonly id: Id;
  readonly name: string;
  /** 0 is public, 1 is private. */
  readonly access: number;
  readonly owned_by_id: Id;
  readonly logo_props: unknown;
  readonly sort_order: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly updated_by?: Id | null;
}

/** A member of a collection as the API shows it. */
export interface WireCollectionMember {
  readonly id: Id;
  readonly member: Id;
  /** 0 sees it, 1 comments, 2 edits. */
  readonly access: number;
}

const ACCESS: readonly CollectionAccess[] = ['view', 'comment', 'edit'];

export function rowOf(
  wire: WireCollection,
  members: readonly WireCollectionMember[],
  version: number,
): Collection {
  return collectionOf({
    id: wire.id,
    name: wire.name,
    access: wire.access === 1 ? 'PRIVATE' : 'PUBLIC',
    owner: wire.owned_by_id,
    logo: wire.logo_props,
    sort_order: wire.sort_order,
    members: members.map(({ id, member, access }) => ({
      id,
      user: member,
      access: ACCESS[access] ?? 'view',
    })),
    created_at: wire.created_at,
    updated_at: wire.updated_at,
    created_by: wire.created_by,
    updated_by: wire.updated_by ?? wire.created_by,
    version,
  });
}

/** Reads a collection with its members; one that is not for the caller is none. */
export async function readCollection(
  workspace: string,
  id: Id,
  { waitFor, signal }: { waitFor: string; signal: AbortSignal },
): Promise<Patch> {
  const headers = { 'tidemark-wait-for': waitFor };
  const position = Number(waitFor.slice(waitFor.indexOf(':') + 1));
  const path = `workspaces/${workspace}/collections/${id}/`;
  try {
    const answer = await send<WireCollection>('GET', path, { headers, signal });
    const members = await send<WireCollectionMember[]>('GET', `${path}members/`, {
      headers,
      signal,
    });
    const version = Number(/^"(\d+)/.exec(answer.headers.get('etag') ?? '')?.[1] ?? 0);
    const at = Number(answer.headers.get('tidemark-position')) || position;
    return { what: 'collection', id, row: rowOf(answer.body, members.body, version), position: at };
  } catch (error) {
    if (error instanceof ApiProblem && [403, 404].includes(error.status)) {
      return { what: 'collection', id, row: null, position };
    }
    throw error;
  }
}
