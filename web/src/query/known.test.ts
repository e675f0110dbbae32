// @vitest-environment node
import { expect, test } from 'vitest';
import { id, Log, ME, stateRef } from '../store/testing';
import { isKnown } from './known';
import type { Filter, SetField } from './types';

test('a filter is known when everything is there that it names', () => {
  const log = new Log();
  log.project();
  log.issue(10);
  const is = (field: SetField, ...values: string[]): Filter => ({ field, is: 'in', values });
  const gone = id(99);
  const known: readonly Filter[] = [
    is('state', stateRef(3).id),
    is('priority', 'high'),
    is('state_group', 'started'),
    is('assignee', ME, 'none'),
    is('parent', id(10)),
    is('project', id(2)),
    { field: 'text', is: 'contains', text: gone },
    { field: 'target_date', is: 'before', day: '7d' },
  ];
  for (const filter of known)
    expect(isKnown(log.tables, filter), JSON.stringify(filter)).toBe(true);
  expect(isKnown(log.tables, null)).toBe(true);
  expect(isKnown(log.tables, { all: known })).toBe(true);
  const fields: readonly SetField[] = [
    'state',
    'assignee',
    'created_by',
    'label',
    'cycle',
    'module',
    'estimate',
    'parent',
    'project',
  ];
  for (const field of fields) {
    expect(isKnown(log.tables, is(field, 'none', gone)), field).toBe(false);
    expect(isKnown(log.tables, { any: [...known, { not: is(field, gone) }] }), field).toBe(false);
  }
});
