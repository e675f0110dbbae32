import { expect, test, vi } from 'vitest';
import type { Draft } from '../api/drafts';
import { Drafts, type DraftsServer } from './drafts';

const draft = (id: string, name = id): Draft => ({
  id,
  workspace: 'w',
  project: null,
  name,
  description_html: '<p></p>',
  priority: 'none',
  state: null,
  assignees: [],
  labels: [],
  parent: null,
  start_date: null,
  target_date: null,
  point: null,
  estimate_point: null,
  cycle: null,
  modules: [],
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
});
const version = (id: string, name = id) => ({ draft: draft(id, name), etag: '"1"' });

/** Drafts before a server that has some, and of which a part is said. */
function drafts(known: readonly Draft[], server: Partial<DraftsServer> = {}) {
  let there = known;
  const tell = vi.fn();
  const whole: DraftsServer = {
    count: async () => there.length,
    all: async () => there,
    read: async (id) => version(id),
    add: async ({ name }) => {
      there = [draft('new', name ?? ''), ...there];
      return version('new', name ?? '');
    },
    change: async ({ draft: { id } }, { name }) => version(id, name ?? ''),
    remove: async (id) => {
      there = there.filter((one) => one.id !== id);
    },
    publish: async (id) => {
      there = there.filter((one) => one.id !== id);
      return { id, name: id, project: 'p', sequence_id: 1 };
    },
    ...server,
  };
  return { it: new Drafts(whole, tell), tell };
}
const names = (it: Drafts) => it.state().all?.map(({ name }) => name);

test('only their number is read until their page is open', async () => {
  const all = vi.fn(async () => [draft('a')]);
  const { it } = drafts([draft('a')], { all });
  await it.load();
  expect(it.state()).toMatchObject({ count: 1, all: null });
  expect(all).not.toHaveBeenCalled();
  const close = it.open();
  await vi.waitFor(() => expect(names(it)).toEqual(['a']));
  close();
  await it.load();
  expect(all).toHaveBeenCalledOnce();
});

test('a draft that is kept is the first, one that is published or deleted is there no longer', async () => {
  const { it, tell } = drafts([draft('a'), draft('b')]);
  it.open();
  await vi.waitFor(() => expect(it.state().count).toBe(2));
  await it.change(version('b'), { name: 'B' });
  expect(names(it)).toEqual(['B', 'a']);
  await it.add({ name: 'c' }, 'key');
  expect(names(it)).toEqual(['c', 'B', 'a']);
  await it.publish('a');
  await it.remove('b');
  expect(names(it)).toEqual(['c']);
  expect(it.state().count).toBe(1);
  expect(tell).toHaveBeenCalledTimes(4);
});

test('their number is right where their page is not open', async () => {
  const { it } = drafts([draft('a')]);
  await it.load();
  await it.add({ name: 'b' }, 'key');
  await vi.waitFor(() => expect(it.state().count).toBe(2));
  await it.remove('a');
  await vi.waitFor(() => expect(it.state().count).toBe(1));
});

test('an answer that is older than a change is asked for again', async () => {
  let answer: (rows: readonly Draft[]) => void = () => undefined;
  const all = vi.fn<() => Promise<readonly Draft[]>>();
  all.mockResolvedValueOnce([draft('a')]);
  all.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  all.mockResolvedValue([]);
  const { it } = drafts([draft('a')], { all });
  it.open();
  await vi.waitFor(() => expect(names(it)).toEqual(['a']));
  const loading = it.load();
  await it.remove('a');
  answer([draft('a')]);
  await loading;
  expect(names(it)).toEqual([]);
});

test('what is refused changes nothing, and a server that is away takes nothing off the page', async () => {
  const { it, tell } = drafts([draft('a')], {
    remove: async () => {
      throw new Error('no');
    },
  });
  it.open();
  await vi.waitFor(() => expect(names(it)).toEqual(['a']));
  await expect(it.remove('a')).rejects.toThrow('no');
  expect(names(it)).toEqual(['a']);
  expect(tell).not.toHaveBeenCalled();
});
