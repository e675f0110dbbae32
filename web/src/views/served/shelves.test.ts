// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/client';
import type { Part } from '../../query/served';
import { Store } from '../../store/store';
import { id, Log } from '../../store/testing';
import type { Hearer } from '../../sync/engine';
import { Shelves } from './shelves';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that names issues by their number. */
function world() {
  const log = new Log();
  log.project();
  for (let n = 11; n < 90; n += 1) log.issue(n);
  const store = new Store();
  store.fill({ tables: { ...log.tables, isPartial: true }, knowledge: log.knowledge });
  const hearers = new Set<Hearer>();
  const served = { todo: numbers(11, 20), total: 79, cursor: 'a' as string | null };
  const [read, pinned, asked]: [string[][], string[][], string[]] = [[], [], []];
  const failing: { with: unknown } = { with: null };
  const shelves = new Shelves({
    engine: { slug: 'demo', store, hearers },
    held: {
      read: async (ids) => void read.push([...ids]),
      pin: (_, ids) => void pinned.push([...ids]),
      unpin: () => void pinned.push([]),
    },
    question: { place: '', params: {}, group: 'state', lanes: 'none' },
    ask: {
      first: async () => {
        asked.push('first');
        if (failing.with) throw failing.with;
        const part: Part = { ids: served.todo, total: served.total, cursor: served.cursor };
        return { parts: new Map([[id(3), part]]), totals: new Map(), total: part.total, at: null };
      },
      next: async (_, __, [key], cursor) => {
        asked.push(`${key} ${cursor}`);
        return { part: { ids: numbers(21, 30), total: 79, cursor: 'b' }, at: null };
      },
    },
  });
  shelves.open();
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const part = () => shelves.state.read().parts.get(id(3));
  return { shelves, hearers, served, read, pinned, asked, failing, settle, part, log };
}

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, n) => id(from + n));
}

test('the first issues of each group are asked for, then the next ones as they are wanted', async () => {
  const { shelves, asked, settle, part, pinned } = world();
  expect(shelves.state.read().phase).toBe('asking');
  await settle();
  expect(part()).toMatchObject({ ids: numbers(11, 20), total: 79, cursor: 'a' });
  void shelves.more(id(3), '');
  void shelves.more(id(3), '');
  await settle();
  expect(asked).toEqual(['first', `${id(3)} a`]);
  expect(part()).toMatchObject({ ids: numbers(11, 30), cursor: 'b' });
  expect(pinned.at(-1)).toEqual(numbers(11, 30));
  shelves.close();
  expect(pinned.at(-1)).toEqual([]);
});

test('what happens is a reason to ask again, and what was read further down stays', async () => {
  const { shelves, hearers, served, asked, settle, part, log } = world();
  await settle();
  await shelves.more(id(3), '');
  served.todo = [id(50), ...numbers(11, 19)];
  served.total = 80;
  const event = log.issue(95);
  for (const one of hearers) one.hear(log.events.slice(-1), []);
  expect(shelves.state.read().made).toEqual(new Set([event]));
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.filter((one) => one === 'first')).toHaveLength(2);
  expect(part()).toMatchObject({ ids: [id(50), ...numbers(11, 30)], total: 80, cursor: 'b' });
  expect(shelves.state.read().made.size).toBe(0);
});

test('what was read further down goes where it no longer follows', async () => {
  const { shelves, served, settle, part } = world();
  await settle();
  await shelves.more(id(3), '');
  served.todo = numbers(61, 70);
  shelves.refresh();
  await settle();
  expect(part()).toMatchObject({ ids: numbers(61, 70), cursor: 'a' });
});

test('a refusal has its sentence, and a server that is away is asked again', async () => {
  const { shelves, failing, settle, part } = world();
  await settle();
  failing.with = new TypeError('no network');
  shelves.refresh();
  await settle();
  expect(shelves.state.read().phase).toBe('away');
  expect(part()?.ids).toHaveLength(10);
  failing.with = new ApiProblem(
    new Response(null, { status: 400 }) as never,
    { detail: 'There are too many groups.' } as never,
  );
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shelves.state.read()).toMatchObject({ phase: 'refused' });
});
