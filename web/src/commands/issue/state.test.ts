// @vitest-environment node
import { expect, test } from 'vitest';
import { id, Log, stateRef } from '../../store/testing';
import { enterGroup } from './state';

test('an issue enters a group by its state there, and stays where it is in the group', () => {
  const log = new Log();
  log.project();
  log.issue(10, { state: stateRef(3) });
  const { tables } = log;
  const context = { tables, now: '2026-12-05T12:00:00.000000Z', key: 'k', newId: () => id(900) };
  const enter = (group: string) => enterGroup(id(10), group).plan(context);
  const done = enter('completed');
  expect(done?.request).toMatchObject({ method: 'PATCH', body: { state: stateRef(5).id } });
  expect(done?.predicted[0]?.data.type).toBe('IssueStateChanged');
  expect(enter('unstarted')).toBeNull();
  expect(enter('cancelled')).toBeNull();
  expect(enterGroup(id(99), 'completed').plan(context)).toBeNull();
});
