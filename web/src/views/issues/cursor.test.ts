import { act, createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, test } from 'vitest';
import type { ViewGroup } from '../../query';
import { type Cursor, useCursor } from './cursor';

const group = (key: string, ...issues: string[]): ViewGroup => ({ key, field: 'state', issues });
const GROUPS = [group('todo', 'a', 'b'), group('doing'), group('done', 'c', 'd', 'e')];

function mounted(groups: readonly ViewGroup[]) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const root = createRoot(document.createElement('div'));
  let cursor: Cursor | undefined;
  // biome-ignore lint/correctness/noComponentHookFactories: each test looks into a component of its own
  const Probe = ({ shown, asked }: { shown: readonly ViewGroup[]; asked: string }) => {
    cursor = useCursor(shown, asked);
    return null;
  };
  const show = (shown: readonly ViewGroup[], asked = '') =>
    act(() => root.render(createElement(Probe, { shown, asked })));
  show(groups);
  return {
    show,
    do: (change: (cursor: Cursor) => void) => act(() => change(cursor as Cursor)),
    get: () => cursor as Cursor,
  };
}

test('moves over the groups and stays within them', () => {
  const probe = mounted(GROUPS);
  probe.do((cursor) => cursor.move(1));
  expect(probe.get().active).toEqual({ group: 'todo', id: 'a' });
  probe.do((cursor) => cursor.move(2));
  expect(probe.get().active).toEqual({ group: 'done', id: 'c' });
  probe.do((cursor) => cursor.move(9));
  expect(probe.get().active?.id).toBe('e');
});

test('moves across to the next group that has issues', () => {
  const probe = mounted(GROUPS);
  probe.do((cursor) => cursor.setActive({ group: 'todo', id: 'b' }));
  probe.do((cursor) => cursor.moveAcross(1));
  expect(probe.get().active).toEqual({ group: 'done', id: 'd' });
});

test('selects one by one and in ranges', () => {
  const probe = mounted(GROUPS);
  probe.do((cursor) => cursor.toggle({ group: 'todo', id: 'b' }));
  probe.do((cursor) => cursor.toggle({ group: 'done', id: 'd' }, true));
  expect([...probe.get().selected]).toEqual(['b', 'c', 'd']);
  probe.do((cursor) => cursor.toggle({ group: 'done', id: 'c' }));
  expect(probe.get().targets).toEqual(['b', 'd']);
});

test('an issue that moved to another group stays active, and one that is gone is not selected', () => {
  const probe = mounted(GROUPS);
  probe.do((cursor) => cursor.setActive({ group: 'todo', id: 'a' }));
  probe.do((cursor) => cursor.toggle({ group: 'todo', id: 'b' }));
  probe.show([group('done', 'a', 'c')]);
  expect(probe.get().active).toEqual({ group: 'done', id: 'a' });
  expect(probe.get().selected.size).toBe(0);
});

test('everything that is asked for stays selected, also what comes, until something else is asked for', () => {
  const probe = mounted(GROUPS);
  probe.do((cursor) => cursor.toggle({ group: 'todo', id: 'a' }));
  probe.do((cursor) => cursor.selectWhole());
  expect([probe.get().isWhole, probe.get().selected.size]).toEqual([true, 5]);
  expect(probe.get().targets).toEqual([]);
  probe.show([...GROUPS, group('later', 'f')]);
  expect([...probe.get().selected]).toContain('f');
  probe.show([group('todo', 'a', 'f')], 'another filter');
  expect([probe.get().isWhole, ...probe.get().selected]).toEqual([false, 'a']);
});

test('everything is no longer selected once one of it is not, or nothing is', () => {
  const probe = mounted(GROUPS);
  probe.do((cursor) => cursor.selectWhole());
  probe.do((cursor) => cursor.toggle({ group: 'todo', id: 'a' }));
  expect([probe.get().isWhole, ...probe.get().targets]).toEqual([false, 'b', 'c', 'd', 'e']);
  probe.do((cursor) => cursor.selectWhole());
  probe.do((cursor) => cursor.clear());
  expect([probe.get().isWhole, probe.get().selected.size]).toEqual([false, 0]);
});
