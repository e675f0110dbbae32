// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Id } from '../rows';
import { id, Log, ME, timeOf } from '../testing';

const CYCLE = id(0x70);
const MODULE = id(0x71);
const ESTIMATE = id(0x72);

/** A project with a cycle, a module, an estimate of two points, and an issue. */
function planned(): Log {
  const log = new Log();
  log.project();
  log.append('cycle', CYCLE, {
    type: 'CycleCreated',
    id: CYCLE,
    project: id(2),
    name: 'Sprint 1',
    start: '2026-12-01T00:00:01Z',
    end: '2026-12-14T23:59:00Z',
    owner: ME,
    sort_order: 65_535,
  });
  log.append('module', MODULE, {
    type: 'ModuleCreated',
    id: MODULE,
    project: id(2),
    name: 'Hull',
    status: 'planned',
    members: [id(0xc), id(0xb)],
    sort_order: 65_535,
  });
  const say = (data: { type: string } & Record<string, unknown>) =>
    log.append('project', id(2), data);
  say({ type: 'EstimateCreated', id: ESTIMATE, name: 'Points', kind: 'points' });
  const estimate = { id: ESTIMATE, name: 'Points' };
  say({ type: 'EstimatePointAdded', id: id(0x75), estimate, key: 1, value: '5' });
  say({ type: 'EstimatePointAdded', id: id(0x73), estimate, key: 0, value: '3' });
  say({ type: 'ProjectEstimateChanged', to: estimate });
  log.issue(7, { estimate_point: { id: id(0x73), value: '3' } });
  return log;
}

const issue = (log: Log) => log.tables.issues.get(id(7));
const ref = (of: Id) => ({ id: of, name: 'x' });

describe('cycles', () => {
  it('show what they were created with, and every change', () => {
    const log = planned();
    const row = () => log.tables.cycles.get(CYCLE);
    expect(row()).toMatchObject({
      project: id(2),
      name: 'Sprint 1',
      description: '',
      start_date: '2026-12-01T00:00:01.000000Z',
      end_date: '2026-12-14T23:59:00.000000Z',
      owner: ME,
      timezone: 'UTC',
      archived_at: null,
      created_by: ME,
      version: 1,
    });
    const say = (data: { type: string } & Record<string, unknown>) =>
      log.append('cycle', CYCLE, data);
    say({ type: 'CycleRenamed', from: 'Sprint 1', to: 'Sprint 2' });
    say({ type: 'CycleDescribed', to: 'All of it' });
    say({ type: 'CycleStartChanged', from: '2026-12-01T00:00:01Z' });
    say({ type: 'CycleOwnerChanged', from: ME, to: id(0xb) });
    say({ type: 'CycleTimeZoneChanged', from: 'UTC', to: 'Asia/Kolkata' });
    const archived = say({ type: 'CycleArchived' });
    expect(row()).toMatchObject({
      name: 'Sprint 2',
      description: 'All of it',
      start_date: null,
      owner: id(0xb),
      timezone: 'Asia/Kolkata',
      archived_at: archived.metadata.at,
      updated_at: archived.metadata.at,
      version: 7,
    });
    say({ type: 'CycleRestored' });
    say({ type: 'CycleTransferred', to: ref(id(0x79)), progress: {} });
    expect(row()).toMatchObject({ archived_at: null, version: 9 });
  });

  it('have each issue at most once, and lose it when they are deleted', () => {
    const log = planned();
    const move = (data: object) =>
      log.append('issue', id(7), { type: 'IssueCycleChanged', ...data });
    move({ to: ref(CYCLE) });
    expect(issue(log)).toMatchObject({ cycle: CYCLE, version: 2 });
    move({ from: ref(CYCLE), to: ref(id(0x79)) });
    expect(issue(log)?.cycle).toBe(id(0x79));
    move({ from: ref(id(0x79)), to: ref(CYCLE) });
    log.append('cycle', CYCLE, { type: 'CycleDeleted' });
    expect(log.tables.cycles.size).toBe(0);
    expect(issue(log)).toMatchObject({ cycle: null, version: 4 });
  });

  it('that were read later than an event stay as they were read', () => {
    const log = planned();
    const present = log.tables.cycles.get(CYCLE);
    if (!present) throw new Error('there is no cycle');
    const read = Object.freeze({ ...present, name: 'Read', version: 4 });
    log.tables = { ...log.tables, cycles: new Map([[CYCLE, read]]) };
    log.append('cycle', CYCLE, { type: 'CycleRenamed', from: 'x', to: 'Older' });
    expect(log.tables.cycles.get(CYCLE)).toBe(read);
  });

  it('of an unknown kind of event make their project be read again', () => {
    const log = planned();
    log.append('cycle', CYCLE, { type: 'CyclePaused' });
    expect(log.unread).toEqual([{ what: 'project', id: id(2) }]);
  });

  it('are not shown of projects whose content is not here', () => {
    const log = planned();
    log.append(
      'cycle',
      id(0x7a),
      { type: 'CycleCreated', id: id(0x7a), project: id(90), name: 'Theirs', owner: ME },
      { project: id(90) },
    );
    expect(log.tables.cycles.size).toBe(1);
    log.append('project', id(2), { type: 'ProjectArchived' });
    const { cycles, modules, estimates } = log.tables;
    expect([cycles.size, modules.size, estimates.size]).toEqual([0, 0, 0]);
  });
});

describe('modules', () => {
  it('show their fields, people and links', () => {
    const log = planned();
    const say = (data: { type: string } & Record<string, unknown>) =>
      log.append('module', MODULE, data);
    expect(log.tables.modules.get(MODULE)?.members).toEqual([id(0xb), id(0xc)]);
    say({ type: 'ModuleStatusChanged', from: 'planned', to: 'in-progress' });
    say({ type: 'ModuleLeadChanged', to: ME });
    say({ type: 'ModuleTargetDateChanged', to: '2026-12-24' });
    say({ type: 'ModuleMemberAdded', user: ME });
    say({ type: 'ModuleMemberRemoved', user: id(0xc) });
    say({ type: 'ModuleLinkAdded', id: id(0x90), url: 'https://example.org/' });
    say({ type: 'ModuleLinkTitleChanged', link: id(0x90), to: 'Chart' });
    expect(log.tables.modules.get(MODULE)).toMatchObject({
      status: 'in-progress',
      lead: ME,
      target_date: '2026-12-24',
      members: [ME, id(0xb)],
      links: [{ id: id(0x90), url: 'https://example.org/', title: 'Chart' }],
      version: 8,
    });
    say({ type: 'ModuleLinkRemoved', link: id(0x90), url: 'https://example.org/' });
    expect(log.tables.modules.get(MODULE)?.links).toEqual([]);
  });

  it('have issues beside others, and lose them when they are deleted', () => {
    const log = planned();
    for (const module of [id(0x7f), MODULE, id(0x7f)]) {
      log.append('issue', id(7), { type: 'IssueModuleAdded', module: ref(module) });
    }
    expect(issue(log)?.modules).toEqual([MODULE, id(0x7f)]);
    log.append('module', MODULE, { type: 'ModuleDeleted' });
    expect(issue(log)).toMatchObject({ modules: [id(0x7f)], version: 4 });
    log.append('issue', id(7), { type: 'IssueModuleRemoved', module: ref(id(0x7f)) });
    expect(issue(log)?.modules).toEqual([]);
  });
});

describe('estimates', () => {
  const values = (log: Log) => log.tables.estimates.get(ESTIMATE)?.points.map((one) => one.value);

  it('have their points in order, and are used by projects and issues', () => {
    const log = planned();
    expect(values(log)).toEqual(['3', '5']);
    expect(log.tables.projects.get(id(2))?.estimate).toBe(ESTIMATE);
    expect(issue(log)?.estimate_point).toBe(id(0x73));
    const point = { id: id(0x73), value: '3' };
    log.append('project', id(2), { type: 'EstimatePointReordered', point, from: 0, to: 2 });
    log.append('project', id(2), { type: 'EstimatePointRenamed', point, from: '3', to: '4' });
    expect(values(log)).toEqual(['5', '4']);
    log.append('issue', id(7), { type: 'IssueEstimateChanged', from: point });
    expect(issue(log)?.estimate_point).toBeNull();
  });

  it('that are deleted, and points that are removed, leave issues without one', () => {
    const log = planned();
    const before = issue(log)?.updated_at;
    const point = { id: id(0x73), value: '3' };
    log.append('project', id(2), { type: 'EstimatePointRemoved', point });
    expect(values(log)).toEqual(['5']);
    expect(issue(log)).toMatchObject({ estimate_point: null, version: 1, updated_at: before });
    log.append('issue', id(7), { type: 'IssueEstimateChanged', to: { id: id(0x75), value: '5' } });
    const estimate = { id: ESTIMATE, name: 'Points' };
    log.append('project', id(2), { type: 'EstimateDeleted', estimate });
    expect(issue(log)?.estimate_point).toBeNull();
    expect(log.tables.projects.get(id(2))?.estimate).toBeNull();
    expect(timeOf(1) < (before ?? '')).toBe(true);
  });
});
