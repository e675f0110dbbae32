/** A view whose issues the server finds: asked again when something has happened, and for more as somebody scrolls. */

import { type QueryFault, queryFault } from '../../api/query';
import { firstOf, nextOf, type Terms } from '../../api/shelves';
import type { Question } from '../../query/asked';
import { type Answer, type Part, placeOf } from '../../query/served';
import type { FeedEvent } from '../../store/events';
import type { Id, Issue } from '../../store/rows';
import { Cell } from '../../sync/cell';
import type { Engine, Hearer } from '../../sync/engine';
import type { Held } from '../../sync/held';
import { Asking } from '../query/asking';

/** How many issues of a group are asked for first; of a list without groups. */
const FIRST = { group: 30, list: 60 } as const;

/** What is known of a view. */
export interface ServedState extends Answer {
  /** Nothing yet, an answer, that the server refuses, or that it cannot be reached. */
  readonly phase: 'asking' | 'found' | 'refused' | 'away';
  readonly total: number;
  readonly fault: QueryFault | null;
}

/** Before the first answer. */
export const NOT_ASKED: ServedState = {
  phase: 'asking',
  parts: new Map(),
  totals: new Map(),
  known: new Map(),
  made: new Set(),
  total: 0,
  fault: null,
};

/** What a view asks by. */
export interface Of {
  readonly engine: Pick<Engine, 'slug' | 'store' | 'hearers'>;
  readonly held: Pick<Held, 'read' | 'pin' | 'unpin'>;
  readonly question: Question;
  readonly ask?: { readonly first: typeof firstOf; readonly next: typeof nextOf };
}

/** The issues of one view, as far as they were asked for. */
export class Shelves implements Hearer {
  readonly state = new Cell<ServedState>(NOT_ASKED);
  readonly #of: Required<Of>;
  readonly #asking: Asking;
  readonly #stop = new AbortController();
  readonly #reading = new Set<string>();

  constructor(of: Of) {
    this.#of = { ask: { first: firstOf, next: nextOf }, ...of };
    this.#asking = new Asking((signal) => this.#first(signal));
    of.engine.hearers.add(this);
  }

  /** Asks for the first time. */
  open(): void {
    this.#asking.now();
  }

  /** Asks for the next issues of a group, or of a lane of it, unless they are on their way. */
  async more(group: string, lane: string): Promise<void> {
    const place = placeOf(group, lane);
    const before = this.state.read().parts.get(place);
    if (before?.cursor == null || this.#reading.has(place)) return;
    this.#reading.add(place);
    const { engine, question, ask } = this.#of;
    try {
      const at = [group, lane === '' ? null : lane] as const;
      const next = await ask.next(engine.slug, question, at, before.cursor, this.#terms());
      await this.#of.held.read([...next.part.ids, ...this.#besides(next.part.ids)]);
      if (!this.#stop.signal.aborted) this.#add(place, next.part);
    } catch {
      // It is asked for again when somebody comes to the end of the list again, or presses the button there.
    } finally {
      this.#reading.delete(place);
    }
  }

  hear(events: readonly FeedEvent[]): void {
    const made = events.filter(({ type }) => type === 'IssueCreated' || type === 'IssueUndeleted');
    if (made.length > 0) {
      const state = this.state.read();
      const ids = new Set([...state.made, ...made.map((event) => event.entity_id)]);
      this.state.set({ ...state, made: ids });
    }
    if (events.some(({ entity }) => entity !== 'page' && entity !== 'comment')) this.#asking.soon();
  }

  refresh(): void {
    this.#asking.now();
  }

  close(): void {
    this.#stop.abort();
    this.#asking.end();
    this.#of.engine.hearers.delete(this);
    this.#of.held.unpin(this);
  }

  #terms(): Terms {
    const base = this.#of.engine.store.base();
    return {
      waitFor: base && `${base.epoch}:${base.position}`,
      signal: this.#stop.signal,
    };
  }

  /** Asks for the first issues of each group; whether there was an answer. */
  async #first(signal: AbortSignal): Promise<boolean> {
    const { engine, held, question, ask } = this.#of;
    try {
      const perPage = question.group === 'none' ? FIRST.list : FIRST.group;
      const found = await ask.first(engine.slug, question, perPage, this.#terms());
      const parts = joined(this.state.read().parts, found.parts);
      const ids = idsOf(parts);
      held.pin(this, ids);
      await held.read(ids);
      await held.read(this.#besides(ids));
      if (signal.aborted || this.#stop.signal.aborted) return true;
      const { total, totals } = found;
      const known = engine.store.base()?.issues ?? new Map();
      this.state.set({
        phase: 'found',
        // What was read while this was asked for stays.
        parts: joined(this.state.read().parts, parts),
        totals,
        known,
        made: new Set(),
        total,
        fault: null,
      });
      return true;
    } catch (error) {
      if (signal.aborted || this.#stop.signal.aborted) return true;
      const fault = queryFault(error);
      const last = this.state.read();
      if (fault) this.state.set({ ...NOT_ASKED, phase: 'refused', fault });
      else this.state.set({ ...last, phase: 'away' });
      return fault !== null;
    }
  }

  /** What rows name besides: what is above them, and what they wait for. */
  #besides(ids: readonly Id[]): readonly Id[] {
    const base = this.#of.engine.store.base();
    if (!base) return [];
    const shown = new Set(ids);
    const above = ids.flatMap((id) => base.issues.get(id)?.parent ?? []);
    const before = [...base.relations.values()].filter(
      ({ issue, relation }) => relation === 'blocked_by' && shown.has(issue),
    );
    return [...above, ...before.map((row) => row.with)];
  }

  #add(place: string, next: Part): void {
    const state = this.state.read();
    const before = state.parts.get(place);
    if (!before) return;
    const ids = [...new Set([...before.ids, ...next.ids])];
    const parts = new Map(state.parts);
    parts.set(place, { ...before, ids, cursor: next.cursor });
    this.#of.held.pin(this, idsOf(parts));
    this.state.set({ ...state, parts, known: this.#knownWith(state.known, next.ids) });
  }

  #knownWith(known: Answer['known'], ids: readonly Id[]): Answer['known'] {
    const issues: ReadonlyMap<Id, Issue> = this.#of.engine.store.base()?.issues ?? new Map();
    const more = new Map(known);
    for (const id of ids) {
      const row = issues.get(id);
      if (row && !more.has(id)) more.set(id, row);
    }
    return more;
  }
}

function idsOf(parts: ReadonlyMap<string, Part>): readonly Id[] {
  return [...new Set([...parts.values()].flatMap(({ ids }) => ids))];
}

/** The first issues anew, and behind them those that were read beyond the first ones before, as far as they go on from there. */
function joined(
  before: ReadonlyMap<string, Part>,
  now: ReadonlyMap<string, Part>,
): ReadonlyMap<string, Part> {
  return new Map(
    [...now].map(([place, part]) => {
      const old = before.get(place);
      if (!old || part.cursor === null || old.ids.length <= part.ids.length) return [place, part];
      const first = new Set(part.ids);
      const last = old.ids.findLastIndex((id) => first.has(id));
      if (last < 0) return [place, part];
      const tail = old.ids.slice(last + 1);
      return [place, { ...part, ids: [...part.ids, ...tail], cursor: old.cursor }];
    }),
  );
}
