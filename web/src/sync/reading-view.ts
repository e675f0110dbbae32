import { ApiProblem, send } from '../api/client';
import type { Id, SavedView, ViewGroup, ViewLayout } from '../store/rows';
import { viewOf } from './copy';
import type { Patch } from './messages';

/** A saved view as the API shows it, as far as it is a row here. */
export interface WireView {
  readonly id: Id;
  readonly name: string;
  readonly description: string;
  readonly filters: SavedView['filters'];
  readonly pql: string;
  readonly group_by: ViewGroup | null;
  readonly sub_group_by: ViewGroup | null;
  readonly order_by: string;
  readonly layout: ViewLayout;
  readonly display: SavedView['display'];
  /** 0 is private, 1 is public. */
  readonly access: number;
  readonly owned_by: Id;
  readonly logo_props: unknown;
  readonly sort_order: number;
  readonly is_locked: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly updated_by?: Id | null;
}

export function rowOf(wire: WireView, project: Id | null, version: number): SavedView {
  return viewOf({
    id: wire.id,
    project,
    name: wire.name,
    description: wire.description,
    filters: wire.filters,
    pql: wire.pql,
    group_by: wire.group_by,
    sub_group_by: wire.sub_group_by,
    sorting: wire.order_by,
    layout: wire.layout,
    display: wire.display,
    access: wire.access === 1 ? 'PUBLIC' : 'PRIVATE',
    owner: wire.owned_by,
    logo: wire.logo_props,
    sort_order: wire.sort_order,
    is_locked: wire.is_locked,
    created_at: wire.created_at,
    updated_at: wire.updated_at,
    created_by: wire.created_by,
    updated_by: wire.updated_by ?? wire.created_by,
    version,
  });
}

/** Reads a view that events do not say everything of; one that is not for the caller is none. */
export async function readView(
  workspace: string,
  id: Id,
  project: Id | null,
  { waitFor, signal }: { waitFor: string; signal: AbortSignal },
): Promise<Patch> {
  const headers = { 'tidemark-wait-for': waitFor };
  const position = Number(waitFor.slice(waitFor.indexOf(':') + 1));
  try {
    const place = project ? `projects/${project}/` : '';
    const path = `workspaces/${workspace}/${place}views/${id}/`;
    const answer = await send<WireView>('GET', path, { headers, signal });
    const version = Number(/^"(\d+)/.exec(answer.headers.get('etag') ?? '')?.[1] ?? 0);
    const at = Number(answer.headers.get('tidemark-position')) || position;
    return { what: 'view', id, row: rowOf(answer.body, project, version), position: at };
  } catch (error) {
    if (error instanceof ApiProblem && [403, 404].includes(error.status)) {
      return { what: 'view', id, row: null, position };
    }
    throw error;
  }
}
