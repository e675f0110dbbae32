import { useEffect, useSyncExternalStore } from 'react';
import type { Id, Page } from '../store/rows';
import type { Store } from '../store/store';
import { useEngine } from '../store/subscribe';
import type { Engine } from '../sync/engine';
import { versionOf } from '../sync/outbox';
import { pagePath } from '../sync/reading-page';
import { ApiProblem, send } from './client';

/** The text of a page. `gone` is a page that is not there, or not for the caller. */
export interface PageText {
  readonly status: 'loading' | 'ready' | 'gone' | 'failed';
  readonly html: string;
  /** The version that the text was read at, for `describePage`: `"<version>.<epoch>"`. */
  readonly version: string | null;
}

const LOADING: PageText = Object.freeze({ status: 'loading', html: '', version: null });

/** How many texts are kept. */
const KEPT = 100;
/** How long after a failure a text is read again, in milliseconds. */
const PATIENCE = 5000;

interface Item {
  text: PageText;
  /** The version of the page's row that the text belongs to. */
  of: number;
  isReading: boolean;
  open: number;
  /** What the caller has written and the server has not confirmed. */
  own: string | null;
  shown: { text: PageText; own: string | null; value: PageText } | null;
}

/**
 * The texts of the pages that were opened, the latest last: read when they are opened, and again when the row of the page
 * says that it has changed. The caller's own changes that wait show at once.
 */
export class PageTexts {
  readonly #items = new Map<Id, Item>();
  readonly #listeners = new Set<() => void>();
  readonly #workspace: string;
  readonly #store: Store;

  constructor(workspace: string, store: Store) {
    this.#workspace = workspace;
    this.#store = store;
    store.subscribe(() => this.#look());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is known of a page's text, with the caller's own change that waits. */
  of(id: Id): PageText {
    const item = this.#items.get(id);
    if (!item) return LOADING;
    const { text, own, shown } = item;
    if (shown?.text === text && shown.own === own) return shown.value;
    const value: PageText = own === null ? text : { ...text, status: 'ready', html: own };
    item.shown = { text, own, value };
    return value;
  }

  /** Reads a page's text unless it is known, and keeps it fresh until it is closed. */
  open(id: Id): () => void {
    const item = this.#items.get(id) ?? this.#make();
    this.#items.delete(id);
    this.#items.set(id, item);
    item.open += 1;
    this.#look();
    return () => {
      item.open -= 1;
    };
  }

  #make(): Item {
    const item: Item = { text: LOADING, of: -1, isReading: false, open: 0, own: null, shown: null };
    for (const [other, { open }] of this.#items) {
      if (this.#items.size < KEPT) break;
      if (open === 0) this.#items.delete(other);
    }
    return item;
  }

  /** Looks at what the copy says of the pages that are open. */
  #look(): void {
    const base = this.#store.base();
    if (!base) return;
    for (const [id, item] of this.#items) {
      const row = base.pages.get(id);
      const before = item.own;
      item.own = this.#expected(id);
      const isNewer = (row?.version ?? -1) > item.of;
      // What was confirmed stays on the screen until it is read; its version is the old one, so nobody writes over others.
      if (before !== null && item.own === null && row && isNewer) {
        item.text = { ...item.text, status: 'ready', html: before };
      }
      if (item.own !== before) this.#tell();
      if (row && isNewer && item.open > 0) void this.#read(row, item);
    }
  }

  /** The text of the caller's latest change that waits. */
  #expected(id: Id): string | null {
    let text: string | null = null;
    for (const { events } of this.#store.expected()) {
      for (const { entity_id, data } of events) {
        if (entity_id !== id) continue;
        const html = data.type === 'PageDescribed' ? data.to : data.description;
        if (data.type === 'PageDescribed' || data.type === 'PageCreated') {
          text = typeof html === 'string' ? html : '';
        }
      }
    }
    return text;
  }

  async #read(row: Page, item: Item): Promise<void> {
    if (item.isReading) return;
    item.isReading = true;
    let again: number | null = null;
    try {
      const base = this.#store.base();
      const headers: Record<string, string> = base
        ? { 'tidemark-wait-for': `${base.epoch}:${base.position}` }
        : {};
      const path = `workspaces/${this.#workspace}/${pagePath(row.id, row.project)}`;
      const answer = await send<{ description_html: string }>('GET', path, { headers });
      item.text = {
        status: 'ready',
        html: answer.body.description_html ?? '',
        version: versionOf(answer.headers.get('etag')),
      };
      item.of = Math.max(item.of, row.version);
      again = 0;
    } catch (error) {
      const isGone = error instanceof ApiProblem && [403, 404].includes(error.status);
      if (isGone) {
        item.text = { ...LOADING, status: 'gone' };
        item.of = row.version;
      } else {
        if (item.text.status !== 'ready') item.text = { ...LOADING, status: 'failed' };
        again = PATIENCE;
      }
    }
    item.isReading = false;
    this.#tell();
    if (again === 0) this.#look();
    else if (again !== null) setTimeout(() => this.#look(), again);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const caches = new WeakMap<Engine, PageTexts>();

function cacheOf(engine: Engine): PageTexts {
  let cache = caches.get(engine);
  if (!cache) {
    cache = new PageTexts(engine.slug, engine.store);
    caches.set(engine, cache);
  }
  return cache;
}

/** The text of a page. */
export function usePageText(id: Id): PageText {
  const cache = cacheOf(useEngine());
  useEffect(() => cache.open(id), [cache, id]);
  return useSyncExternalStore(cache.subscribe, () => cache.of(id));
}
