import { type Difference, differences } from '../store/compare';
import { Draft } from '../store/reduce/draft';
import { reduce } from '../store/reduce/index';
import { occurred } from '../store/reduce/occurred';
import type { Tables } from '../store/rows';
import type { FeedMessage } from './messages';
import { type Copy, readSnapshot } from './snapshot';

/** How often a copy is compared with the server's, in milliseconds. */
const PERIOD = 3_600_000;
/** How long the copy may take to come to the position of what was read. */
const PATIENCE = 10_000;

/** What comparing needs. */
export interface Compared {
  readonly workspace: string;
  readonly signal: AbortSignal;
  readonly copy: () => Copy | null;
  readonly isLive: () => boolean;
  /** Told what differs, and the copy that is right. */
  readonly differs: (found: readonly Difference[], right: Copy) => void;
}

/**
 * Compares the copy with the server's every hour: what a fault in either would make of it is found and mended.
 * Not after a reconnection as well: one that goes on by position misses nothing, as each message names the positions
 * that it covers, and after any other one the copy is the server's, read anew; a comparison would read the same again,
 * of a server that has just started, for all that were connected to it.
 */
export class Drift {
  #heard: Extract<FeedMessage, { kind: 'events' }>[] | null = null;
  readonly #of: Compared;

  constructor(of: Compared) {
    this.#of = of;
    const timer = setInterval(() => void this.compare(), PERIOD);
    of.signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** Hears what the copy hears, while something is being compared. */
  hear(message: FeedMessage): void {
    if (message.kind === 'events') this.#heard?.push(message);
  }

  /** Compares now; null when that was not possible. */
  async compare(): Promise<readonly Difference[] | null> {
    if (this.#heard || !this.#of.isLive()) return null;
    this.#heard = [];
    try {
      const { signal, workspace, copy } = this.#of;
      const isPartial = copy()?.tables.isPartial === true;
      const read = await readSnapshot(workspace, { signal, ...(isPartial && { issues: 'none' }) });
      const here = await this.#arrive(read.tables.position);
      if (!here || here.tables.epoch !== read.tables.epoch) return null;
      const moved = this.#moveOn(read, here.tables.position);
      if (!moved) return null;
      const { issues, relations } = here.tables;
      // Which issues a partial copy has, only it can say.
      const there = isPartial
        ? { ...moved, tables: { ...moved.tables, issues, relations } }
        : moved;
      const found = differences(here.tables, there.tables);
      if (found.length > 0) this.#of.differs(found, there);
      return found;
    } catch {
      return null;
    } finally {
      this.#heard = null;
    }
  }

  /** Waits until the copy is at a position. */
  async #arrive(position: number): Promise<Copy | null> {
    for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
      const copy = this.#of.copy();
      if (copy && copy.tables.position >= position) return copy;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return null;
  }

  /** Moves what was read on to the position of the copy; null if events alone do not say all of it. */
  #moveOn({ tables, knowledge }: Copy, position: number): Copy | null {
    const draft = new Draft(tables, knowledge);
    for (const event of (this.#heard ?? []).flatMap((message) => message.events)) {
      const isNew = event.position > tables.position && event.position <= position;
      if (isNew) reduce(draft, occurred(event));
    }
    if (draft.unread.length > 0) return null;
    const moved: Tables = draft.finish(Math.max(position, tables.position));
    return { tables: moved, knowledge };
  }
}
