// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { FeedEvent } from '../store/events';
import type { Id, Issue, Tables } from '../store/rows';
import { Store } from '../store/store';
import { id, Log, stateRef } from '../store/testing';
import type { Hearer } from './engine';
import { Held, type ReadRows } from './held';

/** A server with many issues, and a copy that has none of them. */
function world(count: number) {
  const log = new Log();
  const project = log.project();
  const ids = Array.from({ length: count }, (_, n) => log.issue(1000 + n));
  const store = new Store();
  const hearers = new Set<Hearer>();
  const tables: Tables = { ...log.tables, isPartial: true, issues: new Map() };
  store.fill({ tables, knowledge: { whole: new Set([project]), ahead: new Map() } });
  const asked: (readonly Id[])[] = [];
  let answer: () => void = () => undefined;
  const read: ReadRows = async (_, some) => {
    asked.push(some);
    const at = log.tables;
    const rows = some.flatMap((one) => at.issues.get(one) ?? []);
    await new Promise<void>((resolve) => {
      answer = resolve;
      if (!isSlow.now) resolve();
    });
    return {
      what: 'rows',
      issues: rows,
      relations: [],
      gone: some.filter((one) => !at.issues.has(one)),
      position: at.position,
    };
  };
  const isSlow = { now: false };
  const held = new Held({ slug: 'demo', store, hearers }, read);
  const take = (event: FeedEvent) => {
    const { position } = event;
    store.take({ kind: 'events', from: position, to: position, events: [event] });
    for (const one of hearers) one.hear([event], []);
  };
  const shown = (one: Id): Issue | undefined => store.base()?.issues.get(one);
  return { log, store, held, ids, asked, take, shown, isSlow, answer: () => answer() };
}

const change = (log: Log, issue: Id) =>
  log.append('issue', issue, { type: 'IssueStateChanged', from: stateRef(3), to: stateRef(4) });

describe('issues of a copy that has not all of them', () => {
  it('are read once, some hundred at a time', async () => {
    const { held, ids, asked, store } = world(450);
    await held.read(ids);
    expect(asked.map((some) => some.length)).toEqual([200, 200, 50]);
    await held.read(ids.slice(0, 10));
    expect(asked).toHaveLength(3);
    expect(store.base()?.issues.size).toBe(450);
  });

  it('have what happened while they were on their way', async () => {
    const { log, held, ids, take, shown, isSlow, answer } = world(2);
    const [one = '', other = ''] = ids;
    isSlow.now = true;
    const reading = held.read([one, other]);
    await Promise.resolve();
    take(change(log, one));
    take(log.append('issue', other, { type: 'IssueDeleted' }));
    answer();
    await reading;
    expect(shown(one)?.state).toBe(id(4));
    expect(shown(other)).toBeUndefined();
  });

  it('are not set back by an answer that is older than the copy, nor changed twice by one that is newer', async () => {
    const { log, held, ids, take, shown } = world(1);
    const [one = ''] = ids;
    const event = change(log, one);
    await held.read([one]);
    const { version } = shown(one) ?? {};
    take(event);
    expect(shown(one)).toMatchObject({ state: id(4), version });
    expect(version).toBe(2);
  });

  it('are there when one that was gone has come back while they were on their way', async () => {
    const { log, held, take, shown, isSlow, answer } = world(0);
    const one = log.issue(7);
    const [created] = log.events.slice(-1);
    log.append('issue', one, { type: 'IssueDeleted' });
    isSlow.now = true;
    const reading = held.read([one]);
    await Promise.resolve();
    take(log.append('issue', one, { ...created?.data, type: 'IssueUndeleted' }));
    answer();
    await reading;
    expect(shown(one)).toBeDefined();
  });

  it('are not taken of a project that the caller has left', async () => {
    const { held, ids, store, shown } = world(1);
    const copy = store.copy();
    if (copy) store.fill({ ...copy, knowledge: { whole: new Set(), ahead: new Map() } });
    await held.read(ids);
    expect(shown(ids[0] ?? '')).toBeUndefined();
  });

  it('are read again where the copy became another one meanwhile', async () => {
    const { held, ids, asked, isSlow, answer, shown, store } = world(1);
    isSlow.now = true;
    const reading = held.read(ids);
    await Promise.resolve();
    const copy = store.copy();
    if (copy) store.fill(copy);
    isSlow.now = false;
    answer();
    await reading;
    expect(asked).toHaveLength(2);
    expect(shown(ids[0] ?? '')).toBeDefined();
  });

  it('go when they are too many, the longest unused first, but for those that are shown', async () => {
    const { held, ids, store } = world(4600);
    const shown = ids.slice(0, 100);
    held.pin(shown, shown);
    await held.read(ids.slice(0, 2000));
    await held.read(ids.slice(2000));
    const issues = store.base()?.issues ?? new Map();
    expect(issues.size).toBeLessThanOrEqual(4000);
    expect(shown.every((one) => issues.has(one))).toBe(true);
    expect(issues.has(ids[150] ?? '')).toBe(false);
    expect(issues.has(ids.at(-1) ?? '')).toBe(true);
  });
});
