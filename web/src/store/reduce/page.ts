import type { Page, PageAccess } from '../rows';
import { canonicalTime, later } from '../times';
import type { Draft } from './draft';
import { filled, number, type Occurred, optional, type Reducers, refId, text } from './occurred';

/** Whether a row was read after the event. */
function isKnown(row: Page, event: Occurred): boolean {
  return event.version !== null && event.version <= row.version;
}

function create(draft: Draft, event: Occurred): void {
  const { data, actor, at, entity_id: id, project } = event;
  const present = draft.table('pages').get(id);
  if (present && (event.version === null || isKnown(present, event))) return;
  const owner = optional(data.owner) ?? actor;
  const access = text(data.access) as PageAccess;
  // Readers of the whole log are sent those of others, too.
  if (access === 'PRIVATE' && owner !== draft.me) return;
  if (project === null && draft.role === 'guest') return;
  const made = optional(data.created_at);
  draft.put('pages', id, {
    id,
    project,
    name: text(data.name),
    access,
    owner,
    parent: refId(data.parent),
    collection: null,
    colour: optional(data.colour),
    logo: filled(data.logo),
    sort_order: number(data.sort_order),
    is_locked: false,
    archived_at: null,
    created_at: made ? canonicalTime(made) : at,
    updated_at: at,
    created_by: optional(data.created_by) ?? actor,
    updated_by: actor,
    version: event.version ?? 0,
  });
}

/** A reducer that sets fields from the event, and notes what every change notes: its version, when, and by whom. */
function setting(fields: (event: Occurred, row: Page) => Partial<Page> = () => ({})) {
  return (draft: Draft, event: Occurred) => {
    const row = draft.table('pages').get(event.entity_id);
    if (!row || isKnown(row, event)) return;
    draft.put('pages', row.id, {
      ...row,
      ...fields(event, row),
      updated_at: later(row.updated_at, event.at),
      updated_by: event.actor,
      version: event.version ?? row.version,
    });
  };
}

const setAccess = setting(({ data }) => ({ access: text(data.to) as PageAccess }));

/** A page that becomes private is its owner's alone; one that becomes public is read by those who had it not. */
function changeAccess(draft: Draft, event: Occurred): void {
  const { entity_id: id, project, data } = event;
  const row = draft.table('pages').get(id);
  if (row && data.to === 'PRIVATE' && row.owner !== draft.me) draft.remove('pages', id);
  else if (row) setAccess(draft, event);
  else if (data.to === 'PUBLIC') draft.read({ what: 'page', id, project });
}

/** The events of pages, as `projector/src/tables/page.rs` takes them in. */
export const page: Reducers<Draft> = {
  PageCreated: create,
  PageRenamed: setting(({ data }) => ({ name: text(data.to) })),
  PageDescribed: setting(),
  PageAccessChanged: changeAccess,
  PageParentChanged: setting(({ data }) => ({ parent: refId(data.to) })),
  PageReordered: setting(({ data }, row) => ({ sort_order: number(data.to, row.sort_order) })),
  PageCollectionChanged: setting(({ data }) => ({ collection: optional(data.to) })),
  PageColourChanged: setting(({ data }) => ({ colour: optional(data.to) })),
  PageLogoChanged: setting(({ data }) => ({ logo: filled(data.to) })),
  PageLocked: setting(() => ({ is_locked: true })),
  PageUnlocked: setting(() => ({ is_locked: false })),
  PageArchived: setting(({ at }) => ({ archived_at: at })),
  PageRestored: setting(() => ({ archived_at: null })),
  PageExternalReferenceChanged: setting(),
  PageDeleted: (draft, { entity_id: id }) => draft.remove('pages', id),
};
