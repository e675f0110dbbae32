// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log, ME, timeOf } from '../testing';

const other = id(0xb);

function withPage(more: Record<string, unknown> = {}, actor = ME): Log {
  const log = new Log();
  log.project();
  const data = { type: 'PageCreated', id: id(9), name: 'Plan', access: 'PUBLIC', owner: actor };
  log.append('page', id(9), { ...data, sort_order: 7, ...more }, { actor });
  return log;
}

const page = (log: Log) => log.tables.pages.get(id(9));

describe('pages', () => {
  it('show what they were made with', () => {
    const log = withPage({ parent: { id: id(8), name: 'Top' }, colour: '#fff', logo: { a: 1 } });
    const at = timeOf(log.tables.position);
    expect(page(log)).toEqual({
      id: id(9),
      project: id(2),
      name: 'Plan',
      access: 'PUBLIC',
      owner: ME,
      parent: id(8),
      collection: null,
      colour: '#fff',
      logo: { a: 1 },
      sort_order: 7,
      is_locked: false,
      archived_at: null,
      created_at: at,
      updated_at: at,
      created_by: ME,
      updated_by: ME,
      version: 1,
    });
  });

  it('note every change, by whom, and never turn back time', () => {
    const log = withPage();
    log.append('page', id(9), { type: 'PageRenamed', from: 'Plan', to: 'Plans' });
    log.append('page', id(9), { type: 'PageDescribed', to: '<p>x</p>' }, { actor: other });
    log.append('page', id(9), { type: 'PageParentChanged', to: { id: id(8), name: 'Top' } });
    log.append('page', id(9), { type: 'PageParentChanged', from: { id: id(8), name: 'Top' } });
    log.append('page', id(9), { type: 'PageLocked' });
    log.append('page', id(9), { type: 'PageArchived' }, { actor: other });
    const at = timeOf(log.tables.position);
    expect(page(log)).toMatchObject({
      name: 'Plans',
      parent: null,
      is_locked: true,
      archived_at: at,
      updated_at: at,
      updated_by: other,
      version: 7,
    });
    log.append('page', id(9), { type: 'PageRestored' });
    log.append('page', id(9), { type: 'PageUnlocked' });
    expect(page(log)).toMatchObject({ is_locked: false, archived_at: null });
    log.append('page', id(9), { type: 'PageDeleted', access: 'PUBLIC', owner: ME });
    expect(log.tables.pages.size).toBe(0);
  });

  it('of others that are private are not here, also for readers of the whole log', () => {
    const log = withPage({ access: 'PRIVATE' }, other);
    expect(page(log)).toBeUndefined();
    log.append('page', id(9), { type: 'PageRenamed', from: 'Plan', to: 'Plans' });
    expect(page(log)).toBeUndefined();
    log.append('page', id(9), { type: 'PageAccessChanged', from: 'PRIVATE', to: 'PUBLIC' });
    expect(log.unread).toEqual([{ what: 'page', id: id(9), project: id(2) }]);
  });

  it('that become private go, unless they are one’s own', () => {
    const change = { type: 'PageAccessChanged', from: 'PUBLIC', to: 'PRIVATE' };
    const theirs = withPage({}, other);
    theirs.append('page', id(9), change, { actor: other });
    expect(page(theirs)).toBeUndefined();
    const mine = withPage();
    mine.append('page', id(9), change);
    expect(page(mine)?.access).toBe('PRIVATE');
  });

  it('of the workspace are not for guests', () => {
    const log = new Log();
    const make = (n: number) =>
      log.append(
        'page',
        id(n),
        { type: 'PageCreated', id: id(n), name: 'Handbook', access: 'PUBLIC', owner: other },
        { project: null, actor: other },
      );
    make(9);
    expect(page(log)?.project).toBeNull();
    const to = { type: 'WorkspaceMemberRoleChanged', user: ME, from: 'owner', to: 'guest' };
    log.append('workspace', id(1), to, { project: null });
    expect(log.tables.pages.size).toBe(0);
    make(10);
    expect(log.tables.pages.size).toBe(0);
  });

  it('go with their project', () => {
    const log = withPage();
    log.append('project', id(2), { type: 'ProjectArchived' });
    expect(log.tables.pages.size).toBe(0);
  });

  it('of a project that the copy has not are skipped, and those of an unknown kind are read', () => {
    const log = new Log();
    log.append('page', id(9), { type: 'PageCreated', id: id(9), access: 'PUBLIC', owner: ME });
    expect(log.tables.pages.size).toBe(0);
    const whole = withPage();
    whole.append('page', id(9), { type: 'PageStamped' });
    expect(whole.unread).toEqual([{ what: 'page', id: id(9), project: id(2) }]);
  });
});

describe('relations', () => {
  const related = (with_project = id(2)) => {
    const log = new Log();
    log.project();
    log.issue(20);
    log.issue(21);
    const say = (n: number, m: number, relation: string, project: string) =>
      log.append('issue', id(n), {
        type: 'IssueRelationAdded',
        relation,
        with: { id: id(m), key: `ENG-${m}` },
        project,
      });
    say(20, 21, 'blocked_by', with_project);
    if (with_project === id(2)) say(21, 20, 'blocking', id(2));
    return log;
  };
  const names = (log: Log) =>
    [...log.tables.relations.values()].map(({ issue, relation }) => [issue, relation]);

  it('are on both issues, and change neither', () => {
    const log = related();
    expect(names(log)).toEqual([
      [id(20), 'blocked_by'],
      [id(21), 'blocking'],
    ]);
    expect([...log.tables.relations.values()][0]).toMatchObject({
      with: id(21),
      project: id(2),
      with_project: id(2),
    });
    expect(log.tables.issues.get(id(20))?.version).toBe(1);
  });

  it('end on the issue that says so', () => {
    const log = related();
    log.append('issue', id(20), {
      type: 'IssueRelationRemoved',
      relation: 'blocked_by',
      with: { id: id(21), key: 'ENG-21' },
      project: id(2),
    });
    expect(names(log)).toEqual([[id(21), 'blocking']]);
  });

  it('end with an issue that is deleted, and stay while one is archived', () => {
    const log = related();
    log.append('issue', id(21), { type: 'IssueArchived', on: '2026-12-01' });
    expect(log.tables.relations.size).toBe(2);
    log.append('issue', id(21), { type: 'IssueDeleted' });
    expect(log.tables.relations.size).toBe(0);
  });

  it('to projects that the copy has not are not here', () => {
    const log = related(id(77));
    expect(log.tables.relations.size).toBe(0);
    expect(log.tables.issues.get(id(20))?.version).toBe(1);
  });

  it('go with either project', () => {
    const log = related();
    log.append('project', id(2), { type: 'ProjectDeleted', name: 'Engine', identifier: 'ENG' });
    expect(log.tables.relations.size).toBe(0);
  });
});
