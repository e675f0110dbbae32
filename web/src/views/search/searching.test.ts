// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiProblem } from '../../api/client';
import type { SearchResult, SearchResults, Wanted } from '../../api/search';
import { PAUSES, type Searched, Searching, wantedOf } from './searching';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const result = (id: string) => ({ id, name: id }) as SearchResult;
const found = (has_more: boolean, ...ids: string[]): SearchResults => ({
  results: ids.map(result),
  has_more,
});

function problem(status: number, code: string, after?: string): ApiProblem {
  const headers = after ? { 'retry-after': after } : {};
  return new ApiProblem(new Response(null, { status, headers }), { code, detail: code });
}

interface Request {
  readonly wanted: Wanted;
  readonly offset: number;
  readonly signal: AbortSignal;
  answer(results: SearchResults): Promise<void>;
  fail(error: unknown): Promise<void>;
}

/** A server that is told when to answer, and what is shown meanwhile. */
function server() {
  const requests: Request[] = [];
  const shown: Searched[] = [];
  const settle = () => vi.advanceTimersByTimeAsync(0);
  const searching = new Searching(
    (wanted, offset, signal) =>
      new Promise((resolve, reject) => {
        requests.push({
          wanted,
          offset,
          signal,
          answer: (results) => {
            resolve(results);
            return settle().then();
          },
          fail: (error) => {
            reject(error);
            return settle().then();
          },
        } as Request);
      }),
    (searched) => shown.push(searched),
  );
  const type = async (text: string, pause: number = PAUSES.typing) => {
    searching.want(wantedOf(text));
    await vi.advanceTimersByTimeAsync(pause);
  };
  const last = () => shown.at(-1) as Searched;
  const request = (at = -1) => requests.at(at) as Request;
  return { searching, requests, shown, type, last, request };
}

const ids = ({ results }: Searched) => results.map(({ id }) => id);

test('letters that are typed in one go are one question', async () => {
  const { type, requests, request } = server();
  for (const text of ['l', 'li', 'lig', 'light']) await type(text, 50);
  expect(requests).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(PAUSES.typing);
  expect(requests).toHaveLength(1);
  expect(request().wanted).toEqual({ text: 'light', kind: null, archived: false });
});

test('another text ends the request before, whose answer is not shown', async () => {
  const { type, last, request } = server();
  await type('low');
  await type('high');
  expect(request(0).signal.aborted).toBe(true);
  await request(1).answer(found(false, 'new'));
  await request(0).answer(found(false, 'old'));
  expect(ids(last())).toEqual(['new']);
  expect(last().answered?.text).toBe('high');
});

test('what was found stays until the next answer', async () => {
  const { type, last, request } = server();
  await type('low');
  await request().answer(found(false, 'a'));
  await type('low t');
  expect(last()).toMatchObject({ phase: 'asking', answered: { text: 'low' } });
  expect(ids(last())).toEqual(['a']);
  await request().answer(found(false));
  expect(ids(last())).toEqual([]);
});

test('a choice is asked at once', async () => {
  const { searching, type, requests, request } = server();
  await type('low');
  await request().answer(found(false));
  searching.want(wantedOf('low', { kind: 'page' }));
  await vi.advanceTimersByTimeAsync(0);
  expect(requests).toHaveLength(2);
  expect(request().wanted.kind).toBe('page');
});

test('more results follow those that are known, each once', async () => {
  const { searching, type, last, request } = server();
  await type('low');
  await request().answer(found(true, 'a', 'b'));
  searching.more();
  searching.more();
  expect(last().isReadingMore).toBe(true);
  expect(request().offset).toBe(2);
  await request().answer(found(true, 'b', 'c'));
  expect(ids(last())).toEqual(['a', 'b', 'c']);
  searching.more();
  await request().fail(new TypeError('no network'));
  expect(last()).toMatchObject({ phase: 'found', isReadingMore: false, hasMore: true });
  expect(ids(last())).toEqual(['a', 'b', 'c']);
  searching.more();
  await request().answer(found(true, 'c'));
  expect(last().hasMore).toBe(false);
});

test('while the server makes what it searches in, it is asked again when it said', async () => {
  const { type, last, requests, request } = server();
  await type('low');
  await request().fail(problem(503, 'search/not-ready', '5'));
  expect(last().phase).toBe('preparing');
  await vi.advanceTimersByTimeAsync(4900);
  expect(requests).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(requests).toHaveLength(2);
  await request().answer(found(false, 'a'));
  expect(last()).toMatchObject({ phase: 'found', fault: null });
});

test('without a connection it is asked again, at once when somebody says so', async () => {
  const { searching, type, last, requests, request } = server();
  await type('low');
  await request().fail(new TypeError('no network'));
  expect(last().phase).toBe('away');
  await vi.advanceTimersByTimeAsync(PAUSES.away);
  expect(requests).toHaveLength(2);
  await request().fail(new TypeError('no network'));
  searching.now();
  await vi.advanceTimersByTimeAsync(0);
  expect(requests).toHaveLength(3);
});

test('a refusal is final until something else is asked', async () => {
  const { type, last, requests, request } = server();
  await type('low');
  await request().fail(problem(400, 'search/too-long'));
  expect(last().phase).toBe('refused');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests).toHaveLength(1);
  await type('high');
  expect(requests).toHaveLength(2);
});

test('nothing is asked without a text, or after the end', async () => {
  const { searching, type, last, requests } = server();
  await type('low', 0);
  await type('  ');
  expect(last().phase).toBe('idle');
  expect(requests).toHaveLength(0);
  await type('low', 0);
  searching.end();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(requests).toHaveLength(0);
});

test('a text is as long as the server takes it', () => {
  expect(wantedOf(` ${'🌊'.repeat(2000)} `)?.text).toBe('🌊'.repeat(1000));
});
