// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log } from '../../store/testing';
import { commandId, newId } from '../ids';
import { moveIssue } from './move';

/** The project that issues move to. */
const THERE = id(0x12);

function desk() {
  const log = new Log();
  log.project();
  log.issue(7, { labels: [{ id: id(6), name: 'bug' }], parent: { id: id(9), key: 'ENG-9' } });
  log.issue(8, { parent: { id: id(7), key: 'ENG-7' } });
  log.append('project', THERE, {
    type: 'ProjectCreated',
    id: THERE,
    name: 'Operations',
    identifier: 'OPS',
    logo: { icon: 'home', colour: '#888' },
    time_zone: 'UTC',
  });
  const say = (data: { type: string; [field: string]: unknown }) =>
    log.append('project', THERE, data);
  say({ type: 'ProjectMemberAdded', id: id(0x1201), user: log.tables.me, role: 'admin' });
  const state = { colour: '#fff', group: 'unstarted' };
  say({ type: 'StateCreated', id: id(0x13), name: 'Next', sequence: 1, ...state });
  say({ type: 'StateCreated', id: id(0x14), name: 'TODO', sequence: 2, ...state });
  say({ type: 'LabelCreated', id: id(0x16), name: 'Bug', colour: 'red', sort_order: 1 });
  return log;
}

describe('moving an issue to another project', () => {
  it('shows at once what it has there, and takes what is below it along', () => {
    const log = desk();
    const { tables } = log;
    const own = commandId(tables.workspace.id, tables.me, 'key');
    const now = '2026-12-05T12:00:00.000000Z';
    const context = { tables, now, key: 'key', newId: (n = 0) => newId(own, n) };
    const plan = moveIssue(id(7), THERE).plan(context);
    expect(plan?.request).toEqual({
      method: 'POST',
      path: `projects/${id(2)}/work-items/${id(7)}/move/`,
      body: { project_id: THERE },
    });
    for (const { entity, entity_id, project, data } of plan?.predicted ?? []) {
      log.append(entity, entity_id, data, { project });
    }
    const rows = [7, 8].map((n) => log.tables.issues.get(id(n)));
    const there = { project: THERE, number: 0, state: id(0x14) };
    expect(rows[0]).toMatchObject({ ...there, parent: null, labels: [id(0x16)] });
    expect(rows[1]).toMatchObject({ ...there, parent: id(7), labels: [] });
    expect(moveIssue(id(7), THERE).plan({ ...context, tables: log.tables })).toBeNull();
  });
});
