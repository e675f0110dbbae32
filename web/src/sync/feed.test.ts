// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { delay } from './backoff';
import { follow } from './feed';
import type { FeedMessage } from './messages';

type Answering = (request: Request, signal: AbortSignal) => Response;

/** Bodies that stay open until they are told to end. */
function stream(text: string, signal: AbortSignal, ends = true): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      if (ends) controller.close();
      else signal.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
  return new Response(body);
}

const message = (event: string, data: object) =>
  `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

function following(answers: Answering[]) {
  let position = 10;
  const taken: FeedMessage[] = [];
  const asked: (string | null)[] = [];
  const connections: boolean[] = [];
  const aborter = new AbortController();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const request = new Request(`http://x${url}`, { headers: init.headers ?? {} });
    asked.push(request.headers.get('last-event-id'));
    const answer = answers.shift();
    if (!answer) {
      aborter.abort();
      throw new TypeError('no more answers');
    }
    return answer(request, init.signal as AbortSignal);
  });
  const ending = follow({
    workspace: 'demo',
    signal: aborter.signal,
    after: () => ({ epoch: 'e', position }),
    take: async (one) => {
      taken.push(one);
      if (one.kind !== 'end') position = Math.max(position, one.to);
    },
    connected: (is) => void connections.push(is),
  });
  return { ending, taken, asked, connections };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const run = () => vi.advanceTimersByTimeAsync(300_000);

describe('following', () => {
  it('takes messages in order and goes on where it was', async () => {
    const { ending, taken, asked } = following([
      (_, signal) =>
        stream(
          `retry: 1\n\n${message('heartbeat', { from: 11, to: 10 })}${message('events', { from: 11, to: 15, events: [] })}`,
          signal,
        ),
      (_, signal) => stream(message('events', { from: 16, to: 17, events: [] }), signal),
    ]);
    await run();
    expect(await ending).toBe('closed');
    expect(taken.map((one) => one.kind !== 'end' && one.to)).toEqual([10, 15, 17]);
    expect(asked).toEqual(['e:10', 'e:15', 'e:17']);
  });

  it('reads everything anew after a hole, another epoch, or an end of rights', async () => {
    const cases: Answering[] = [
      (_, signal) => stream(message('events', { from: 12, to: 15, events: [] }), signal),
      () => new Response('{}', { status: 412 }),
      () => new Response('{}', { status: 400 }),
      (_, signal) => stream(message('end', { reason: 'epoch' }), signal),
      (_, signal) => stream(message('end', { reason: 'access' }), signal),
    ];
    for (const answer of cases) {
      const { ending, taken } = following([answer]);
      await run();
      expect(await ending).toBe('anew');
      expect(taken).toEqual([]);
    }
  });

  it('drops what it has heard before', async () => {
    const { taken } = following([
      (_, signal) =>
        stream(
          message('events', { from: 5, to: 9, events: [] }) +
            message('events', { from: 9, to: 12, events: [] }),
          signal,
        ),
    ]);
    await run();
    expect(taken).toMatchObject([{ from: 9, to: 12 }]);
  });

  it.each([
    [401, 'signed-out'],
    [403, 'lost'],
    [404, 'lost'],
  ])('ends with %i', async (status, expected) => {
    const { ending } = following([() => new Response('{}', { status })]);
    await run();
    expect(await ending).toBe(expected);
  });

  it('comes back when the server stops, is slow, refuses for a while, or is silent', async () => {
    const { ending, asked, connections } = following([
      (_, signal) => stream(message('end', { reason: 'stopping' }), signal),
      (_, signal) => stream(message('end', { reason: 'slow' }), signal),
      () => new Response('{}', { status: 503 }),
      () => new Response('{}', { status: 429, headers: { 'retry-after': '3' } }),
      (_, signal) => stream(message('heartbeat', { from: 11, to: 10 }), signal, false),
    ]);
    await run();
    expect(await ending).toBe('closed');
    expect(asked).toHaveLength(6);
    expect(connections.filter((is) => is)).toHaveLength(3);
  });
});

describe('the pause between tries', () => {
  it('doubles up to half a minute, and never comes for all at once', () => {
    expect([0, 1, 2, 3, 20].map((failures) => delay(failures, () => 1))).toEqual([
      500, 1000, 2000, 4000, 30_000,
    ]);
    expect(delay(3, () => 0)).toBe(2000);
  });
});
