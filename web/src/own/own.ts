/**
 * The caller's favourites and visits in a workspace. They are in no feed: they are read when the workspace is opened and
 * when somebody comes back to the page, changed on the screen before the server has answered, and other tabs are told.
 */
import type { Favourite, FavouriteChange, Thing, Visit } from '../api/own';
import type { Id } from '../store/rows';

/** What is asked of the server. */
export interface OwnServer {
  favourites(): Promise<readonly Favourite[]>;
  visits(): Promise<readonly Visit[]>;
  add(thing: Thing, key: string): Promise<Favourite>;
  addFolder(name: string, key: string): Promise<Favourite>;
  change(id: Id, change: FavouriteChange): Promise<Favourite>;
  remove(id: Id): Promise<void>;
  visit(thing: Thing): Promise<Visit>;
}

/** What the user has of their own in a workspace, as far as it is known. */
export interface OwnState {
  readonly favourites: readonly Favourite[];
  readonly visits: readonly Visit[];
  /** Whether the server has been asked, and what came of it. */
  readonly phase: 'loading' | 'ready' | 'failed';
}

type Change = (all: readonly Favourite[]) => readonly Favourite[];

/** So many visits are shown. */
const MOST_VISITS = 20;

/** The caller's own things in a workspace. */
export class Own {
  readonly #server: OwnServer;
  readonly #newKey: () => string;
  readonly #refused: (fault: unknown) => void;
  readonly #tell: () => void;
  readonly #hearers = new Set<() => void>();
  #known: readonly Favourite[] = [];
  #visits: readonly Visit[] = [];
  #pending: readonly Change[] = [];
  #phase: OwnState['phase'] = 'loading';
  #changes = 0;
  #last: Promise<void> = Promise.resolve();
  #state: OwnState = { favourites: [], visits: [], phase: 'loading' };

  constructor(
    server: OwnServer,
    parts: {
      readonly newKey: () => string;
      /** Says that a change was taken back. */
      readonly refused: (fault: unknown) => void;
      /** Tells other tabs that something has changed. */
      readonly tell: () => void;
    },
  ) {
    this.#server = server;
    this.#newKey = parts.newKey;
    this.#refused = parts.refused;
    this.#tell = parts.tell;
  }

  readonly state = (): OwnState => this.#state;

  readonly subscribe = (hearer: () => void): (() => void) => {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  };

  /** Reads everything anew. What was changed meanwhile stays as it is changed. */
  async load(): Promise<void> {
    const before = this.#changes;
    try {
      const [favourites, visits] = await Promise.all([
        this.#server.favourites(),
        this.#server.visits(),
      ]);
      this.#visits = visits;
      this.#phase = 'ready';
      // A change that came in between is not in the answer, or perhaps it is: its own answer says it.
      if (before === this.#changes && this.#pending.length === 0) this.#known = favourites;
    } catch {
      if (this.#phase === 'loading') this.#phase = 'failed';
    }
    this.#show();
  }

  favouriteOf({ kind, id }: Thing): Favourite | undefined {
    return this.#state.favourites.find(
      (one) => one.entity_type === kind && one.entity_identifier === id,
    );
  }

  /** Marks a thing, or takes its mark away; answers whether it is marked now. */
  toggle(thing: Thing): boolean {
    const known = this.favouriteOf(thing);
    if (known) this.remove(known.id);
    else this.#add(newFavourite(thing), (key) => this.#server.add(thing, key));
    return !known;
  }

  addFolder(name: string): void {
    const folder: Favourite = { ...NEW, entity_type: 'folder', name };
    this.#add(folder, (key) => this.#server.addFolder(name, key));
  }

  /** Renames a favourite, or puts it elsewhere. */
  change(id: Id, change: FavouriteChange): void {
    const put = (all: readonly Favourite[]) =>
      all.map((one) => (one.id === id ? { ...one, ...change } : one));
    this.#run(put, async () => {
      const after = await this.#server.change(id, change);
      return (all) => all.map((one) => (one.id === id ? after : one));
    });
  }

  /** Removes a favourite; what is in a folder stays. */
  remove(id: Id): void {
    const without: Change = (all) =>
      all
        .filter((one) => one.id !== id)
        .map((one) => (one.parent === id ? { ...one, parent: null } : one));
    this.#run(without, async () => {
      await this.#server.remove(id);
      return without;
    });
  }

  /** Notes that a thing was opened; a failure is not worth a word. */
  async visit(thing: Thing): Promise<void> {
    try {
      const visit = await this.#server.visit(thing);
      const others = this.#visits.filter(({ id }) => id !== visit.id);
      this.#visits = [visit, ...others].slice(0, MOST_VISITS);
      this.#show();
      this.#tell();
    } catch {
      // The next visit is noted.
    }
  }

  #add(wanted: Favourite, send: (key: string) => Promise<Favourite>): void {
    const key = this.#newKey();
    const shown: Favourite = { ...wanted, id: key };
    const behind: Change = (all) => [
      ...all,
      { ...shown, sequence: Math.max(0, ...all.map((one) => one.sequence)) + 1 },
    ];
    this.#run(behind, async () => {
      const made = await send(key);
      return (all) => [...all.filter(({ id }) => id !== made.id), made];
    });
  }

  /** Shows a change at once, and sends it behind those before it. */
  #run(predicted: Change, send: () => Promise<Change>): void {
    this.#changes += 1;
    this.#pending = [...this.#pending, predicted];
    this.#show();
    this.#last = this.#last.then(async () => {
      let real: Change = (all) => all;
      try {
        real = await send();
      } catch (fault) {
        this.#refused(fault);
      }
      this.#pending = this.#pending.filter((one) => one !== predicted);
      this.#known = real(this.#known);
      this.#changes += 1;
      this.#show();
      this.#tell();
    });
  }

  /** Waits until everything is sent. */
  settled(): Promise<void> {
    return this.#last;
  }

  #show(): void {
    const favourites = this.#pending.reduce((all, change) => change(all), this.#known);
    this.#state = { favourites, visits: this.#visits, phase: this.#phase };
    for (const hear of this.#hearers) hear();
  }
}

const NEW: Favourite = {
  id: '',
  entity_type: 'folder',
  entity_identifier: null,
  entity_data: null,
  name: null,
  sequence: 0,
  parent: null,
};

function newFavourite({ kind, id }: Thing): Favourite {
  return { ...NEW, entity_type: kind, entity_identifier: id };
}
