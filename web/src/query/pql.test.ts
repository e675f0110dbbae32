// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { completed, hasOrder, markedAt } from './pql';

describe('a query', () => {
  it('says an order outside of quotes only', () => {
    expect(hasOrder('priority = high ORDER  by due')).toBe(true);
    expect(hasOrder('order BY due')).toBe(true);
    for (const pql of ['', 'name ~ "order by me"', "name ~ 'in \\' order by'", 'border = by']) {
      expect(hasOrder(pql), pql).toBe(false);
    }
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
