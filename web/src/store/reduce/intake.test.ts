// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { nextReturn, pendingIn, projectIntake, statusAt } from '../intake';
import { STATUS } from '../rows';
import { id, Log, ME, timeOf } from '../testing';

const TRIAGE = { id: id(0x99), name: 'Triage', group: 'triage' };
const FIRST = { id: id(4), name: 'Todo', group: 'unstarted' };

/** A project in whose intake an issue waits. */
function submitted(n = 7): Log {
  const log = new Log();
  log.project();
  submit(log, n);
  return log;
}

function submit(log: Log, n: number): void {
  log.append('issue', id(n), {
    type: 'IssueCreated',
    id: id(n),
    project: id(2),
    number: n,
    key: `ENG-${n}`,
    name: `Issue ${n}`,
    priority: 'high',
    state: TRIAGE,
    sort_order: n,
  });
  log.append('issue', id(n), { type: 'IssueSubmitted', intake: id(0x70 + n), source: 'IN_APP' });
}

/** Says whose duplicate something in the intake is. */
function repeat(log: Log, original: string, n = 7): void {
  const of = { id: original, key: 'ENG-9' };
  log.append('issue', id(n), { type: 'IssueMarkedDuplicate', from: 'pending', of });
}

const row = (log: Log, n = 7) => log.tables.intake.get(id(n));

describe('what is handed in', () => {
  it('is in the intake, and no issue', () => {
    const log = submitted();
    const at = timeOf(log.tables.position);
    expect(log.tables.issues.size).toBe(0);
    expect(row(log)).toEqual({
      id: id(7),
      intake: id(0x77),
      project: id(2),
      number: 7,
      name: 'Issue 7',
      priority: 'high',
      status: STATUS.pending,
      snoozed_till: null,
      duplicate_to: null,
      source: 'IN_APP',
      created_at: timeOf(log.tables.position - 1),
      updated_at: at,
      created_by: ME,
      version: 2,
    });
  });

  it('is renamed and becomes more urgent as an issue does', () => {
    const log = submitted();
    log.append('issue', id(7), { type: 'IssueRenamed', from: 'Issue 7', to: 'Leak' });
    log.append('issue', id(7), { type: 'IssuePriorityChanged', from: 'high', to: 'urgent' });
    log.append('issue', id(7), { type: 'IssueDescribed', to: '<p>Since Monday</p>' });
    expect(row(log)).toMatchObject({ name: 'Leak', priority: 'urgent', version: 5 });
    expect(row(log)?.updated_at).toBe(timeOf(log.tables.position));
  });

  it('says where it came from', () => {
    const log = submitted();
    const to = { source: 'mail', email: 'a@example.org' };
    log.append('issue', id(7), { type: 'IssueSourceChanged', from: { source: 'IN_APP' }, to });
    expect(row(log)?.source).toBe('mail');
    log.append('issue', id(7), { type: 'IssueSourceChanged', from: to });
    expect(row(log)?.source).toBeNull();
  });

  it('goes when it is deleted', () => {
    const log = submitted();
    log.append('issue', id(7), { type: 'IssueDeleted' });
    expect(log.tables.intake.size).toBe(0);
  });

  it('goes with its project, and is skipped in projects without content', () => {
    const log = submitted();
    log.append('project', id(2), { type: 'ProjectArchived' });
    expect(log.tables.intake.size).toBe(0);
    submit(log, 8);
    expect(log.tables.intake.size).toBe(0);
  });
});

describe('triage', () => {
  it('leads from every outcome but the final one to every other, which drops what belonged to it', () => {
    const log = submitted();
    const say = (type: string, more: object = {}) =>
      log.append('issue', id(7), { type, from: 'pending', ...more });
    const before = row(log);
    say('IssueSnoozed', { until: '2027-01-04T08:00:00Z' });
    expect(row(log)).toMatchObject({
      status: STATUS.snoozed,
      snoozed_till: '2027-01-04T08:00:00.000000Z',
    });
    say('IssueMarkedDuplicate', { of: { id: id(9), key: 'ENG-9' } });
    expect(row(log)).toMatchObject({
      status: STATUS.duplicate,
      snoozed_till: null,
      duplicate_to: id(9),
    });
    say('IssueDeclined');
    expect(row(log)).toMatchObject({ status: STATUS.declined, duplicate_to: null });
    say('IssuePutBack');
    expect(row(log)).toMatchObject({ status: STATUS.pending, snoozed_till: null });
    // Each of the four is a change of the issue.
    expect(row(log)?.version).toBe((before?.version ?? 0) + 4);
  });

  it.each([
    ['before', true],
    ['after', false],
  ])('makes an issue of what is accepted, when its state changes %s that is said', (_, isFirst) => {
    const log = submitted();
    const moved = { type: 'IssueStateChanged', from: TRIAGE, to: FIRST };
    const said = { type: 'IssueAccepted', from: 'pending' };
    for (const data of isFirst ? [moved, said] : [said, moved]) log.append('issue', id(7), data);
    expect(log.tables.intake.size).toBe(0);
    expect(log.tables.issues.get(id(7))).toMatchObject({
      name: 'Issue 7',
      number: 7,
      state: id(4),
      priority: 'high',
      assignees: [],
    });
    expect(log.unread).toEqual([{ what: 'issue', id: id(7), project: id(2), isNew: true }]);
  });

  it('forgets the original of a duplicate when that is deleted', () => {
    const log = submitted();
    log.issue(9);
    repeat(log, id(9));
    log.append('issue', id(9), { type: 'IssueDeleted' });
    expect(row(log)).toMatchObject({ status: STATUS.duplicate, duplicate_to: null });
  });

  it('forgets the original of a duplicate when that goes to a project out of sight', () => {
    const log = submitted();
    repeat(log, log.issue(9));
    const to = { project: id(12), number: 1, key: 'OPS-1' };
    log.append('issue', id(9), { type: 'IssueMoved', from: {}, to });
    expect(row(log)).toMatchObject({ status: STATUS.duplicate, duplicate_to: null });
  });

  it('forgets the original of a duplicate with the project that it has gone to', () => {
    const log = submitted();
    repeat(log, log.issue(9));
    submit(log, 8);
    repeat(log, id(0x99), 8);
    log.project(12);
    const to = { project: id(12), number: 1, key: 'OPS-1' };
    log.append('issue', id(9), { type: 'IssueMoved', from: {}, to });
    expect(row(log)?.duplicate_to).toBe(id(9));
    log.append('project', id(12), { type: 'ProjectArchived' });
    expect(row(log)).toMatchObject({ status: STATUS.duplicate, duplicate_to: null });
    // Another one that the copy has not may have been in it.
    expect(log.unread).toEqual([{ what: 'project', id: id(2) }]);
  });
});

describe('the clock', () => {
  const till = '2027-01-04T08:00:00.000000Z';
  const before = '2027-01-04T07:59:59.999999Z';

  it('brings a snoozed one back', () => {
    const log = submitted();
    submit(log, 8);
    log.append('issue', id(7), { type: 'IssueSnoozed', from: 'pending', until: till });
    const snoozed = row(log);
    if (!snoozed) throw new Error('it is gone');
    expect([statusAt(snoozed, before), statusAt(snoozed, till)]).toEqual([
      STATUS.snoozed,
      STATUS.pending,
    ]);
    expect([before, till].map((now) => pendingIn(log.tables, id(2), now))).toEqual([1, 2]);
    expect([before, till].map((now) => nextReturn(log.tables, id(2), now))).toEqual([till, null]);
  });

  it('orders what was handed in, the latest first', () => {
    const log = submitted();
    submit(log, 8);
    expect(projectIntake(log.tables, id(2)).map(({ number }) => number)).toEqual([8, 7]);
  });
});
