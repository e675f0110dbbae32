import type { EventData } from '../store/events';
import type { Id, Tables } from '../store/rows';
import type { Store } from '../store/store';
import { versionOf } from '../sync/outbox';
import { ApiProblem, send } from './client';

/** A long text. `gone` is that of something that is not there, or not for the caller. */
export interface Text {
  readonly status: 'loading' | 'ready' | 'gone' | 'failed';
  readonly html: string;
  /** The version that the text was read at, for the command that writes it: `"<version>.<epoch>"`. */
  readonly version: string | null;
}

/** A row of which the text is a part. */
interface Row {
  readonly id: Id;
  readonly version: number;
}

/** Where the texts of one kind of rows are. */
export interface Source<Of extends Row, Body> {
  readonly rows: (tables: Tables) => ReadonlyMap<Id, Of>;
  /** The path of a row below its workspace. */
  readonly path: (row: Of) => string;
  /** The text in what is answered. */
  readonly html: (body: Body) => string;
  /** The text that an expected event of a row writes; null when it writes none. */
  readonly written: (data: EventData) => string | null;
}

const LOADING: Text = Object.freeze({ status: 'loading', html: '', version: null });

/** How many texts are kept. */
const KEPT = 100;
/** How long after a failure a text is read again, in milliseconds. */
const PATIENCE = 5000;

interface Item {
  text: Text;
  /** The version of the row that the text belongs to. */
  of: number;
  isReading: boolean;
  open: number;
  /** What the caller has written and the server has not confirmed. */
  own: string | null;
  shown: { text: Text; own: string | null; value: Text } | null;
}

/**
 * The texts that were opened, the latest last: read when they are opened, and again when the row says that it has changed.
 * The caller's own changes that wait show at once.
 */
export class Texts<Of extends Row, Body> {
  readonly #items = new Map<Id, Item>();
  readonly #listeners = new Set<() => void>();
  readonly #workspace: string;
  readonly #store: Store;
  readonly #source: Source<Of, Body>;

  constructor(workspace: string, store: Store, source: Source<Of, Body>) {
    this.#source = source;
    this.#workspace = workspace;
    this.#store = store;
    store.subscribe(() => this.#look());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What is known of a text, with the caller's own change that waits. */
  of(id: Id): Text {
    const item = this.#items.get(id);
    if (!item) return LOADING;
    const { text, own, shown } = item;
    if (shown?.text === text && shown.own === own) return shown.value;
    const value: Text = own === null ? text : { ...text, status: 'ready', html: own };
    item.shown = { text, own, value };
    return value;
  }

  /** Reads a text unless it is known, and keeps it fresh until it is closed. */
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

  /** Looks at what the copy says of the rows whose texts are open. */
  #look(): void {
    const base = this.#store.base();
    if (!base) return;
    for (const [id, item] of this.#items) {
      const row = this.#source.rows(base).get(id);
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
        if (entity_id === id) text = this.#source.written(data) ?? text;
      }
    }
    return text;
  }

  async #read(row: Of, item: Item): Promise<void> {
    if (item.isReading) return;
    item.isReading = true;
    let again: number | null = null;
    try {
      const base = this.#store.base();
      const headers: Record<string, string> = base
        ? { 'tidemark-wait-for': `${base.epoch}:${base.position}` }
        : {};
      const path = `workspaces/${this.#workspace}/${this.#source.path(row)}`;
      const answer = await send<Body>('GET', path, { headers });
      item.text = {
        status: 'ready',
        html: this.#source.html(answer.body),
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
