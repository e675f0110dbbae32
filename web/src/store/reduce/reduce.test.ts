// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { documented, emptyTables, id, Log, ME, stateRef, timeOf } from '../testing';
import { REDUCERS } from './index';

const ENTITIES = ['issue', 'comment', 'page', 'cycle', 'module', 'workspace'] as const;

/** Events of the intake: a server without one has them not. */
const AHEAD = new Set([
  'IssueSubmitted',
  'IssueAccepted',
  'IssueDeclined',
  'IssueSnoozed',
  'IssueMarkedDuplicate',
  'IssuePutBack',
  'IssueSourceChanged',
  'IssueIntakeRemoved',
]);

describe('the catalogue', () => {
  it('has a reducer, or a word that there is none, for every event that is documented', () => {
    const names = documented().map(({ name }) => name);
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => REDUCERS[name] === undefined)).toEqual([]);
    const more = Object.keys(REDUCERS).filter((name) => !names.includes(name) && !AHEAD.has(name));
    expect(more).toEqual([]);
  });

  it.each(documented())('takes the example of $name in', ({ name, data }) => {
    const log = new Log();
    const project = log.project();
    log.issue(7);
    const entity = ENTITIES.find((one) => name.toLowerCase().startsWith(one)) ?? 'project';
    const ids = {
      issue: id(7),
      comment: id(8),
      page: id(9),
      cycle: id(70),
      module: id(71),
      workspace: id(1),
    };
    const of = entity === 'project' ? project : ids[entity];
    const before = log.tables;
    log.append(entity, of, data);
    const isOfInterest = REDUCERS[name] !== null;
    if (!isOfInterest) expect(log.tables.issues).toBe(before.issues);
    expect(log.tables.position).toBe(before.position + 1);
  });
});

describe('issues', () => {
  const created = () => {
    const log = new Log();
    log.project();
    log.issue(7);
    return log;
  };
  const row = (log: Log) => log.tables.issues.get(id(7));

  it('show what they were created with', () => {
    const log = new Log();
    log.project();
    log.issue(7, {
      priority: 'high',
      state: stateRef(5),
      assignees: [id(0xb), ME],
      labels: [{ id: id(6), name: 'bug' }],
      parent: { id: id(9), key: 'ENG-9' },
      start_date: '2026-12-01',
      target_date: '2026-12-24',
      point: 3,
      created_at: '2026-11-20T08:00:00Z',
      created_by: id(0xb),
    });
    const at = timeOf(log.tables.position);
    expect(row(log)).toEqual({
      id: id(7),
      project: id(2),
      number: 7,
      name: 'Issue 7',
      state: id(5),
      priority: 'high',
      assignees: [id(0xb), ME],
      labels: [id(6)],
      parent: id(9),
      start_date: '2026-12-01',
      target_date: '2026-12-24',
      point: 3,
      cycle: null,
      modules: [],
      estimate_point: null,
      sort_order: 7,
      created_at: '2026-11-20T08:00:00.000000Z',
      updated_at: at,
      completed_at: at,
      created_by: id(0xb),
      version: 1,
    });
  });

  it('note every change, and never turn back time', () => {
    const log = created();
    log.append('issue', id(7), { type: 'IssueRenamed', from: 'x', to: 'Mend it' });
    const late = timeOf(500);
    log.append('issue', id(7), { type: 'IssueDescribed', to: 'x' }, { metadata: { at: late } });
    log.append('issue', id(7), { type: 'IssueAssigneeAdded', user: ME });
    log.append('issue', id(7), { type: 'IssueAssigneeAdded', user: id(0xb) });
    log.append('issue', id(7), { type: 'IssueAssigneeAdded', user: ME });
    log.append('issue', id(7), { type: 'IssuePointChanged', to: 5 });
    log.append('issue', id(7), { type: 'IssuePointChanged', from: 5 });
    expect(row(log)).toMatchObject({
      name: 'Mend it',
      assignees: [id(0xb), ME],
      point: null,
      updated_at: late,
      version: 8,
    });
  });

  it('were completed when they first came into a completed state', () => {
    const log = created();
    const move = (from: 3 | 4 | 5, to: 3 | 4 | 5, more = {}) =>
      log.append('issue', id(7), {
        type: 'IssueStateChanged',
        from: stateRef(from),
        to: stateRef(to),
        ...more,
      });
    const first = move(3, 5);
    expect(row(log)?.completed_at).toBe(first.metadata.at);
    move(5, 5);
    expect(row(log)?.completed_at).toBe(first.metadata.at);
    move(5, 4);
    expect(row(log)?.completed_at).toBeNull();
    move(4, 5, { completed_at: '2026-11-20T08:00:00Z' });
    expect(row(log)?.completed_at).toBe('2026-11-20T08:00:00.000000Z');
  });

  it('are completed and reopened with their state, without a change of their own', () => {
    const log = created();
    const regroup = (from: string, to: string) =>
      log.append('project', id(2), { type: 'StateRegrouped', state: stateRef(3), from, to });
    const event = regroup('unstarted', 'completed');
    expect(row(log)).toMatchObject({ completed_at: event.metadata.at, version: 1 });
    expect(row(log)?.updated_at).not.toBe(event.metadata.at);
    regroup('completed', 'cancelled');
    expect(row(log)?.completed_at).toBeNull();
  });

  it('lose deleted labels, and those below them', () => {
    const log = new Log();
    log.project();
    log.issue(7, {
      labels: [
        { id: id(6), name: 'bug' },
        { id: id(8), name: 'ui' },
      ],
    });
    log.append('project', id(2), {
      type: 'LabelDeleted',
      label: { id: id(9), name: 'quality' },
      with: [{ id: id(6), name: 'bug' }],
    });
    expect(row(log)).toMatchObject({ labels: [id(8)], version: 1 });
  });

  it('go to another project, with their relations', () => {
    const log = created();
    log.project(0x12);
    const address = (n: number, number: number) => ({ project: id(n), number, key: `P-${number}` });
    log.append('issue', id(8), {
      type: 'IssueRelationAdded',
      relation: 'blocking',
      with: { id: id(7), key: 'ENG-7' },
      project: id(2),
    });
    const moved = { type: 'IssueMoved', from: address(2, 7), to: address(0x12, 3) };
    log.append('issue', id(7), moved, { project: id(0x12) });
    expect(row(log)).toMatchObject({ project: id(0x12), number: 3, version: 2 });
    expect([...log.tables.relations.values()]).toMatchObject([{ with_project: id(0x12) }]);
    expect(log.unread).toEqual([]);
  });

  it('leave with a project that is not here, and are read where they come from one', () => {
    const log = created();
    const address = (n: number, number: number) => ({ project: id(n), number, key: `P-${number}` });
    const there = { type: 'IssueMoved', from: address(2, 7), to: address(0x12, 3) };
    log.append('issue', id(7), there, { project: id(0x12) });
    expect(row(log)).toBeUndefined();
    const back = { type: 'IssueMoved', from: address(0x12, 3), to: address(2, 9) };
    log.append('issue', id(7), back, { project: id(2) });
    expect(log.unread).toEqual([{ what: 'project', id: id(2) }]);
  });

  it('are not here while they are archived, and are read when they come back', () => {
    const log = created();
    log.append('issue', id(7), { type: 'IssueArchived', on: '2026-12-01' });
    expect(row(log)).toBeUndefined();
    log.append('issue', id(7), { type: 'IssueRestored' });
    expect(log.unread).toEqual([{ what: 'issue', id: id(7), project: id(2) }]);
  });

  it('come back from a deletion as they were, with all that belongs to them', () => {
    const log = created();
    log.issue(8);
    const said = {
      id: id(9),
      project: id(2),
      number: 9,
      key: 'ENG-9',
      name: 'Mend the net',
      priority: 'high',
      state: stateRef(5),
      completed_at: '2026-11-21T08:00:00Z',
      assignees: [id(0xb)],
      labels: [{ id: id(6), name: 'bug' }],
      parent: { id: id(7), key: 'ENG-7' },
      start_date: '2026-12-01',
      target_date: '2026-12-24',
      point: 3,
      estimate_point: { id: id(0x50), value: '5' },
      sort_order: 12,
      created_at: '2026-11-20T08:00:00Z',
      created_by: id(0xb),
    };
    log.append('issue', id(9), { type: 'IssueCreated', ...said });
    const places = () => {
      log.append('issue', id(9), { type: 'IssueCycleChanged', to: { id: id(70), name: 'Spring' } });
      log.append('issue', id(9), {
        type: 'IssueModuleAdded',
        module: { id: id(71), name: 'Nets' },
      });
      const seen = (from: number, to: number, relation: string) =>
        log.append('issue', id(from), {
          type: 'IssueRelationAdded',
          relation,
          with: { id: id(to), key: `ENG-${to}` },
          project: id(2),
        });
      seen(9, 8, 'blocking');
      seen(8, 9, 'blocked_by');
    };
    places();
    const before = log.tables;
    log.append('issue', id(9), { type: 'IssueDeleted' });
    expect([log.tables.issues.has(id(9)), log.tables.relations.size]).toEqual([false, 0]);
    log.append('issue', id(9), { type: 'IssueUndeleted', ...said });
    places();
    const known = (tables: typeof before) => {
      const { updated_at: _, version: __, ...rest } = tables.issues.get(id(9)) ?? { id: '' };
      return rest;
    };
    expect(known(log.tables)).toEqual(known(before));
    expect(log.tables.issues.get(id(9))).toMatchObject({
      completed_at: '2026-11-21T08:00:00.000000Z',
      created_at: '2026-11-20T08:00:00.000000Z',
      created_by: id(0xb),
      cycle: id(70),
      modules: [id(71)],
    });
    expect([...log.tables.relations]).toEqual([...before.relations]);
    expect(log.unread).toEqual([]);
  });

  it('that were read later than an event stay as they were read', () => {
    const log = created();
    const present = row(log);
    if (!present) throw new Error('there is no issue');
    const read = { ...present, name: 'Read', version: 3, completed_at: timeOf(99) };
    log.tables = { ...log.tables, issues: new Map([[read.id, Object.freeze(read)]]) };
    log.knowledge.ahead.set(read.id, log.tables.position + 2);
    log.append('issue', id(7), { type: 'IssueRenamed', from: 'x', to: 'Older' });
    log.append('project', id(2), {
      type: 'StateRegrouped',
      state: stateRef(3),
      from: 'unstarted',
      to: 'completed',
    });
    expect(row(log)).toBe(read);
  });

  it('of an unknown kind of event are read again', () => {
    const log = created();
    log.append('issue', id(7), { type: 'IssueTeleported' });
    expect(log.unread).toEqual([{ what: 'issue', id: id(7), project: id(2) }]);
  });
});

describe('projects', () => {
  const other = id(0xb);

  it('go with everything in them', () => {
    const log = new Log();
    log.project();
    log.issue(7);
    log.append('project', id(2), { type: 'ProjectDeleted', name: 'Engine', identifier: 'ENG' });
    const { projects, projectMembers, states, labels, issues } = log.tables;
    expect([projects, projectMembers, states, labels, issues].map((table) => table.size)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it('show no content when the caller is not in them, also to readers of the whole log', () => {
    const log = new Log();
    log.append(
      'project',
      id(2),
      { type: 'ProjectCreated', id: id(2), name: 'Theirs', identifier: 'THE' },
      { actor: other },
    );
    log.issue(7);
    expect(log.tables.issues.size).toBe(0);
    expect(log.tables.projects.get(id(2))?.role).toBeNull();
    log.append('project', id(2), {
      type: 'ProjectMemberAdded',
      id: id(20),
      user: ME,
      role: 'member',
    });
    expect(log.unread).toEqual([{ what: 'project', id: id(2) }]);
    expect(log.tables.projects.get(id(2))?.role).toBe('member');
  });

  it('lose their content with the caller’s membership', () => {
    const log = new Log();
    log.project();
    log.issue(7);
    log.append('project', id(2), {
      type: 'ProjectMemberRemoved',
      membership: id(513),
      user: ME,
      role: 'admin',
    });
    expect(log.tables.issues.size).toBe(0);
    expect(log.tables.projects.get(id(2))?.role).toBeNull();
  });

  it('have no lead that is not in them', () => {
    const log = new Log();
    log.project();
    log.append('project', id(2), { type: 'ProjectLeadChanged', to: other });
    log.append(
      'workspace',
      id(1),
      { type: 'WorkspaceMemberLeft', user: other, role: 'member' },
      { project: null },
    );
    expect(log.tables.projects.get(id(2))?.lead).toBeNull();
    expect(log.tables.members.get(other)?.is_active).toBe(false);
  });

  it('that are archived have no content, and are read when they are restored', () => {
    const log = new Log();
    log.project();
    log.issue(7);
    log.append('project', id(2), { type: 'ProjectArchived' });
    expect([log.tables.issues.size, log.tables.states.size]).toEqual([0, 0]);
    log.append('project', id(2), { type: 'ProjectRestored' });
    expect(log.unread).toEqual([{ what: 'project', id: id(2) }]);
  });
});

describe('issues of a copy that has not all of them', () => {
  it('are followed where they are here, and not read because of what happens to others', () => {
    const log = new Log({ ...emptyTables(), isPartial: true });
    log.project();
    log.unread.length = 0;
    const there = log.issue(7);
    const say = (issue: string, type: string, more = {}) =>
      log.append('issue', issue, { type, ...more });
    say(there, 'IssueRenamed', { to: 'Known' });
    say(id(8), 'IssueRenamed', { to: 'Not known' });
    say(id(8), 'IssueRestored');
    say(id(8), 'IssueMoved', { to: { project: id(2), number: 8 } });
    expect([...log.tables.issues.values()].map(({ name }) => name)).toEqual(['Known']);
    expect(log.unread).toEqual([]);
  });

  it('are read where a guest comes to work on them', () => {
    const log = new Log({ ...emptyTables(), isPartial: true });
    log.project();
    log.append('project', id(2), {
      type: 'ProjectMemberRoleChanged',
      membership: id(2 * 256 + 1),
      user: ME,
      to: 'guest',
    });
    log.unread.length = 0;
    log.append('issue', id(8), { type: 'IssueAssigneeAdded', user: ME });
    expect(log.unread).toEqual([{ what: 'issue', id: id(8), project: id(2) }]);
  });
});
