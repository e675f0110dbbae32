// @vitest-environment node
import { expect, test } from 'vitest';
import type { Page } from '../../store/rows';
import { movesTo, rowsOf, type Step, stepOf } from './tree';

const page = (id: string, parent: string | null, sort_order: number) =>
  ({ id, parent, sort_order, name: id, created_at: id }) as Page;

const pages = [
  page('a', null, 10),
  page('b', null, 20),
  page('b1', 'b', 10),
  page('b2', 'b', 20),
  page('c', 'gone', 30),
];
const NONE = new Set<string>();
const shown = (closed: ReadonlySet<string> = NONE) =>
  rowsOf(pages, closed).map(({ page: { id }, level }) => `${level}${id}`);

test('a tree has pages in their order, below their parents if those are there', () => {
  expect(shown()).toEqual(['1a', '1b', '2b1', '2b2', '1c']);
  expect(shown(new Set(['b']))).toEqual(['1a', '1b', '1c']);
});

test('pages that are above each other are no endless tree', () => {
  const round = [page('x', 'y', 1), page('y', 'x', 2)];
  expect(rowsOf(round, NONE)).toEqual([]);
});

test.each<[string, Step, unknown]>([
  ['a', 'up', null],
  ['a', 'down', { parent: null, place: 1 }],
  ['b2', 'up', { parent: 'b', place: 0 }],
  ['b2', 'in', { parent: 'b1', place: Number.POSITIVE_INFINITY }],
  ['b1', 'in', null],
  ['b1', 'out', { parent: null, place: 2 }],
  ['a', 'out', null],
])('%s goes %s', (id, step, place) => {
  const rows = rowsOf(pages, NONE);
  const row = rows.find((one) => one.page.id === id);
  expect(row && stepOf(rows, row, step)).toEqual(place);
});

test('a move is one command where there is room', () => {
  expect(movesTo(pages, 'b2', { parent: null, place: 1 })).toHaveLength(1);
  expect(movesTo(pages, 'a', { parent: 'b', place: Number.POSITIVE_INFINITY })).toHaveLength(1);
  const same = [page('a', null, 5), page('b', null, 5), page('c', null, 5)];
  expect(movesTo(same, 'c', { parent: null, place: 1 })).toHaveLength(3);
});
