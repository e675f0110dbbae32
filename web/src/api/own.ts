/** What belongs to one person alone: favourites, visits, stickies and preferences. They are in no feed. */
import type { Id } from '../store/rows';
import { send } from './client';

/** A kind of thing that can be a favourite or be visited. */
export type EntityKind = 'project' | 'cycle' | 'module' | 'page' | 'view' | 'issue';

/** A thing, by its kind and id. */
export interface Thing {
  readonly kind: EntityKind;
  readonly id: Id;
}

/** A thing as the server shows it to the caller. */
export interface EntityData {
  readonly id: Id;
  readonly name: string;
  readonly project_id: Id | null;
  readonly project_identifier: string | null;
  readonly sequence_id: number | null;
}

/** A favourite, or a folder of them. */
export interface Favourite {
  readonly id: Id;
  readonly entity_type: EntityKind | 'folder';
  readonly entity_identifier: Id | null;
  readonly entity_data: EntityData | null;
  readonly name: string | null;
  readonly sequence: number;
  readonly parent: Id | null;
}

/** A thing that was opened. */
export interface Visit {
  readonly id: Id;
  readonly entity_name: EntityKind;
  readonly entity_identifier: Id;
  readonly entity_data: EntityData;
  readonly visited_at: string;
}

/** A sticky: a note of the user's own in a workspace. */
export interface Sticky {
  readonly id: Id;
  readonly name: string | null;
  readonly description_html: string;
  readonly background_color: string | null;
  readonly updated_at: string;
}

/** How the application looks and acts for a person. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly density: 'roomy' | 'compact';
  /** The first day of a week, 0 for Sunday to 6 for Saturday. */
  readonly start_of_week: number;
  readonly character_keys: boolean;
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** What of a favourite can be changed. */
export type FavouriteChange = Partial<Pick<Favourite, 'name' | 'parent' | 'sequence'>>;

const PREFERENCES = 'users/me/preferences/';
const of = (slug: string, kind: string) => `workspaces/${encodeURIComponent(slug)}/${kind}/`;

/** All of the caller's favourites, in their order. */
export async function favourites(slug: string): Promise<Favourite[]> {
  return (await send<Favourite[]>('GET', of(slug, 'user-favorites'))).body;
}

/** Marks a thing; a thing that is marked already stays as it is. */
export async function addFavourite(slug: string, thing: Thing, key: string): Promise<Favourite> {
  const body = { entity_type: thing.kind, entity_identifier: thing.id };
  const headers = { 'idempotency-key': key };
  return (await send<Favourite>('POST', of(slug, 'user-favorites'), { body, headers })).body;
}

export async function addFolder(slug: string, name: string, key: string): Promise<Favourite> {
  const body = { entity_type: 'folder', name };
  const headers = { 'idempotency-key': key };
  return (await send<Favourite>('POST', of(slug, 'user-favorites'), { body, headers })).body;
}

export async function changeFavourite(
  slug: string,
  id: Id,
  body: FavouriteChange,
): Promise<Favourite> {
  return (await send<Favourite>('PATCH', `${of(slug, 'user-favorites')}${id}/`, { body })).body;
}

export async function removeFavourite(slug: string, id: Id): Promise<void> {
  await send('DELETE', `${of(slug, 'user-favorites')}${id}/`);
}

/** What the caller opened last. */
export async function visits(slug: string): Promise<Visit[]> {
  return (await send<Visit[]>('GET', of(slug, 'recent-visits'))).body;
}

/** Notes that the caller has opened a thing. */
export async function noteVisit(slug: string, thing: Thing): Promise<Visit> {
  const body = { entity_name: thing.kind, entity_identifier: thing.id };
  return (await send<Visit>('POST', of(slug, 'recent-visits'), { body })).body;
}

/** The caller's stickies, newest first. */
export async function stickies(slug: string): Promise<Sticky[]> {
  const path = `${of(slug, 'stickies')}?per_page=500`;
  return (await send<{ results: Sticky[] }>('GET', path)).body.results;
}

export async function addSticky(slug: string, key: string, colour: string): Promise<Sticky> {
  const headers = { 'idempotency-key': key };
  const body = { background_color: colour };
  return (await send<Sticky>('POST', of(slug, 'stickies'), { body, headers })).body;
}

export async function changeSticky(
  slug: string,
  id: Id,
  body: Partial<Pick<Sticky, 'name' | 'description_html' | 'background_color'>>,
): Promise<Sticky> {
  return (await send<Sticky>('PATCH', `${of(slug, 'stickies')}${id}/`, { body })).body;
}

export async function deleteSticky(slug: string, id: Id): Promise<void> {
  await send('DELETE', `${of(slug, 'stickies')}${id}/`);
}

/** The caller's preferences, and whether they have ever chosen any. */
export async function preferences(): Promise<{ chosen: Preferences; isChosen: boolean }> {
  const { body, headers } = await send<Preferences>('GET', PREFERENCES);
  return { chosen: body, isChosen: !/^(?:W\/)?"0\./.test(headers.get('etag') ?? '') };
}

/** Changes the caller's preferences. */
export async function changePreferences(body: Partial<Preferences>): Promise<void> {
  await send('PATCH', PREFERENCES, { body });
}
