import { useEffect, useSyncExternalStore } from 'react';
import type { FeedEvent } from '../store/events';
import type { Id, Issue } from '../store/rows';
import type { Store } from '../store/store';
import { useEngine } from '../store/subscribe';
import type { Engine } from '../sync/engine';
import { all, isPassing } from './client';

/** That somebody reacted, and how. */
export interface Reaction {
  readonly reaction: string;
  readonly user: Id;
}

/** Reactions of one kind, with who reacted so, the first one first. */
export interface Reacted {
  readonly reaction: string;
  readonly users: readonly Id[];
}

const NONE: readonly Reaction[] = Object.freeze([]);
/** How many are read at a time, and how long to wait after a failure that passes. */
const AT_ONCE = 4;
const PAUSE = 5000;

interface Item {
  readonly issue: Id;
  rows: readonly Reaction[];
  isStale: boolean;
  isReading: boolean;
  open: number;
  shown: { rows: readonly Reaction[]; expected: unknown; value: readonly Reaction[] } | null;
}

/** A list after an event of reactions; the same list when there is nothing to change. */
export function reactedBy(
  rows: readonly Reaction[],
  { type, user, reaction }: FeedEvent['data'],
): readonly Reaction[] {
  if (typeof user !== 'string' || typeof reaction !== 'string') return rows;
  const is = (row: Reaction) => row.user === user && row.reaction === reaction;
  if (/ReactionRemoved$/.test(String(type)))
    return rows.some(is) ? rows.filter((row) => !is(row)) : rows;
  if (!/ReactionAdded$/.test(String(type)) || rows.some(is)) return rows;
  return [...rows, { user, reaction }];
}

/** Reactions by their kind, in the order in which the kinds came. */
export function gathered(rows: readonly Reaction[]): readonly Reacted[] {
  const kinds = new Map<string, Id[]>();
  for (const { reaction, user } of rows)
    kinds.set(reaction, [...(kinds.get(reaction) ?? []), user]);
  return [...kinds].map(([reaction, users]) => ({ reaction, users }));
}

/** The reactions to the issues and comments that are on the screen: read once, then kept by events. */
export class Reactions {
  readonly #items = new Map<Id, Item>();
  readonly #listeners = new Set<() => void>();
  readonly #workspace: string;
  readonly #store: Store;
  #reading = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(workspace: string, store: Store) {
    this.#workspace = workspace;
    this.#store = store;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    const unsubscribe = this.#store.subscribe(listener);
    return () => {
      this.#listeners.delete(listener);
      unsubscribe();
    };
  };

  /** The reactions to something, with the caller's own that wait. */
  of(id: Id): readonly Reaction[] {
    const item = this.#items.get(id);
    if (!item) return NONE;
    const expected = this.#store.expected();
    const { rows, shown } = item;
    if (shown?.rows === rows && shown.expected === expected) return shown.value;
    let value = rows;
    for (const { events } of expected) {
      for (const event of events) if (event.entity_id === id) value = reactedBy(value, event.data);
    }
    item.shown = { rows, expected, value };
    return value;
  }

  /** Reads the reactions to an issue, or to a comment on it, and keeps them until they are closed. */
  open(id: Id, issue: Id): () => void {
    let item = this.#items.get(id);
    if (!item) {
      item = { issue, rows: NONE, isStale: true, isReading: false, open: 0, shown: null };
      this.#items.set(id, item);
    }
    const opened = item;
    opened.open += 1;
    if (opened.isStale) void this.#read(id, opened);
    return () => {
      opened.open -= 1;
      if (opened.open === 0) this.#items.delete(id);
    };
  }

  hear(events: readonly FeedEvent[]): void {
    let hasChanged = false;
    for (const event of events) {
      const item = this.#items.get(event.entity_id);
      if (!item) continue;
      const rows = reactedBy(item.rows, { ...event.data, type: event.type });
      if (rows !== item.rows) hasChanged = true;
      item.rows = rows;
    }
    if (hasChanged) this.#tell();
  }

  /** Reads all anew: events were missed. */
  refresh(): void {
    for (const [id, item] of this.#items) {
      item.isStale = true;
      void this.#read(id, item);
    }
  }

  close(): void {
    this.#items.clear();
  }

  async #read(id: Id, item: Item): Promise<void> {
    if (item.isReading) return;
    item.isReading = true;
    await this.#turn();
    const base = this.#store.base();
    const row = base?.issues.get(item.issue);
    try {
      if (this.#items.get(id) === item && base && row) {
        const headers = { 'tidemark-wait-for': `${base.epoch}:${base.position}` };
        const { body } = await all<WireReaction>(this.#path(id, row), { headers });
        item.rows = body.map(({ reaction, actor }) => ({ reaction, user: actor }));
        item.isStale = false;
        this.#tell();
      }
    } catch (error) {
      if (isPassing(error)) setTimeout(() => this.#again(id, item), PAUSE);
    } finally {
      item.isReading = false;
      this.#reading -= 1;
      this.#waiting.shift()?.();
    }
  }

  #again(id: Id, item: Item): void {
    if (this.#items.get(id) === item && item.isStale) void this.#read(id, item);
  }

  /** Waits until fewer are being read. */
  async #turn(): Promise<void> {
    if (this.#reading >= AT_ONCE) await new Promise<void>((go) => this.#waiting.push(go));
    this.#reading += 1;
  }

  #path(id: Id, { id: issue, project }: Issue): string {
    const of = `workspaces/${this.#workspace}/projects/${project}/work-items/${issue}/`;
    return `${of}${id === issue ? '' : `comments/${id}/`}reactions/`;
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

interface WireReaction {
  readonly reaction: string;
  readonly actor: Id;
}

const caches = new WeakMap<Engine, Reactions>();

function cacheOf(engine: Engine): Reactions {
  let cache = caches.get(engine);
  if (!cache) {
    cache = new Reactions(engine.slug, engine.store);
    caches.set(engine, cache);
    engine.hearers.add(cache);
  }
  return cache;
}

/** The reactions to an issue, or to a comment on it; none are read of what is not `there` yet. */
export function useReactions(id: Id, issue: Id, isThere: boolean): readonly Reaction[] {
  const cache = cacheOf(useEngine());
  useEffect(() => (isThere ? cache.open(id, issue) : undefined), [cache, id, issue, isThere]);
  return useSyncExternalStore(cache.subscribe, () => cache.of(id));
}
