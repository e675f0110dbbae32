import { expect, test } from 'vitest';
import type { Issue, Tables } from '../../store/rows';
import { placeAmong } from './place';

const issues = new Map(
  Object.entries({ a: 100, b: 200, c: 300, x: 900 }).map(([id, sort_order]) => [
    id,
    { id, sort_order } as Issue,
  ]),
);
const tables = { issues } as unknown as Tables;

test('a card that is dropped between two others is ordered between them', () => {
  expect(placeAmong(tables, ['a', 'b', 'c'], 'x', { id: 'b', edge: 'top' })).toBe(150);
  expect(placeAmong(tables, ['a', 'b', 'c'], 'x', { id: 'b', edge: 'bottom' })).toBe(250);
});

test('at an end it comes before or after all', () => {
  expect(placeAmong(tables, ['a', 'b', 'c'], 'x', { id: 'a', edge: 'top' })).toBeLessThan(100);
  expect(placeAmong(tables, ['a', 'b', 'c'], 'x', { id: 'c', edge: 'bottom' })).toBeGreaterThan(
    300,
  );
});

test('beside itself it stays', () => {
  expect(placeAmong(tables, ['a', 'b', 'c'], 'b', { id: 'b', edge: 'top' })).toBeNull();
  expect(placeAmong(tables, ['a', 'b', 'c'], 'b', null)).toBeNull();
});
