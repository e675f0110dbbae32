// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { ActivityRow } from '../../api/details';
import type { ProjectRole, Tables } from '../../store/rows';
import { id, Log, ME } from '../../store/testing';
import { lastChange, undoOf } from './may-undo';

const OTHER = id(0xb);

function tablesAs(role: ProjectRole, created_by = OTHER): Tables {
  const log = new Log();
  log.project();
  log.issue(7, { created_by });
  const change = { type: 'ProjectMemberRoleChanged', membership: id(513), user: ME, to: role };
  log.append('project', id(2), change);
  return log.tables;
}

const line = (part: Partial<ActivityRow> = {}): ActivityRow => ({
  id: '1',
  actor: OTHER,
  verb: 'updated',
  field: 'priority',
  old_value: null,
  new_value: null,
  old_identifier: null,
  new_identifier: null,
  comment: '',
  created_at: '',
  command: id(0x300),
  position: 41,
  ...part,
});

describe('a line of activity', () => {
  it('is undone by its command, by those who may change the issue', () => {
    const of = { project: id(2), command: id(0x300), position: 41 };
    expect(undoOf(line(), tablesAs('member'), id(7))).toEqual(of);
    expect(undoOf(line(), tablesAs('guest', ME), id(7))).toBeNull();
    expect(undoOf(line(), tablesAs('member'), id(8))).toBeNull();
  });

  it('of a server that does not say its command cannot be undone', () => {
    const { command: _, ...old } = line();
    expect(undoOf(old, tablesAs('admin'), id(7))).toBeNull();
  });

  it('that was decided elsewhere is not undone here', () => {
    expect(undoOf(line({ field: 'intake', verb: '1' }), tablesAs('admin'), id(7))).toBeNull();
    expect(undoOf(line({ field: 'state_group' }), tablesAs('admin'), id(7))).toBeNull();
  });

  it('of a creation is undone by those who may delete the issue', () => {
    const created = line({ field: null, verb: 'created' });
    expect(undoOf(created, tablesAs('member'), id(7))).toBeNull();
    expect(undoOf(created, tablesAs('member', ME), id(7))).not.toBeNull();
    expect(undoOf(created, tablesAs('admin'), id(7))).not.toBeNull();
  });

  it('of a comment is undone by who did it, and by admins', () => {
    const deleted = line({ field: 'comment', verb: 'deleted' });
    expect(undoOf(deleted, tablesAs('member'), id(7))).toBeNull();
    expect(undoOf({ ...deleted, actor: ME }, tablesAs('guest', ME), id(7))).not.toBeNull();
    expect(undoOf(deleted, tablesAs('admin'), id(7))).not.toBeNull();
  });
});

it('the last change of a comment is that of its words', () => {
  const said = { field: 'comment', new_identifier: id(8) };
  const rows = [
    line({ ...said, id: 'a', verb: 'created' }),
    line({ ...said, id: 'b' }),
    line({ ...said, id: 'c' }),
    line({ ...said, id: 'd', new_identifier: id(9) }),
  ];
  expect(lastChange(rows, id(8))?.id).toBe('c');
  expect(lastChange(rows.slice(0, 1), id(8))).toBeUndefined();
});
