import { expect, test } from 'vitest';
import type { Filter } from '../../query';
import { conditionsOf, filterOf, withCondition, withValue } from './conditions';

const high = { field: 'priority', is: 'in', values: ['high'] } as const;
const mine = { field: 'assignee', is: 'in', values: ['me'] } as const;
const either: Filter = { any: [high, mine] };

test('a filter comes apart and together the same', () => {
  for (const filter of [null, high, { all: [high, mine] }, { all: [high, either] }, either]) {
    expect(filterOf(conditionsOf(filter))).toEqual(filter);
  }
});

test('a condition takes the place of that of its field', () => {
  const urgent = { ...high, values: ['urgent'] };
  expect(withCondition({ all: [high, mine] }, 'priority', urgent)).toEqual({ all: [urgent, mine] });
  expect(withCondition(mine, 'priority', urgent)).toEqual({ all: [mine, urgent] });
  expect(withCondition({ all: [high, mine] }, 'priority', null)).toEqual(mine);
  expect(withCondition(high, 'priority', null)).toBeNull();
});

test('a condition without values is none', () => {
  expect(withValue(high, 'high', false)).toBeNull();
  expect(withValue(high, 'low', true)).toEqual({ ...high, values: ['high', 'low'] });
});
