// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log, stateRef } from '../../store/testing';
import { commandId, newId } from '../ids';
import type { Command, Plan } from '../types';
import { deleteIssue } from './remove';

/** A log in which an issue has all that an issue can have, and one below it. */
function setUp() {
  const log = new Log();
  log.project();
  log.append('project', id(2), {
    type: 'EstimateCreated',
    id: id(0x40),
    name: 'Points',
    kind: 'points',
    points: [{ id: id(0x41), key: 1, value: '5' }],
  });
  const place = (entity: 'cycle' | 'module', n: number) =>
    log.append(entity, id(n), {
      type: entity === 'cycle' ? 'CycleCreated' : 'ModuleCreated',
      id: id(n),
      project: id(2),
      name: entity,
      sort_order: 1,
      status: 'backlog',
    });
  place('cycle', 70);
  place('module', 71);
  log.issue(7);
  log.issue(8, {
    priority: 'high',
    state: stateRef(5),
    completed_at: '2026-11-21T08:00:00Z',
    assignees: [id(0xb)],
    labels: [{ id: id(6), name: 'bug' }],
    parent: { id: id(7), key: 'ENG-7' },
    start_date: '2026-12-01',
    target_date: '2026-12-24',
    point: 3,
    estimate_point: { id: id(0x41), value: '5' },
    created_at: '2026-11-20T08:00:00Z',
    created_by: id(0xb),
  });
  log.issue(9, { parent: { id: id(8), key: 'ENG-8' } });
  log.append('issue', id(8), { type: 'IssueCycleChanged', to: { id: id(70), name: 'cycle' } });
  log.append('issue', id(8), { type: 'IssueModuleAdded', module: { id: id(71), name: 'module' } });
  for (const [from, to, relation] of [
    [8, 7, 'blocking'],
    [7, 8, 'blocked_by'],
  ] as const) {
    const other = { id: id(to), key: `ENG-${to}` };
    const data = { type: 'IssueRelationAdded', relation, with: other, project: id(2) };
    log.append('issue', id(from), data);
  }
  return log;
}

function plan(log: Log, command: Command, key: string): Plan {
  const { tables } = log;
  const own = commandId(tables.workspace.id, tables.me, key);
  const planned = command.plan({ tables, now: '', key, newId: (n = 0) => newId(own, n) });
  if (!planned) throw new Error('nothing to do');
  for (const { entity, entity_id, project, data } of planned.predicted) {
    log.append(entity, entity_id, data, { project });
  }
  return planned;
}

describe('a deletion', () => {
  it('is taken back by the server, and what comes back is expected to be as it was', () => {
    const log = setUp();
    const before = log.tables;
    const deletion = plan(log, deleteIssue(id(8)), 'k');
    expect([...log.tables.issues.keys()]).toEqual([id(7)]);
    expect(log.tables.relations.size).toBe(0);

    if (!deletion.inverse) throw new Error('there is no way back');
    const back = plan(log, deletion.inverse, 'l');
    const command = commandId(before.workspace.id, before.me, 'k');
    expect(back).toMatchObject({
      title: 'Bring ENG-8 back',
      entity: deletion.entity,
      undoes: command,
      request: {
        method: 'POST',
        path: `projects/${id(2)}/undo/`,
        body: { command, partly: true },
      },
    });
    const known = (tables: typeof before) =>
      [...tables.issues.values()].map(({ updated_at: _, version: __, ...row }) => row);
    expect(known(log.tables)).toEqual(known(before));
    expect(new Set(log.tables.relations.values())).toEqual(new Set(before.relations.values()));
  });

  it('that somebody else has taken back is not taken back again', () => {
    const log = setUp();
    const { inverse } = plan(log, deleteIssue(id(8)), 'k');
    log.issue(8);
    const { tables } = log;
    expect(inverse?.plan({ tables, now: '', key: 'l', newId: () => '' })).toBeNull();
  });
});
