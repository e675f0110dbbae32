// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { orderOf, withoutOrder } from './order';
import { completed, markedAt } from './pql';

describe('a query', () => {
  it('says an order outside of quotes only', () => {
    const by = (name: string, descending: boolean) => ({ name, descending });
    expect(orderOf('priority = high ORDER  by due')).toEqual(by('due', false));
    expect(orderOf('order BY Target_Date desc, name')).toEqual(by('target_date', true));
    expect(orderOf('name = "a" order by name ASC, due DESC')).toEqual(by('name', false));
    expect(orderOf('a = 1 order by')).toEqual(by('', false));
    for (const pql of ['', 'name ~ "order by me"', "name ~ 'in \\' order by'", 'border by = x']) {
      expect(orderOf(pql), pql).toBeNull();
      expect(withoutOrder(pql)).toBe(pql);
    }
    expect(withoutOrder('name ~ "order by" ORDER BY due')).toBe('name ~ "order by"');
    expect(withoutOrder('order by due')).toBe('');
  });

  it('is marked at the word where it is wrong, counted in characters', () => {
    expect(markedAt('priority = hihg AND x', 12)).toEqual(['priority = ', 'hihg', ' AND x']);
    expect(markedAt('a = "In Progress" b', 5)).toEqual(['a = ', '"In Progress"', ' b']);
    expect(markedAt('🐞🐞 = x', 4)).toEqual(['🐞🐞 ', '=', ' x']);
    expect(markedAt('priority =', 11)).toEqual(['priority =', '', '']);
    expect(markedAt('', 1)).toEqual(['', '', '']);
    expect(markedAt('a', 99)).toEqual(['a', '', '']);
  });

  it.each([
    ['prio', 0, 4, 'priority', 'priority |'],
    ['prio = high', 0, 4, 'priority', 'priority| = high'],
    ['priority = high', 0, 2, 'project', 'project| = high'],
    ['🐞 = "In', 4, 8, '"In Progress"', '🐞 = "In Progress" |'],
    ['a IN (b, c)', 9, 10, 'cat', 'a IN (b, cat|)'],
    ['ch', 0, 2, 'changed(field)', 'changed(|'],
    ['due < st', 6, 8, 'startOfDay()', 'due < startOfDay() |'],
    ['assignee = ', 11, 11, 'membersOf(project)', 'assignee = membersOf(|'],
  ])('is completed: %s', (pql, from, cursor, text, wanted) => {
    const next = completed(pql, from, cursor, text);
    expect(`${next.text.slice(0, next.cursor)}|${next.text.slice(next.cursor)}`).toBe(wanted);
  });
});
