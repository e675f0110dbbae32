/** The issues of a copy that has not all of them: read by their ids, and dropped when they are not shown any more. */
import type { FeedEvent } from '../store/events';
import { Draft } from '../store/reduce/draft';
import { reduce } from '../store/reduce/index';
import { occurred } from '../store/reduce/occurred';
import type { Id, Tables } from '../store/rows';
import type { Engine, Hearer } from './engine';
import type { Patch } from './messages';
import { MOST_ROWS, readRows } from './reading';

type Rows = Extract<Patch, { what: 'rows' }>;

/** How many issues are kept that nothing shows. */
const MOST = 4000;
/** So many are dropped together at least. */
const AT_ONCE = 400;

/** What the held issues need of their engine. */
export type HeldOf = Pick<Engine, 'slug' | 'store' | 'hearers'>;

/** How issues are read by their ids. */
export type ReadRows = typeof readRows;

/** The issues that one tab holds of a workspace. */
export class Held implements Hearer {
  readonly #of: HeldOf;
  readonly #read: ReadRows;
  readonly #stop = new AbortController();
  /** The ids that somebody shows. */
  readonly #pinned = new Map<object, readonly Id[]>();
  /** When an issue was last asked for: the greater the later. */
  readonly #used = new Map<Id, number>();
  #clock = 0;
  /** What happened since the request that is on its way. */
  #heard: FeedEvent[] | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(of: HeldOf, read: ReadRows = readRows) {
    this.#of = of;
    this.#read = read;
    of.hearers.add(this);
  }

  /** Reads those of some issues that are not held; one request after another. */
  read(ids: readonly Id[]): Promise<void> {
    this.#use(ids);
    const turn = this.#turn.then(() => this.#readMissing(ids));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Notes what `by` shows, in the place of what it showed before. */
  pin(by: object, ids: readonly Id[]): void {
    this.#use(ids);
    this.#pinned.set(by, ids);
  }

  /** Notes that `by` shows nothing any more. */
  unpin(by: object): void {
    this.#pinned.delete(by);
  }

  hear(events: readonly FeedEvent[]): void {
    this.#heard?.push(...events);
    this.#evict();
  }

  /** The copy is another one: whoever shows issues asks again. */
  refresh(): void {}

  close(): void {
    this.#stop.abort();
    this.#of.hearers.delete(this);
    known.delete(this.#of);
  }

  #use(ids: readonly Id[]): void {
    this.#clock += 1;
    for (const id of ids) this.#used.set(id, this.#clock);
  }

  async #readMissing(ids: readonly Id[]): Promise<void> {
    const { store } = this.#of;
    const missing = [...new Set(ids)].filter((id) => !store.base()?.issues.has(id));
    for (let at = 0; at < missing.length; ) {
      const [base, fills] = [store.base(), store.fills()];
      if (!base || this.#stop.signal.aborted) return;
      const waitFor = `${base.epoch}:${base.position}`;
      this.#heard = [];
      try {
        const rows = await this.#read(this.#of.slug, missing.slice(at, at + MOST_ROWS), {
          waitFor,
          signal: this.#stop.signal,
        });
        const now = store.base();
        // Of another copy it is not known what happened in between.
        if (!now || fills !== store.fills()) continue;
        store.patch(movedOn(rows, now, this.#heard));
        at += MOST_ROWS;
      } finally {
        this.#heard = null;
      }
    }
    if (missing.length > 0) this.#evict();
  }

  /** Drops what was not shown for the longest time, where too many are held. */
  #evict(): void {
    const { store } = this.#of;
    const base = store.base();
    if (!base?.isPartial || base.issues.size < MOST + AT_ONCE) return;
    const kept = new Set([...this.#pinned.values()].flat());
    for (const { events } of store.expected()) for (const one of events) kept.add(one.entity_id);
    const gone = [...base.issues.keys()]
      .filter((id) => !kept.has(id))
      .sort((a, b) => (this.#used.get(a) ?? 0) - (this.#used.get(b) ?? 0))
      .slice(0, base.issues.size - MOST);
    for (const id of gone) this.#used.delete(id);
    if (gone.length === 0) return;
    store.patch({ what: 'rows', issues: [], relations: [], gone, position: base.position });
  }
}

/** Rows at the position of the copy, which went on while they were read: events of rows that were not there did nothing. */
export function movedOn(rows: Rows, base: Tables, heard: readonly FeedEvent[]): Rows {
  const later = heard.filter(
    ({ position }) => position > rows.position && position <= base.position,
  );
  if (later.length === 0) return rows;
  const ids = new Set([...rows.issues.map(({ id }) => id), ...rows.gone]);
  const draft = new Draft(
    {
      ...base,
      issues: new Map(rows.issues.map((row) => [row.id, row])),
      relations: new Map(rows.relations.map((row) => [row.id, row])),
    },
    { whole: new Set(wholeOf(base)), ahead: new Map() },
  );
  for (const event of later) reduce(draft, occurred(event));
  const issues = [...draft.table('issues').values()].filter(({ id }) => ids.has(id));
  const left = new Set(issues.map(({ id }) => id));
  return {
    ...rows,
    issues,
    relations: [...draft.table('relations').values()].filter(({ issue }) => ids.has(issue)),
    gone: [...ids].filter((id) => !left.has(id)),
    position: base.position,
  };
}

/** The projects whose content the copy has. */
function wholeOf({ projects }: Tables): readonly Id[] {
  return [...projects.values()].filter((row) => row.role && !row.archived_at).map(({ id }) => id);
}

const known = new WeakMap<object, Held>();

/** The issues that an engine holds. */
export function heldOf(engine: HeldOf): Held {
  let held = known.get(engine);
  if (!held) {
    held = new Held(engine);
    known.set(engine, held);
  }
  return held;
}
