// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log } from '../../store/testing';
import { commandId, newId } from '../ids';
import { copyIssue } from './copy';

describe('copying an issue', () => {
  it('shows the copy at once, and takes it back by deleting it', () => {
    const log = new Log();
    log.project();
    log.issue(9);
    log.issue(7, {
      labels: [{ id: id(6), name: 'bug' }],
      parent: { id: id(9), key: 'ENG-9' },
      priority: 'high',
    });
    const { tables } = log;
    const own = commandId(tables.workspace.id, tables.me, 'key');
    const now = '2026-12-05T12:00:00.000000Z';
    const context = { tables, now, key: 'key', newId: (n = 0) => newId(own, n) };
    const plan = copyIssue(id(7)).plan(context);
    const copy = newId(own, 0);
    expect(plan).toMatchObject({
      makes: copy,
      request: { method: 'POST', path: `projects/${id(2)}/work-items/${id(7)}/copy/`, body: {} },
    });
    expect(plan?.inverse?.kind).toBe('deleteIssue');
    for (const { entity, entity_id, project, data } of plan?.predicted ?? []) {
      log.append(entity, entity_id, data, { project });
    }
    const [row, original] = [copy, id(7)].map((one) => log.tables.issues.get(one));
    const { name, parent, labels, state, assignees } = original ?? {};
    expect(row).toMatchObject({ name, parent, labels, state, assignees, priority: 'high' });
    expect(copyIssue(id(99)).plan(context)).toBeNull();
  });
});
