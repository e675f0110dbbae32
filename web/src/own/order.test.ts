import { expect, test } from 'vitest';
import type { Favourite } from '../api/own';
import { linesOf, placeAt, placeBy, sorted } from './order';

const mark = (id: string, sequence: number, more: Partial<Favourite> = {}): Favourite => ({
  id,
  entity_type: 'issue',
  entity_identifier: id,
  entity_data: null,
  name: null,
  sequence,
  parent: null,
  ...more,
});
const folder = (id: string, sequence: number) =>
  mark(id, sequence, { entity_type: 'folder', entity_identifier: null, name: id });

const ALL = [
  mark('b', 20),
  folder('f', 30),
  mark('a', 10),
  mark('in', 5, { parent: 'f' }),
  mark('too', 6, { parent: 'f' }),
  mark('lost', 40, { parent: 'gone' }),
];

/** The ids in their order after a move. */
function after(id: string, place: ReturnType<typeof placeAt>): string {
  const moved = ALL.map((one) => (one.id === id && place ? { ...one, ...place } : one));
  return linesOf(moved)
    .map(({ favourite, inside }) =>
      inside.length > 0 ? `${favourite.id}(${inside.map((one) => one.id).join()})` : favourite.id,
    )
    .join(' ');
}

test('folders have what is in them, and what is in no folder any more stands beside the others', () => {
  expect(after('', null)).toBe('a b f(in,too) lost');
});

test('favourites go before, after and into others', () => {
  expect(after('b', placeAt(ALL, 'b', 'a', 'before'))).toBe('b a f(in,too) lost');
  expect(after('a', placeAt(ALL, 'a', 'b', 'after'))).toBe('b a f(in,too) lost');
  expect(after('a', placeAt(ALL, 'a', 'f', 'into'))).toBe('b f(in,too,a) lost');
  expect(after('a', placeAt(ALL, 'a', 'too', 'before'))).toBe('b f(in,a,too) lost');
  expect(after('in', placeAt(ALL, 'in', 'a', 'after'))).toBe('a in b f(too) lost');
});

test('a folder goes into no folder, and nothing goes into what is none', () => {
  expect(placeAt(ALL, 'f', 'in', 'before')).toBeNull();
  expect(placeAt(ALL, 'a', 'b', 'into')).toBeNull();
  expect(placeAt(ALL, 'a', 'a', 'after')).toBeNull();
});

test('keys move by one line, and stop at the ends', () => {
  expect(after('b', placeBy(ALL, 'b', -1))).toBe('b a f(in,too) lost');
  expect(after('f', placeBy(ALL, 'f', 1))).toBe('a b lost f(in,too)');
  expect(placeBy(ALL, 'a', -1)).toBeNull();
  expect(placeBy(ALL, 'too', 1)).toBeNull();
});

test('equal places are in the order of ids', () => {
  expect(sorted([mark('b', 1), mark('a', 1)]).map(({ id }) => id)).toEqual(['a', 'b']);
});
