// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log, ME } from '../testing';

const other = id(0xb);
const COLLECTION = id(7);

function withCollection(access = 'PRIVATE', owner = ME): Log {
  const log = new Log();
  const data = { name: 'Handbook', access, owner, membership: id(17), sort_order: 7 };
  const made = { type: 'CollectionCreated', id: COLLECTION, ...data };
  log.append('collection', COLLECTION, made, { actor: owner });
  return log;
}

const collection = (log: Log) => log.tables.collections.get(COLLECTION);

/** Somebody becomes a member. */
function add(log: Log, user: string): void {
  const data = { type: 'CollectionMemberAdded', id: id(18), user, access: 'view' };
  log.append('collection', COLLECTION, data, { actor: other });
}

describe('collections', () => {
  it('show what they were made with and changed to', () => {
    const log = withCollection();
    expect(collection(log)).toMatchObject({
      name: 'Handbook',
      access: 'PRIVATE',
      owner: ME,
      members: [{ id: id(17), user: ME, access: 'edit' }],
      version: 1,
    });
    log.append('collection', COLLECTION, { type: 'CollectionRenamed', from: 'H', to: 'Guides' });
    log.append('collection', COLLECTION, { type: 'CollectionLogoChanged', to: { a: 1 } });
    log.append('collection', COLLECTION, { type: 'CollectionReordered', from: 7, to: 9 });
    const expected = { name: 'Guides', logo: { a: 1 }, sort_order: 9, version: 4 };
    expect(collection(log)).toMatchObject(expected);
    const data = { type: 'CollectionDeleted', access: 'PRIVATE', owner: ME };
    log.append('collection', COLLECTION, data);
    expect(collection(log)).toBeUndefined();
  });

  it('have members that come, are let do more, and go', () => {
    const log = withCollection();
    add(log, other);
    const member = { membership: id(18), user: other };
    const changed = { type: 'CollectionMemberAccessChanged', ...member, from: 'view', to: 'edit' };
    log.append('collection', COLLECTION, changed);
    expect(collection(log)?.members[1]).toEqual({ id: id(18), user: other, access: 'edit' });
    const gone = { type: 'CollectionMemberRemoved', ...member, access: 'edit' };
    log.append('collection', COLLECTION, gone);
    expect(collection(log)?.members).toHaveLength(1);
  });

  it('of others are not here while they are private, and read when one becomes a member', () => {
    const log = withCollection('PRIVATE', other);
    expect(collection(log)).toBeUndefined();
    add(log, id(0xc));
    expect(log.unread).toEqual([]);
    add(log, ME);
    expect(log.unread).toEqual([{ what: 'collection', id: COLLECTION }]);
  });

  it('are gone when one is no member any more', () => {
    const log = withCollection('PUBLIC', other);
    add(log, ME);
    const gone = { type: 'CollectionMemberRemoved', membership: id(18), user: ME, access: 'view' };
    log.append('collection', COLLECTION, gone);
    expect(collection(log)).toBeUndefined();
  });

  it('have pages that say so themselves', () => {
    const log = withCollection();
    const made = { type: 'PageCreated', id: id(9), name: 'Plan', access: 'PUBLIC', owner: ME };
    log.append('page', id(9), { ...made, sort_order: 7 }, { project: null });
    expect(log.tables.pages.get(id(9))?.collection).toBeNull();
    const into = { type: 'PageCollectionChanged', to: COLLECTION };
    log.append('page', id(9), into, { project: null });
    expect(log.tables.pages.get(id(9))?.collection).toBe(COLLECTION);
    const out = { type: 'PageCollectionChanged', from: COLLECTION };
    log.append('page', id(9), out, { project: null });
    expect(log.tables.pages.get(id(9))?.collection).toBeNull();
  });
});
