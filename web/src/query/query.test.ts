// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log, ME, seeded, stateRef } from '../store/testing';
import { applyView } from './apply';
import { formatFilter, parseFilter } from './codec';
import { matches } from './filter';
import type { Filter, ViewState } from './types';
import { DEFAULT_VIEW, formatView, parseView } from './url';

const VALUES = ['none', id(3), 'urgent', 'a;b(c)', '100 %, really: yes', 'ü'];

function randomFilter(random: (below: number) => number, depth = 0): Filter {
  const values = Array.from({ length: 1 + random(3) }, () => VALUES[random(VALUES.length)] ?? '');
  const inner = () => Array.from({ length: 1 + random(3) }, () => randomFilter(random, depth + 1));
  switch (random(depth > 2 ? 4 : 7)) {
    case 0:
      return { field: 'state', is: random(2) ? 'in' : 'not', values };
    case 1:
      return { field: 'target_date', is: 'before', day: random(2) ? '-7d' : '2026-12-01' };
    case 2:
      return { field: 'start_date', is: random(2) ? 'none' : 'any', day: null };
    case 3:
      return { field: 'text', is: 'contains', text: values[0] ?? '' };
    case 4:
      return { all: inner() };
    case 5:
      return { any: inner() };
    default:
      return { not: randomFilter(random, depth + 1) };
  }
}

describe('the filter in a URL', () => {
  it('comes back as it went', () => {
    const random = seeded(7);
    for (let n = 0; n < 500; n += 1) {
      const filter: Filter = { all: [randomFilter(random), randomFilter(random)] };
      expect(parseFilter(formatFilter(filter)), formatFilter(filter)).toEqual(filter);
      const view: ViewState = {
        ...DEFAULT_VIEW,
        layout: 'board',
        filter,
        pql: 'state = "In Progress" AND text ~ \'100 %&=+#\' ORDER BY due',
        order: 'priority',
        descending: true,
      };
      expect(parseView(formatView(view))).toEqual(view);
    }
  });

  it('is readable', () => {
    const filter: Filter = {
      all: [
        { field: 'priority', is: 'in', values: ['urgent', 'high'] },
        {
          any: [
            { field: 'target_date', is: 'before', day: '0d' },
            { not: { field: 'assignee', is: 'in', values: ['none'] } },
          ],
        },
      ],
    };
    expect(formatView({ ...DEFAULT_VIEW, filter })).toBe(
      'filter=priority:in(urgent,high);any(target_date:before(0d);not(assignee:in(none)))',
    );
  });

  it.each([
    'x',
    'state:in()',
    'state:in(a',
    'state:is(a)',
    'not(a',
    'target_date:before(soon)',
    '(((((',
    `${'not('.repeat(20)}text:contains(a)${')'.repeat(20)}`,
  ])('that is wrong is none: %s', (text) => {
    expect(parseFilter(text)).toBeNull();
  });
});

describe('a view', () => {
  const log = new Log();
  log.project();
  log.issue(10, {
    name: 'The pump leaks',
    priority: 'high',
    assignees: [ME, id(0xb)],
    sort_order: 3,
  });
  log.issue(11, { name: 'Paint it', state: stateRef(5), target_date: '2026-12-01', sort_order: 2 });
  log.issue(12, { name: 'Check 10 valves', parent: { id: id(10), key: 'ENG-10' }, sort_order: 1 });
  const { tables } = log;
  const shown = (view: Partial<ViewState>) =>
    applyView(tables, { ...DEFAULT_VIEW, ...view }).map(({ key, issues }) => [key, issues]);

  it('groups by state in the order of the workflow', () => {
    expect(shown({})).toEqual([
      [id(3), [id(12), id(10)]],
      [id(5), [id(11)]],
    ]);
    expect(shown({ empty: true }).map(([key]) => key)).toEqual([id(3), id(4), id(5)]);
  });

  it('groups by what states mean, across projects', () => {
    expect(shown({ group: 'state_group' })).toEqual([
      ['unstarted', [id(12), id(10)]],
      ['completed', [id(11)]],
    ]);
    expect(shown({ group: 'state_group', empty: true }).map(([key]) => key)).toEqual([
      'backlog',
      'unstarted',
      'started',
      'completed',
      'cancelled',
    ]);
  });

  it('shows an issue under each of its people, and the others last', () => {
    expect(shown({ group: 'assignee' })).toEqual([
      [ME, [id(10)]],
      [id(0xb), [id(10)]],
      ['none', [id(12), id(11)]],
    ]);
  });

  it('puts missing values last in both directions', () => {
    const flat = (view: Partial<ViewState>) => shown({ group: 'none', ...view })[0]?.[1];
    expect(flat({ order: 'target_date' })?.[0]).toBe(id(11));
    expect(flat({ order: 'target_date', descending: true })?.[0]).toBe(id(11));
    expect(flat({ order: 'name' })).toEqual([id(12), id(11), id(10)]);
    expect(flat({ subs: false })).toEqual([id(11), id(10)]);
  });

  it('shows what a server has found, in its order if that says one', () => {
    const view: ViewState = { ...DEFAULT_VIEW, group: 'none', order: 'number' };
    const only = new Set([id(12), id(99), id(10)]);
    const issues = (inOrder: boolean) => applyView(tables, view, { only, inOrder })[0]?.issues;
    expect(issues(false)).toEqual([id(10), id(12)]);
    expect(issues(true)).toEqual([id(12), id(10)]);
  });

  it('filters by text, sets and days', () => {
    const is = (filter: Filter) =>
      [...tables.issues.values()]
        .filter((row) => matches(tables, row, filter, '2026-11-30'))
        .map((row) => row.number);
    expect(is({ field: 'text', is: 'contains', text: 'PUMP' })).toEqual([10]);
    expect(is({ field: 'text', is: 'contains', text: 'eng-11' })).toEqual([11]);
    expect(is({ field: 'assignee', is: 'in', values: ['none'] })).toEqual([11, 12]);
    expect(is({ field: 'assignee', is: 'not', values: [ME] })).toEqual([11, 12]);
    expect(is({ field: 'target_date', is: 'before', day: '2d' })).toEqual([11]);
    expect(is({ field: 'state_group', is: 'in', values: ['completed'] })).toEqual([11]);
  });
});
