import { expect, test, vi } from 'vitest';
import type { Favourite, Thing, Visit } from '../api/own';
import { Own, type OwnServer } from './own';

const THING: Thing = { kind: 'project', id: 'p' };

const made = (id: string, more: Partial<Favourite> = {}): Favourite => ({
  id,
  entity_type: 'project',
  entity_identifier: 'p',
  entity_data: null,
  name: null,
  sequence: 65_535,
  parent: null,
  ...more,
});

const visit = (id: string): Visit => ({
  id,
  entity_name: 'issue',
  entity_identifier: id,
  entity_data: { id, name: id, project_id: null, project_identifier: null, sequence_id: 1 },
  visited_at: '2026-01-01T00:00:00Z',
});

/** Own things before a server, of which a part is said. */
function own(server: Partial<OwnServer>) {
  const refused = vi.fn();
  const tell = vi.fn();
  let keys = 0;
  const whole: OwnServer = {
    favourites: async () => [],
    visits: async () => [],
    add: async () => made('new'),
    addFolder: async (name) => made('folder', { entity_type: 'folder', name }),
    change: async (id, change) => made(id, change),
    remove: async () => undefined,
    visit: async ({ id }) => visit(id),
    ...server,
  };
  const newKey = () => {
    keys += 1;
    return `key-${keys}`;
  };
  return { own: new Own(whole, { newKey, refused, tell }), refused, tell };
}

const ids = (it: Own) => it.state().favourites.map(({ id }) => id);

test('a thing is marked at once, and has its real id once the server has answered', async () => {
  const { own: it, tell } = own({});
  expect(it.toggle(THING)).toBe(true);
  expect(it.favouriteOf(THING)?.id).toBe('key-1');
  await it.settled();
  expect(ids(it)).toEqual(['new']);
  expect(tell).toHaveBeenCalledOnce();
  expect(it.toggle(THING)).toBe(false);
  expect(ids(it)).toEqual([]);
  await it.settled();
  expect(ids(it)).toEqual([]);
});

test('what is refused is taken back, and that is said', async () => {
  const fault = new Error('no');
  const { own: it, refused } = own({
    favourites: async () => [made('a')],
    remove: () => Promise.reject(fault),
  });
  await it.load();
  it.remove('a');
  expect(ids(it)).toEqual([]);
  await it.settled();
  expect(ids(it)).toEqual(['a']);
  expect(refused).toHaveBeenCalledExactlyOnceWith(fault);
});

test('an old answer does not undo what was changed meanwhile', async () => {
  let answer: (all: Favourite[]) => void = () => undefined;
  const { own: it } = own({
    favourites: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const loading = it.load();
  it.toggle(THING);
  await it.settled();
  answer([]);
  await loading;
  expect(ids(it)).toEqual(['new']);
});

test('a folder that goes leaves what is in it', async () => {
  const { own: it } = own({
    favourites: async () => [made('f', { entity_type: 'folder' }), made('a', { parent: 'f' })],
  });
  await it.load();
  it.remove('f');
  expect(it.state().favourites).toEqual([made('a')]);
});

test('what is opened stands first and once', async () => {
  const { own: it } = own({ visits: async () => [visit('a'), visit('b')] });
  await it.load();
  await it.visit({ kind: 'issue', id: 'b' });
  expect(it.state().visits.map(({ id }) => id)).toEqual(['b', 'a']);
});

test('without an answer at first that is said, and later what was there stays', async () => {
  const favourites = vi.fn<() => Promise<Favourite[]>>();
  const { own: it } = own({ favourites });
  favourites.mockRejectedValueOnce(new Error('away'));
  await it.load();
  expect(it.state().phase).toBe('failed');
  favourites.mockResolvedValueOnce([made('a')]);
  await it.load();
  favourites.mockRejectedValueOnce(new Error('away'));
  await it.load();
  expect([it.state().phase, ids(it)]).toEqual(['ready', ['a']]);
});
