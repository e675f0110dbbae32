// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { GROUPS, PRIORITIES } from '../store/rows';
import { id, Log, ME, seeded, stateRef } from '../store/testing';
import { matches } from './filter';
import { filtersOf, flattenFilter, readFilters } from './json';
import { DAY_FIELDS, type Filter, SET_FIELDS, type SetField } from './types';

type Random = (below: number) => number;

const DAYS = ['-7d', '0d', '+14d', '2026-12-01', '2026-11-20'];
const TEXTS = ['pump', 'Paint, it', '10', ' '];

function pick<Value>(random: Random, values: readonly Value[]): Value {
  return values[random(values.length)] as Value;
}

function someValue(random: Random, field: SetField): string {
  if (field === 'priority') return pick(random, PRIORITIES);
  if (field === 'state_group') return pick(random, GROUPS);
  return pick(random, ['none', ME, id(3), id(5), id(10), id(20), id(0xb)]);
}

function randomFilter(random: Random, depth = 0): Filter {
  const inner = () => Array.from({ length: random(4) }, () => randomFilter(random, depth + 1));
  switch (random(depth > 3 ? 4 : 7)) {
    case 0:
    case 1: {
      const field = pick(random, SET_FIELDS);
      const values = Array.from({ length: 1 + random(3) }, () => someValue(random, field));
      return { field, is: random(2) ? 'in' : 'not', values };
    }
    case 2: {
      const field = pick(random, DAY_FIELDS);
      const is = pick(random, ['before', 'on', 'after', 'none', 'any'] as const);
      return { field, is, day: is === 'none' || is === 'any' ? null : pick(random, DAYS) };
    }
    case 3:
      return { field: 'text', is: 'contains', text: pick(random, TEXTS) };
    case 4:
      return { all: inner() };
    case 5:
      return { any: inner() };
    default:
      return { not: randomFilter(random, depth + 1) };
  }
}

/** A project with random issues. */
function randomLog(random: Random): Log {
  const log = new Log();
  log.project();
  for (let n = 10; n < 40; n += 1) {
    log.issue(n, {
      name: pick(random, ['The pump leaks', 'Paint, it', 'Check 10 valves']),
      priority: pick(random, PRIORITIES),
      state: stateRef(pick(random, [3, 4, 5])),
      assignees: [ME, id(0xb)].filter(() => random(2)),
      ...(n > 10 && random(2) && { parent: { id: id(10), key: 'ENG-10' } }),
      ...(random(2) && { target_date: pick(random, ['2026-11-20', '2026-11-30', '2026-12-01']) }),
      ...(random(2) && { start_date: '2026-11-23' }),
    });
  }
  return log;
}

describe('a filter as the API has it', () => {
  it('comes back as the same tree, flattened, and finds the same issues', () => {
    const random = seeded(11);
    let written = 0;
    for (let table = 0; table < 20; table += 1) {
      const { tables } = randomLog(random);
      const found = (filter: Filter | null) =>
        [...tables.issues.values()]
          .filter((row) => matches(tables, row, filter, '2026-11-30'))
          .map((row) => row.number);
      for (let n = 0; n < 60; n += 1) {
        const filter = randomFilter(random);
        const flat = flattenFilter(filter);
        expect(found(flat), JSON.stringify(filter)).toEqual(found(filter));
        const filters = filtersOf(filter);
        if (!filters) continue;
        written += 1;
        const back = readFilters(JSON.parse(JSON.stringify(filters)));
        expect(back, JSON.stringify(filters)).toEqual({ filter: flat });
      }
    }
    expect(written).toBeGreaterThan(800);
  });

  it('is what people would write', () => {
    const filter: Filter = {
      all: [
        { field: 'priority', is: 'in', values: ['urgent', 'high'] },
        { all: [{ field: 'text', is: 'contains', text: 'pump' }] },
        { not: { field: 'assignee', is: 'in', values: ['none'] } },
        { field: 'label', is: 'not', values: [id(7), 'none'] },
        { field: 'target_date', is: 'before', day: '-7d' },
        { field: 'start_date', is: 'none', day: null },
      ],
    };
    expect(filtersOf(filter)).toEqual({
      and: [
        { priority__in: ['urgent', 'high'] },
        { name__icontains: 'pump' },
        { assignee__isnull: false },
        { not: { label__in: [id(7), 'none'] } },
        { target_date__lt: '-7d' },
        { start_date__isnull: true },
      ],
    });
    expect(filtersOf(null)).toEqual({});
    expect(readFilters({})).toEqual({ filter: null });
  });

  it('is read in other spellings, too', () => {
    const days = { target_date__range: ['2026-11-01', '2w'], priority: 'urgent,high' };
    const day = (is: 'before' | 'on' | 'after', at: string) => ({
      field: 'target_date',
      is,
      day: at,
    });
    expect(readFilters(days)?.filter).toEqual({
      all: [
        { any: [day('after', '2026-11-01'), day('on', '2026-11-01')] },
        { any: [day('before', '14d'), day('on', '14d')] },
        { field: 'priority', is: 'in', values: ['urgent', 'high'] },
      ],
    });
    expect(readFilters({ assignees__id: null })?.filter).toEqual({
      all: [{ field: 'assignee', is: 'in', values: ['none'] }],
    });
  });

  it.each([
    [{ subscriber: [id(3)] }],
    [{ state: 'In Progress' }],
    [{ target_date__lt: 'today()' }],
    [{ description__icontains: 'x' }],
    [{ priority__gte: 'high' }],
    [{ and: [] }],
    [{ and: [{ priority: 'high' }], or: [{ priority: 'low' }] }],
    [{ not: { not: { not: { not: { not: { priority: 'high' } } } } } }],
    [[]],
    ['priority'],
  ])('that the copy cannot tell is not read: %j', (filters) => {
    expect(readFilters(filters)).toBeNull();
  });

  it('is not written when it is too deep or finds nothing', () => {
    const priority: Filter = { field: 'priority', is: 'in', values: ['low'] };
    let deep: Filter = { all: [priority, priority] };
    for (let n = 0; n < 3; n += 1) deep = { any: [priority, { all: [priority, deep] }] };
    expect(filtersOf(deep)).toBeNull();
    expect(filtersOf({ any: [] })).toBeNull();
  });
});
