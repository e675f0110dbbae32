import '../../i18n/late/pages';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Collection, CollectionAccess, Id, Page, PageAccess, Tables } from '../../store/rows';
import { orderOf } from '../describe';
import { changed } from '../issue/field';
import { placeBehind } from '../placing';
import type { Command, PredictedEvent } from '../types';
import { pagesBelow } from './pages';

const NUMBERS: Readonly<Record<CollectionAccess, number>> = { view: 0, comment: 1, edit: 2 };

function pathOf(id: Id): string {
  return `collections/${id}/`;
}

function collectionEvent(id: Id, data: EventData): PredictedEvent {
  return { entity: 'collection', entity_id: id, project: null, issue: null, data };
}

function pageEvent(page: Page, data: EventData): PredictedEvent {
  return { entity: 'page', entity_id: page.id, project: page.project, issue: null, data };
}

/** Makes a collection; the handle has its id at once. */
export function createCollection(wanted: {
  readonly name: string;
  readonly access: PageAccess;
}): Command {
  const name = wanted.name.trim();
  const { access } = wanted;
  return {
    kind: 'createCollection',
    plan({ tables, newId }) {
      if (name === '') return null;
      const id = newId();
      const sort_order = placeBehind([...tables.collections.values()]);
      const owner = tables.me;
      return {
        title: t('did.createCollection', { name }),
        entity: orderOf('collection', id),
        issue: null,
        makes: id,
        predicted: [
          collectionEvent(id, {
            type: 'CollectionCreated',
            id,
            name,
            access,
            owner,
            membership: newId(1),
            sort_order,
          }),
        ],
        request: {
          method: 'POST',
          path: 'collections/',
          body: { name, access: access === 'PRIVATE' ? 1 : 0 },
        },
        inverse: deleteCollection(id, false),
      };
    },
  };
}

/** A command about a collection that is there. */
function about(
  kind: string,
  collection: Id,
  plan: (
    row: Collection,
    tables: Tables,
    newId: (n?: number) => Id,
  ) => {
    readonly data: EventData;
    readonly method?: 'POST' | 'DELETE';
    readonly path?: string;
    readonly body?: unknown;
    readonly inverse: Command | null;
  } | null,
): Command {
  return {
    kind,
    plan({ tables, newId }) {
      const row = tables.collections.get(collection);
      const made = row && plan(row, tables, newId);
      if (!made) return null;
      const { data, method = 'PATCH', path = '', body, inverse } = made;
      return {
        title: t('did.changeCollection', { name: row.name }),
        entity: orderOf('collection', collection),
        issue: null,
        predicted: [collectionEvent(collection, data)],
        request: {
          method,
          path: pathOf(collection) + path,
          ...(body === undefined ? {} : { body }),
        },
        inverse,
      };
    },
  };
}

/** Gives a collection another name. */
export function renameCollection(collection: Id, name: string): Command {
  const to = name.trim();
  return about('renameCollection', collection, (row) => {
    if (to === '' || to === row.name) return null;
    return {
      data: changed('CollectionRenamed', row.name, to),
      body: { name: to },
      inverse: renameCollection(collection, row.name),
    };
  });
}

/** Puts a collection at another place among the workspace's. */
export function reorderCollection(collection: Id, place: number): Command {
  return about('reorderCollection', collection, ({ sort_order }) => {
    if (sort_order === place) return null;
    return {
      data: changed('CollectionReordered', sort_order, place),
      body: { sort_order: place },
      inverse: reorderCollection(collection, sort_order),
    };
  });
}

/** Gives a collection another icon or emoji, as `logo_props` of the API; null takes it away. */
export function changeCollectionLogo(collection: Id, logo: unknown): Command {
  const to = logo ?? {};
  return about('changeCollectionLogo', collection, (row) => {
    if (JSON.stringify(to) === JSON.stringify(row.logo ?? {})) return null;
    return {
      data: { type: 'CollectionLogoChanged', to },
      body: { logo_props: to },
      inverse: changeCollectionLogo(collection, row.logo),
    };
  });
}

/** Lets somebody see a private collection, or edit it too. */
export function addCollectionMember(collection: Id, user: Id, access: CollectionAccess): Command {
  return about('addCollectionMember', collection, ({ members }, _, newId) => {
    if (members.some((member) => member.user === user)) return null;
    const id = newId();
    return {
      data: { type: 'CollectionMemberAdded', id, user, access },
      method: 'POST',
      path: 'members/',
      body: { member: user, access: NUMBERS[access] },
      inverse: removeCollectionMember(collection, id),
    };
  });
}

/** Lets a member of a collection do other things. */
export function changeCollectionMember(
  collection: Id,
  membership: Id,
  access: CollectionAccess,
): Command {
  return about('changeCollectionMember', collection, ({ members }) => {
    const member = members.find(({ id }) => id === membership);
    if (!member || member.access === access) return null;
    const { user, access: from } = member;
    return {
      data: { type: 'CollectionMemberAccessChanged', membership, user, from, to: access },
      path: `members/${membership}/`,
      body: { access: NUMBERS[access] },
      inverse: changeCollectionMember(collection, membership, from),
    };
  });
}

export function removeCollectionMember(collection: Id, membership: Id): Command {
  return about('removeCollectionMember', collection, ({ members, owner }) => {
    const member = members.find(({ id }) => id === membership);
    if (!member || member.user === owner) return null;
    const { user, access } = member;
    return {
      data: { type: 'CollectionMemberRemoved', membership, user, access },
      method: 'DELETE',
      path: `members/${membership}/`,
      inverse: addCollectionMember(collection, user, access),
    };
  });
}

/** Whether the caller may archive a page of the workspace that they see. */
function mayArchive(tables: Tables, page: Page): boolean {
  return page.owner === tables.me || tables.role === 'owner' || tables.role === 'admin';
}

/** What becomes of a page of a collection that is deleted. */
function left(tables: Tables, page: Page, archives: boolean): readonly PredictedEvent[] {
  const out = pageEvent(page, changed('PageCollectionChanged', page.collection, null));
  const family = [page, ...pagesBelow(tables, page.id)].filter((row) => row.archived_at === null);
  if (!archives || family.some((row) => !mayArchive(tables, row))) return [out];
  return [out, ...family.map((row) => pageEvent(row, { type: 'PageArchived' }))];
}

/**
 * Deletes a collection; its pages are in none then, and archived on demand as far as the caller may, those of a private one
 * in any case. This cannot be undone.
 */
export function deleteCollection(collection: Id, archives: boolean): Command {
  return {
    kind: 'deleteCollection',
    plan({ tables }) {
      const row = tables.collections.get(collection);
      if (!row) return null;
      const pages = [...tables.pages.values()].filter((page) => page.collection === collection);
      const all = archives || row.access === 'PRIVATE';
      const { access, owner } = row;
      return {
        title: t('did.deleteCollection', { name: row.name }),
        entity: orderOf('collection', collection),
        issue: null,
        predicted: [
          ...pages.flatMap((page) => left(tables, page, all)),
          collectionEvent(collection, { type: 'CollectionDeleted', access, owner }),
        ],
        request: {
          method: 'DELETE',
          path: `${pathOf(collection)}?archive_pages=${archives}`,
        },
        inverse: null,
      };
    },
  };
}
