// @vitest-environment node
import { expect, test } from 'vitest';
import type { Collection, Page, Tables } from '../../store/rows';
import { movesTo, reordersTo, rowsOf, type Step, stepOf } from './tree';

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

/** Tables with collections at these places, of which the caller may not change those in `foreign`. */
function collections(places: readonly number[], foreign: readonly string[] = []): Tables {
  const rows = places.map((sort_order, n) => {
    const id = 'abc'[n] ?? '';
    const access = foreign.includes(id) ? 'PRIVATE' : 'PUBLIC';
    return { id, sort_order, access, owner: 'other', members: [], created_at: id } as unknown;
  }) as Collection[];
  return {
    me: 'me',
    role: 'member',
    collections: new Map(rows.map((row) => [row.id, row])),
  } as unknown as Tables;
}

test('a collection goes between others by one command, which leaves them alone', () => {
  const tables = collections([10, 20, 30], ['a', 'b']);
  expect(reordersTo(tables, 'c', 1)).toHaveLength(1);
  expect(reordersTo(tables, 'c', 0)).toHaveLength(1);
  expect(reordersTo(tables, 'a', 1)).toEqual([]);
  expect(reordersTo(tables, 'c', -1)).toEqual([]);
  expect(reordersTo(tables, 'c', 3)).toEqual([]);
});

test('where there is no room, others move too if the caller may change them', () => {
  expect(reordersTo(collections([5, 5, 5]), 'c', 1)).toHaveLength(3);
  expect(reordersTo(collections([5, 5, 5], ['b']), 'c', 1)).toEqual([]);
});
