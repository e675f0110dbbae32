/** Drafts of issues: the caller's own, which nobody else sees and no feed tells of. */
import type { Id } from '../store/rows';
import { type Answer, type Schema, send } from './client';

/** An issue that is prepared; its ids are as they were sent, and what they name may be gone. */
export type Draft = Schema<'Draft'>;

/** What a draft is made from, or changed to. */
export type DraftBody = Schema<'NewDraft'>;

/** A draft as it was at one time: a change names the version that it was written for. */
export interface DraftVersion {
  readonly draft: Draft;
  readonly etag: string | null;
}

/** An issue that a draft has become, as far as it is told of here. */
export interface Published {
  readonly id: Id;
  readonly name: string;
  readonly project: Id;
  readonly sequence_id: number;
}

/** How many drafts somebody has in a workspace at most. */
const MOST = 200;

type Page = { readonly total_count: number; readonly results: readonly Draft[] };

const path = (slug: string, id?: Id) =>
  `workspaces/${encodeURIComponent(slug)}/drafts/${id ? `${id}/` : ''}`;

const versionOf = ({ body, headers }: Answer<Draft>): DraftVersion => ({
  draft: body,
  etag: headers.get('etag'),
});

/** How many drafts the caller has. */
export async function countDrafts(slug: string): Promise<number> {
  return (await send<Page>('GET', `${path(slug)}?per_page=1`)).body.total_count;
}

/** All of the caller's drafts, the one that was changed last first. */
export async function drafts(slug: string): Promise<readonly Draft[]> {
  return (await send<Page>('GET', `${path(slug)}?per_page=${MOST}`)).body.results;
}

export async function readDraft(slug: string, id: Id): Promise<DraftVersion> {
  return versionOf(await send<Draft>('GET', path(slug, id)));
}

export async function addDraft(slug: string, body: DraftBody, key: string): Promise<DraftVersion> {
  const headers = { 'idempotency-key': key };
  return versionOf(await send<Draft>('POST', path(slug), { body, headers }));
}

/** Changes a draft, unless it is another version by now. */
export async function changeDraft(
  slug: string,
  { draft: { id }, etag }: DraftVersion,
  body: DraftBody,
): Promise<DraftVersion> {
  const headers = etag ? { 'if-match': etag } : {};
  return versionOf(await send<Draft>('PATCH', path(slug, id), { body, headers }));
}

/** Deletes a draft for good. */
export async function deleteDraft(slug: string, id: Id): Promise<void> {
  await send('DELETE', path(slug, id));
}

/** Makes the issue of a draft, which is a draft no longer; it becomes one issue, however often this is asked. */
export async function publishDraft(slug: string, id: Id): Promise<Published> {
  return (await send<Published>('POST', `${path(slug, id)}publish/`)).body;
}
