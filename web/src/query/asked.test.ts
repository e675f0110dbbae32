// @vitest-environment node
import { expect, test } from 'vitest';
import { id, ME } from '../store/testing';
import { groupParam, keyOfGroup, questionOf } from './asked';
import type { ViewState } from './types';
import { DEFAULT_VIEW } from './url';

const view = (part: Partial<ViewState> = {}): ViewState => ({ ...DEFAULT_VIEW, ...part });
const filtersOf = (asked: ReturnType<typeof questionOf>) =>
  JSON.parse(asked?.params.filters ?? '{}') as unknown;

test('a plain list of a project is asked for by its groups and its order', () => {
  expect(questionOf(view(), { project: id(2) }, undefined)).toEqual({
    place: `projects/${id(2)}/`,
    params: { order_by: 'sort_order' },
    group: 'state',
    lanes: 'none',
  });
});

test('what the page is about is a part of the filter', () => {
  const within = { field: 'cycle', is: 'in', values: [id(9)] } as const;
  const asked = questionOf(
    view({
      filter: { field: 'priority', is: 'in', values: ['high'] },
      subs: false,
      order: 'priority',
      descending: true,
    }),
    { assignee: ME, createdBy: ME },
    within,
  );
  expect(asked?.place).toBe('');
  expect(asked?.params.order_by).toBe('-priority');
  expect(filtersOf(asked)).toEqual({
    and: [
      { cycle__in: [id(9)] },
      { priority__in: ['high'] },
      { parent__isnull: true },
      { assignee__in: [ME] },
      { created_by__in: [ME] },
    ],
  });
});

test('a query says its order, and stands beside what the page asks by itself', () => {
  const own = { asked: { pql: 'subscriber = currentUser()' } };
  const ordered = view({ pql: 'priority = high ORDER BY due DESC' });
  expect(questionOf(ordered, {}, undefined)?.params).toEqual({
    pql: 'priority = high ORDER BY due DESC',
  });
  expect(questionOf(ordered, own, undefined)?.params).toEqual({
    pql: '(subscriber = currentUser()) AND (priority = high) ORDER BY due DESC',
  });
  expect(questionOf(view(), own, undefined)?.params).toEqual({
    pql: 'subscriber = currentUser()',
    order_by: 'sort_order',
  });
});

test('a filter that the page cannot take apart is sent as it is, with what is filtered besides', () => {
  const asked = { filters: '{"name__icontains":"x"}' };
  expect(filtersOf(questionOf(view(), { asked }, undefined))).toEqual({ name__icontains: 'x' });
  const both = questionOf(
    view({ filter: { field: 'priority', is: 'in', values: ['low'] } }),
    { asked },
    undefined,
  );
  expect(filtersOf(both)).toEqual({
    and: [{ name__icontains: 'x' }, { priority__in: ['low'] }],
  });
});

test('groups that the server does not make are no groups, and a board has columns', () => {
  const parent = view({ group: 'parent' });
  expect(questionOf(parent, {}, undefined)?.group).toBe('none');
  const board = view({ layout: 'board', group: 'estimate', lanes: 'assignee' });
  expect(questionOf(board, {}, undefined)).toMatchObject({ group: 'state', lanes: 'assignee' });
  expect(questionOf(view({ lanes: 'assignee' }), {}, undefined)?.lanes).toBe('none');
});

test('a group is chosen by the name of its grouping', () => {
  expect(groupParam('label', id(6))).toEqual([['labels__id', id(6)]]);
  expect(groupParam('label', 'none')).toEqual([['labels__id', 'None']]);
  expect(groupParam('priority', 'none')).toEqual([['priority', 'none']]);
  expect(groupParam('none', 'all')).toEqual([]);
  expect([keyOfGroup('None'), keyOfGroup('none')]).toEqual(['none', 'none']);
});
