import type { Collection, CollectionAccess, CollectionMember, Id, PageAccess } from '../rows';
import { later } from '../times';
import type { Draft } from './draft';
import { filled, number, type Occurred, optional, type Reducers, text } from './occurred';

/** Whether a row was read after the event. */
function isKnown(row: Collection, event: Occurred): boolean {
  return event.version !== null && event.version <= row.version;
}

function create(draft: Draft, event: Occurred): void {
  const { data, actor, at, entity_id: id } = event;
  const present = draft.table('collections').get(id);
  if (present && (event.version === null || isKnown(present, event))) return;
  const owner = optional(data.owner) ?? actor;
  const access = text(data.access) as PageAccess;
  // Readers of the whole log are sent those of others, too.
  if (draft.role === 'guest' || (access === 'PRIVATE' && owner !== draft.me)) return;
  draft.put('collections', id, {
    id,
    name: text(data.name),
    access,
    owner,
    logo: filled(data.logo),
    sort_order: number(data.sort_order),
    members: [{ id: text(data.membership), user: owner, access: 'edit' }],
    created_at: at,
    updated_at: at,
    created_by: actor,
    updated_by: actor,
    version: event.version ?? 0,
  });
}

/** A reducer that sets fields from the event, and notes what every change notes: its version, when, and by whom. */
function setting(fields: (event: Occurred, row: Collection) => Partial<Collection>) {
  return (draft: Draft, event: Occurred) => {
    const row = draft.table('collections').get(event.entity_id);
    if (!row || isKnown(row, event)) return;
    draft.put('collections', row.id, {
      ...row,
      ...fields(event, row),
      updated_at: later(row.updated_at, event.at),
      updated_by: event.actor,
      version: event.version ?? row.version,
    });
  };
}

const setMember = setting(({ data }, { members }) => ({
  members: [
    ...members.filter(({ user }) => user !== data.user),
    { id: text(data.id), user: text(data.user), access: text(data.access) as CollectionAccess },
  ],
}));

/** Somebody becomes a member; a collection that one sees from now on has to be read. */
function addMember(draft: Draft, event: Occurred): void {
  const { entity_id: id, data } = event;
  if (draft.table('collections').has(id)) setMember(draft, event);
  else if (data.user === draft.me) draft.read({ what: 'collection', id });
}

const dropMember = setting(({ data }, { members }) => ({
  members: members.filter(({ id }) => id !== data.membership),
}));

/** Somebody is no member any more; who that is does not see it. */
function removeMember(draft: Draft, event: Occurred): void {
  const { entity_id: id, data } = event;
  if (data.user === draft.me) draft.remove('collections', id);
  else dropMember(draft, event);
}

function changeMember(data: Occurred['data'], member: CollectionMember): CollectionMember {
  if (member.id !== data.membership) return member;
  return { ...member, access: text(data.to) as CollectionAccess };
}

/** Who leaves the workspace leaves its collections, but for those that they own. */
export function leaveCollections(draft: Draft, user: Id): void {
  for (const { id, owner, members } of [...draft.table('collections').values()]) {
    if (owner === user || !members.some((member) => member.user === user)) continue;
    const others = members.filter((member) => member.user !== user);
    draft.change('collections', id, { members: others });
  }
}

/** The events of collections, as `projector/src/tables/collection.rs` takes them in. */
export const collection: Reducers<Draft> = {
  CollectionCreated: create,
  CollectionRenamed: setting(({ data }) => ({ name: text(data.to) })),
  CollectionLogoChanged: setting(({ data }) => ({ logo: filled(data.to) })),
  CollectionReordered: setting(({ data }, row) => ({
    sort_order: number(data.to, row.sort_order),
  })),
  CollectionMemberAdded: addMember,
  CollectionMemberAccessChanged: setting(({ data }, { members }) => ({
    members: members.map((member) => changeMember(data, member)),
  })),
  CollectionMemberRemoved: removeMember,
  CollectionDeleted: (draft, { entity_id: id }) => draft.remove('collections', id),
};
