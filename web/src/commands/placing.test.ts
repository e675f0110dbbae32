// @vitest-environment node
import { expect, test } from 'vitest';
import { placeBehind, placesFor } from './placing';

const rows = (...places: number[]) =>
  places.map((sort_order, n) => ({ id: 'abc'[n] ?? '?', sort_order }));

test('a new row comes behind all others, wherever those stand', () => {
  expect(placeBehind([])).toBe(65_535);
  expect(placeBehind(rows(65_535, 10, 70_000))).toBe(80_000);
});

test.each([
  [rows(10, 20), 0, -9990],
  [rows(10, 20), 1, 15],
  [rows(10, 20), 2, 10_020],
  [rows(), 0, 10_000],
])('a place between neighbours: %j, %i', (others, n, sort_order) => {
  expect(placesFor('x', others, n)).toEqual([{ id: 'x', sort_order }]);
});

test('where there is no room all are placed anew, but those that are right already', () => {
  expect(placesFor('x', rows(65_535, 65_535, 30_000), 1)).toEqual([
    { id: 'a', sort_order: 10_000 },
    { id: 'x', sort_order: 20_000 },
    { id: 'b', sort_order: 30_000 },
    { id: 'c', sort_order: 40_000 },
  ]);
  expect(placesFor('x', rows(10_000, 10_000), 1)).toEqual([
    { id: 'x', sort_order: 20_000 },
    { id: 'b', sort_order: 30_000 },
  ]);
});
