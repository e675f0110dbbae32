// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Id, Tables } from '../../store/rows';
import { id, Log, ME } from '../../store/testing';
import type { Command, Plan } from '../types';
import {
  addCollectionMember,
  changeCollectionLogo,
  changeCollectionMember,
  createCollection,
  deleteCollection,
  removeCollectionMember,
  renameCollection,
  reorderCollection,
} from './collections';
import { createPage, movePage } from './pages';

const context = (tables: Tables) => ({
  tables,
  now: '2026-11-29T12:00:00.000000Z',
  key: 'k',
  newId: (n = 0): Id => id(900 + n),
});

/** Carries a command out as the server would; its plan. */
function give(log: Log, command: Command): Plan {
  const plan = command.plan(context(log.tables));
  if (!plan) throw new Error(`${command.kind} does nothing`);
  for (const { entity, entity_id, project, data } of plan.predicted) {
    log.append(entity, entity_id, data, { project });
  }
  return plan;
}

const nothing = (log: Log, command: Command) => command.plan(context(log.tables));

const COLLECTION = id(900);

/** A collection with a page in it, and one below that. */
function setUp(access: 'PUBLIC' | 'PRIVATE' = 'PUBLIC'): Log {
  const log = new Log();
  give(log, createCollection({ name: 'Handbook', access }));
  for (const [n, parent] of [
    [30, null],
    [31, id(30)],
  ] as const) {
    const above = parent ? { parent: { id: parent, name: 'P30' } } : {};
    const data = { id: id(n), name: `P${n}`, access: 'PUBLIC', owner: ME, sort_order: n, ...above };
    log.append('page', id(n), { type: 'PageCreated', ...data }, { project: null });
  }
  give(log, movePage(id(30), { collection: COLLECTION }));
  return log;
}

const page = (log: Log, n: number) => log.tables.pages.get(id(n));

describe('commands about collections', () => {
  it('make one, behind the others, and rename it', () => {
    const log = setUp('PRIVATE');
    const made = log.tables.collections.get(COLLECTION);
    expect(made).toMatchObject({ name: 'Handbook', sort_order: 65_535, owner: ME });
    expect(made?.members).toEqual([{ id: id(901), user: ME, access: 'edit' }]);
    const renamed = give(log, renameCollection(COLLECTION, ' Guides '));
    expect(renamed.request).toEqual({
      method: 'PATCH',
      path: `collections/${COLLECTION}/`,
      body: { name: 'Guides' },
    });
    expect(nothing(log, renameCollection(COLLECTION, ' '))).toBeNull();
    expect(nothing(log, createCollection({ name: ' ', access: 'PUBLIC' }))).toBeNull();
  });

  it('put one at another place, and back', () => {
    const log = setUp();
    const moved = give(log, reorderCollection(COLLECTION, 5));
    expect(moved.request.body).toEqual({ sort_order: 5 });
    expect(log.tables.collections.get(COLLECTION)?.sort_order).toBe(5);
    expect(nothing(log, reorderCollection(COLLECTION, 5))).toBeNull();
    give(log, moved.inverse as Command);
    expect(log.tables.collections.get(COLLECTION)?.sort_order).toBe(65_535);
  });

  it('give one an icon or emoji, and take it away', () => {
    const log = setUp();
    const logo = { in_use: 'icon', icon: { name: 'home' } };
    const marked = give(log, changeCollectionLogo(COLLECTION, logo));
    expect(marked.request.body).toEqual({ logo_props: logo });
    expect(log.tables.collections.get(COLLECTION)?.logo).toEqual(logo);
    expect(nothing(log, changeCollectionLogo(COLLECTION, logo))).toBeNull();
    const bare = give(log, changeCollectionLogo(COLLECTION, null));
    expect(bare.request.body).toEqual({ logo_props: {} });
    expect(log.tables.collections.get(COLLECTION)?.logo).toBeNull();
    expect(nothing(log, changeCollectionLogo(COLLECTION, null))).toBeNull();
    give(log, bare.inverse as Command);
    expect(log.tables.collections.get(COLLECTION)?.logo).toEqual(logo);
  });

  it('let people in, let them do more, and put them out, but for the owner', () => {
    const log = setUp('PRIVATE');
    const added = give(log, addCollectionMember(COLLECTION, id(0xb), 'view'));
    expect(added.request.body).toEqual({ member: id(0xb), access: 0 });
    const changed = give(log, changeCollectionMember(COLLECTION, id(900), 'edit'));
    expect(changed.request.body).toEqual({ access: 2 });
    expect(log.tables.collections.get(COLLECTION)?.members[1]?.access).toBe('edit');
    give(log, removeCollectionMember(COLLECTION, id(900)));
    expect(log.tables.collections.get(COLLECTION)?.members).toHaveLength(1);
    expect(nothing(log, removeCollectionMember(COLLECTION, id(901)))).toBeNull();
  });

  it('put pages into one and out of it; below another page they are in none', () => {
    const log = setUp();
    expect(page(log, 30)?.collection).toBe(COLLECTION);
    const out = give(log, movePage(id(30), { collection: null }));
    expect(out.request.body).toEqual({ collection_id: null });
    give(log, movePage(id(30), { collection: COLLECTION }));
    give(log, createPage({ project: null, name: 'Top' }));
    const below = give(log, movePage(id(30), { parent: COLLECTION }));
    expect(below.request.body).toEqual({ parent_id: COLLECTION, collection_id: null });
    expect(page(log, 30)).toMatchObject({ parent: COLLECTION, collection: null });
  });

  it('make pages in one', () => {
    const log = setUp();
    const wanted = { project: null, name: 'Rules', collection: COLLECTION };
    const plan = createPage(wanted).plan({ ...context(log.tables), newId: () => id(40) });
    expect(plan?.request.body).toMatchObject({ collection_id: COLLECTION });
    expect(plan?.predicted[1]?.data).toEqual({ type: 'PageCollectionChanged', to: COLLECTION });
  });

  it('delete one, with its pages archived or left as they are', () => {
    const left = setUp();
    give(left, deleteCollection(COLLECTION, false));
    expect(left.tables.collections.size).toBe(0);
    expect(page(left, 30)).toMatchObject({ collection: null, archived_at: null });
    const archived = setUp();
    const plan = give(archived, deleteCollection(COLLECTION, true));
    expect(plan.request.path).toBe(`collections/${COLLECTION}/?archive_pages=true`);
    expect(page(archived, 31)?.archived_at).not.toBeNull();
    const hidden = setUp('PRIVATE');
    give(hidden, deleteCollection(COLLECTION, false));
    expect(page(hidden, 30)?.archived_at).not.toBeNull();
  });
});
