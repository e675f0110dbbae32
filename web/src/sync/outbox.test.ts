// @vitest-environment node
import { ApiProblem } from '@tidemark/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../api/client';
import type { Entry } from './entry';
import {
  Outbox,
  refusalOf,
  type Sender,
  sender,
  type Told,
  type Verdict,
  versionOf,
} from './outbox';

function entry(n: number, more: Partial<Entry> = {}): Entry {
  return {
    key: `k${String(n).padStart(3, '0')}`,
    command: `c${n}`,
    kind: 'renameIssue',
    title: `Rename ${n}`,
    entity: `issue:${n}`,
    issue: null,
    makes: null,
    predicted: [],
    request: { method: 'PATCH', path: `projects/p/work-items/${n}/`, body: { name: `n${n}` } },
    ifMatch: null,
    before: null,
    draft: `n${n}`,
    at: '',
    ...more,
  };
}

function answer(position: number, body: unknown = {}): Answer<unknown> {
  return { status: 200, body, headers: new Headers({ 'tidemark-position': String(position) }) };
}

function problem(status: number, code = 'x', headers: Record<string, string> = {}): ApiProblem {
  return new ApiProblem(new Response(null, { status, headers }), {
    code,
    detail: `It is ${status}.`,
  });
}

function setUp(send: Sender, kept = true) {
  const log: string[] = [];
  const verdicts: Verdict[] = [];
  const told: Told = {
    verdict: (verdict) => verdicts.push(verdict),
    changed: () => undefined,
    signedOut: () => log.push('signed out'),
  };
  const shelf = {
    keep: async ({ key }: Entry) => {
      log.push(`keep ${key}`);
      return kept;
    },
    drop: async (key: string) => void log.push(`drop ${key}`),
  };
  const outbox = new Outbox(shelf, told, async (one, signal) => {
    log.push(`send ${one.key}`);
    return send(one, signal);
  });
  return { outbox, log, verdicts };
}

const HOUR = 3_600_000;
/** The longest pause between two tries, as in `backoff.ts`. */
const LONGEST_PAUSE = 30_000;

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the outbox', () => {
  it('keeps a command before it is sent, and drops it when it is answered', async () => {
    const { outbox, log, verdicts } = setUp(async () => answer(7));
    await outbox.add(entry(1));
    await settle();
    expect(log).toEqual(['keep k001', 'send k001', 'drop k001']);
    expect(verdicts).toMatchObject([{ kind: 'done', position: 7 }]);
    expect(outbox.entries()).toEqual([]);
  });

  it('takes the same command once', async () => {
    const { outbox, log } = setUp(async () => answer(1));
    await outbox.add(entry(1));
    await outbox.add(entry(1));
    outbox.restore([entry(1)]);
    await settle();
    expect(log.filter((line) => line.startsWith('send'))).toHaveLength(1);
  });

  it('says that a browser without a disk keeps commands in memory only', async () => {
    const { outbox } = setUp(async () => answer(1), false);
    await outbox.add(entry(1));
    expect(outbox.isVolatile).toBe(true);
  });

  it('sends in order for each entity, and four entities at a time', async () => {
    const open = new Map<string, () => void>();
    const { outbox, log } = setUp(
      (one) => new Promise((resolve) => open.set(one.key, () => resolve(answer(1)))),
    );
    for (let n = 1; n <= 6; n += 1) await outbox.add(entry(n));
    await outbox.add(entry(7, { entity: 'issue:1' }));
    await settle();
    const sent = () => log.filter((line) => line.startsWith('send')).map((line) => line.slice(5));
    expect(sent()).toEqual(['k001', 'k002', 'k003', 'k004']);
    open.get('k001')?.();
    await settle();
    expect(sent().slice(4)).toEqual(['k005']);
    open.get('k002')?.();
    open.get('k003')?.();
    await settle();
    expect(sent().slice(5)).toEqual(['k006', 'k007']);
  });

  it('gives what undoes a command the position of that, also on disk', async () => {
    const sent: Entry[] = [];
    let finish: () => void = () => undefined;
    const { outbox, log } = setUp((one) => {
      sent.push(one);
      return new Promise((resolve) => {
        finish = () => resolve(answer(41 + sent.length));
      });
    });
    const body = { command: 'c1', partly: true };
    const request = { method: 'POST', path: 'projects/p/undo/', body } as const;
    const undo = entry(2, { entity: 'issue:1', undoes: 'c1', request });
    await outbox.add(entry(1));
    await outbox.add(undo);
    await settle();
    expect(sent.map(({ key }) => key)).toEqual(['k001']);
    finish();
    await settle();
    expect(sent[1]?.request.body).toEqual({ ...body, position: 42 });
    finish();
    await settle();
    await outbox.add(entry(3, { undoes: 'c1', request }));
    expect(outbox.entries()[0]?.request.body).toEqual({ ...body, position: 42 });
    expect(log.filter((line) => line === 'keep k002')).toHaveLength(2);
  });

  it('does not send what undoes a command that was refused', async () => {
    const { outbox, log, verdicts } = setUp(async () => {
      throw problem(403);
    });
    await outbox.add(entry(1));
    await outbox.add(entry(2, { entity: 'issue:1', undoes: 'c1' }));
    await settle();
    expect(log.filter((line) => line.startsWith('send'))).toEqual(['send k001']);
    expect(verdicts).toMatchObject([
      { kind: 'refused', entry: { key: 'k001' } },
      { kind: 'done', entry: { key: 'k002' }, position: 0 },
    ]);
    expect(outbox.entries()).toEqual([]);
  });

  it('does not send what names a thing that is still to be made', async () => {
    let finish: () => void = () => undefined;
    const { outbox, log } = setUp((one) =>
      one.makes === 'new'
        ? new Promise((resolve) => (finish = () => resolve(answer(1))))
        : Promise.resolve(answer(2)),
    );
    await outbox.add(entry(1, { makes: 'new' }));
    await outbox.add(
      entry(2, { request: { method: 'POST', path: 'x/', body: { parent: 'new' } } }),
    );
    await settle();
    expect(log).not.toContain('send k002');
    finish();
    await settle();
    expect(log).toContain('send k002');
  });

  it.each([
    ['no network', () => new TypeError('failed to fetch')],
    ['500', () => problem(500)],
    ['503', () => problem(503)],
    ['429', () => problem(429)],
    ['408', () => problem(408)],
  ])('tries again with the same key after %s', async (_, error) => {
    let tries = 0;
    const keys: string[] = [];
    const { outbox, verdicts } = setUp(async ({ key }) => {
      keys.push(key);
      tries += 1;
      if (tries < 4) throw error();
      return answer(9);
    });
    await outbox.add(entry(1));
    expect(outbox.entries()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(keys).toEqual(['k001', 'k001', 'k001', 'k001']);
    expect(verdicts).toMatchObject([{ kind: 'done', position: 9 }]);
  });

  it('waits as long as the server asks', async () => {
    let tries = 0;
    const { outbox } = setUp(async () => {
      tries += 1;
      if (tries === 1) throw problem(429, 'x', { 'retry-after': '20' });
      return answer(1);
    });
    await outbox.add(entry(1));
    await vi.advanceTimersByTimeAsync(19_000);
    expect(tries).toBe(1);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(tries).toBe(2);
  });

  it('keeps everything while the server is away for an hour, and then sends it once, in order', async () => {
    const begun = Date.now();
    const isAway = () => Date.now() - begun < HOUR;
    const taken: string[] = [];
    const { outbox, log, verdicts } = setUp(async ({ key }) => {
      if (isAway()) throw new TypeError('Failed to fetch');
      taken.push(key);
      return answer(taken.length);
    });
    await outbox.add(entry(1));
    await outbox.add(entry(2, { entity: 'issue:1' }));
    await vi.advanceTimersByTimeAsync(HOUR / 2);
    await outbox.add(entry(3));
    await vi.advanceTimersByTimeAsync(HOUR / 2 - 1);
    expect(outbox.entries().map(({ draft }) => draft)).toEqual(['n1', 'n2', 'n3']);
    expect(log.filter((line) => line.startsWith('drop'))).toEqual([]);
    expect(verdicts).toEqual([]);
    // It asks often enough to be there soon after, and seldom enough not to be in the way of a server that starts.
    const tries = log.filter((line) => line === 'send k001').length;
    expect(tries).toBeGreaterThan(HOUR / LONGEST_PAUSE);
    expect(tries).toBeLessThan((3 * HOUR) / LONGEST_PAUSE);
    await vi.advanceTimersByTimeAsync(LONGEST_PAUSE + 1);
    expect(taken.toSorted()).toEqual(['k001', 'k002', 'k003']);
    expect(taken.indexOf('k001')).toBeLessThan(taken.indexOf('k002'));
    expect(outbox.entries()).toEqual([]);
  });

  it.each([400, 403, 404, 409, 412, 422])(
    'takes a command back after %i, with its text',
    async (status) => {
      const { outbox, verdicts } = setUp(async () => {
        throw problem(status, 'issue/x');
      });
      await outbox.add(entry(1));
      await settle();
      expect(verdicts).toMatchObject([
        {
          kind: 'refused',
          refusal: {
            id: 'k001',
            sort: 'refused',
            sentence: `It is ${status}.`,
            code: 'issue/x',
            draft: 'n1',
          },
        },
      ]);
      expect(outbox.entries()).toEqual([]);
    },
  );

  it('keeps everything when the session has ended, and goes on with the next one', async () => {
    let isSignedIn = false;
    const { outbox, log, verdicts } = setUp(async () => {
      if (!isSignedIn) throw problem(401);
      return answer(1);
    });
    await outbox.add(entry(1));
    await settle();
    await outbox.add(entry(2));
    await vi.advanceTimersByTimeAsync(120_000);
    expect(log.filter((line) => line.startsWith('send'))).toEqual(['send k001']);
    expect(log).toContain('signed out');
    expect(outbox.entries()).toHaveLength(2);
    isSignedIn = true;
    outbox.resume();
    await settle();
    expect(verdicts).toHaveLength(2);
  });
});

describe('a text that was changed meanwhile', () => {
  const text = entry(1, {
    ifMatch: '"3.abc"',
    before: 'old',
    draft: 'mine',
    request: { method: 'PATCH', path: 'x/', body: { description_html: 'mine' } },
  });
  const respond = (present: string) => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (_: string, { method, headers }: RequestInit) => {
      const sent = new Headers(headers);
      asked.push(
        `${method} ${sent.get('if-match') ?? ''} ${sent.get('idempotency-key') ?? ''}`.trim(),
      );
      if (method === 'GET') {
        return new Response(JSON.stringify({ description_html: present }), {
          headers: { etag: '"5.abcdef01.99"' },
        });
      }
      const isStale = sent.get('if-match') === '"3.abc"';
      return new Response(
        JSON.stringify(isStale ? { detail: 'It has changed.', code: 'stale' } : {}),
        { status: isStale ? 412 : 200 },
      );
    });
    return asked;
  };
  afterEach(() => void vi.unstubAllGlobals());

  it('is sent again with the new version when it was another field', async () => {
    const asked = respond('old');
    await sender('demo')(text, new AbortController().signal);
    expect(asked).toEqual(['PATCH "3.abc" k001', 'GET', 'PATCH "5.abcdef01" k001']);
  });

  it('is a conflict with both versions when it was the same text', async () => {
    respond('theirs');
    const { outbox, verdicts } = setUp(sender('demo'));
    await outbox.add(text);
    await vi.advanceTimersByTimeAsync(10);
    expect(verdicts).toMatchObject([
      { kind: 'refused', refusal: { sort: 'conflict', draft: 'mine', theirs: 'theirs' } },
    ]);
  });
});

describe('a batch', () => {
  const batch = entry(1, { request: { method: 'POST', path: 'commands/', body: {} } });
  const respond = (...statuses: number[]) =>
    vi.stubGlobal('fetch', async () => {
      const results = statuses.map((status) => ({
        key: 'k',
        status,
        body: status >= 400 ? { detail: 'The cycle has ended.' } : null,
      }));
      return new Response(JSON.stringify({ results }), { headers: { 'tidemark-position': '9' } });
    });
  afterEach(() => void vi.unstubAllGlobals());
  const send = () => sender('demo')(batch, new AbortController().signal);

  it('is done when all of it was', async () => {
    respond(200, 204);
    expect((await send()).headers.get('tidemark-position')).toBe('9');
  });

  it('is refused in the words of what was refused, and sent again for what passes', async () => {
    respond(200, 400);
    await expect(send()).rejects.toMatchObject({ status: 400, detail: 'The cycle has ended.' });
    respond(503, 204);
    await expect(send()).rejects.toMatchObject({ status: 503 });
  });
});

describe('undoing', () => {
  const undo = entry(1, { request: { method: 'POST', path: 'projects/p/undo/', body: {} } });
  const respond = (...outcomes: string[]) =>
    vi.stubGlobal('fetch', async () => {
      const reason = 'You may not delete it.';
      const facts = outcomes.map((outcome) => ({
        outcome,
        reason: outcome === 'impossible' ? reason : null,
      }));
      return new Response(JSON.stringify({ facts }));
    });
  afterEach(() => void vi.unstubAllGlobals());
  const send = () => sender('demo')(undo, new AbortController().signal);

  it('is done when any of it was, or was so already', async () => {
    for (const outcome of ['undone', 'already']) {
      respond('impossible', outcome);
      expect((await send()).status).toBe(200);
    }
  });

  it('is refused with the reason when nothing could be undone', async () => {
    respond('impossible', 'impossible');
    await expect(send()).rejects.toMatchObject({ status: 409, detail: 'You may not delete it.' });
  });
});

describe('a version', () => {
  it('is taken from an entity tag without the hash of the body', () => {
    expect(versionOf('"3.30640213.5f1d7a0c2b9e4d68"')).toBe('"3.30640213"');
    expect(versionOf(null)).toBeNull();
    expect(versionOf('W/"3.30640213.5f"')).toBeNull();
  });

  it('comes with the words of a refusal', () => {
    expect(refusalOf(entry(1), problem(409)).title).toBe('Rename 1');
  });
});
