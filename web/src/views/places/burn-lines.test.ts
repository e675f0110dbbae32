// @vitest-environment node
import { expect, test } from 'vitest';
import { type BurnDown, burnDownOf } from '../../api/burn-down';
import { datesBetween, idealAt, linePath, stepPath, ticksUpTo } from './burn-lines';

test('days are counted over the ends of months, and there is at least one', () => {
  expect(datesBetween('2027-02-27', '2027-03-02')).toEqual([
    '2027-02-27',
    '2027-02-28',
    '2027-03-01',
    '2027-03-02',
  ]);
  expect(datesBetween('2027-02-27', '2027-02-27')).toHaveLength(1);
  expect(datesBetween('2027-02-27', '2027-01-01')).toEqual(['2027-02-27']);
  expect(datesBetween('2000-01-01', '2099-01-01').length).toBeLessThan(1000);
});

test.each([
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [22, [0, 10, 20, 30]],
  [100, [0, 50, 100]],
  [1234, [0, 500, 1000, 1500]],
])('the scale up to %i has round numbers', (most, ticks) => {
  expect(ticksUpTo(most)).toEqual(ticks);
});

test('the ideal line begins with the first scope that there was', () => {
  expect(idealAt([0, 0, 12, 15])).toBe(12);
  expect(idealAt([0])).toBeNull();
});

test('values are joined by lines, the scope by steps', () => {
  const points = [
    [0, 10],
    [5.04, 8],
    [10, 8],
  ] as const;
  expect(linePath(points)).toBe('M0 10L5 8L10 8');
  expect(stepPath(points)).toBe('M0 10H5V8H10V8');
});

test('what remains is neither completed nor cancelled', () => {
  const numbers = { scope: 9, completed: 3, cancelled: 1, added: 0, removed: 0 };
  const days = [{ date: '2027-01-01', items: numbers, points: { ...numbers, remaining: 2.5 } }];
  const wire = { start_date: null, end_date: null, timezone: 'UTC', days } as unknown as BurnDown;
  const [day] = burnDownOf(wire).days;
  expect([day?.items.remaining, day?.points.remaining]).toEqual([5, 2.5]);
});
