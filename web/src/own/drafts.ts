/**
 * The caller's drafts in a workspace. They are in no feed: how many there are is read when the workspace is opened, all of
 * them while their page is, both again when somebody comes back, and other tabs are told of changes.
 */
import type { Draft, DraftBody, DraftVersion, Published } from '../api/drafts';
import type { Id } from '../store/rows';

/** What is asked of the server. */
export interface DraftsServer {
  count(): Promise<number>;
  all(): Promise<readonly Draft[]>;
  read(id: Id): Promise<DraftVersion>;
  add(body: DraftBody, key: string): Promise<DraftVersion>;
  change(version: DraftVersion, body: DraftBody): Promise<DraftVersion>;
  remove(id: Id): Promise<void>;
  publish(id: Id): Promise<Published>;
}

/** The user's drafts, as far as they are known. */
export interface DraftsState {
  readonly count: number;
  /** The one that was changed last first; null until the page asks for them. */
  readonly all: readonly Draft[] | null;
  /** Whether the last question was answered. */
  readonly isAway: boolean;
}

/** There are none, as far as is known. */
export const NO_DRAFTS: DraftsState = { count: 0, all: null, isAway: false };

/** The caller's drafts in a workspace. */
export class Drafts {
  readonly #server: DraftsServer;
  readonly #tell: () => void;
  readonly #hearers = new Set<() => void>();
  #state = NO_DRAFTS;
  /** How many pages show them. */
  #pages = 0;
  #changes = 0;

  /** `tell` tells other tabs that something has changed. */
  constructor(server: DraftsServer, tell: () => void) {
    this.#server = server;
    this.#tell = tell;
  }

  readonly state = (): DraftsState => this.#state;

  readonly subscribe = (hearer: () => void): (() => void) => {
    this.#hearers.add(hearer);
    return () => this.#hearers.delete(hearer);
  };

  /** Shows all of them from now on, until what is returned is called. */
  readonly open = (): (() => void) => {
    this.#pages += 1;
    void this.load();
    return () => {
      this.#pages -= 1;
    };
  };

  /** Reads what is shown anew. */
  readonly load = async (): Promise<void> => {
    const before = this.#changes;
    try {
      const all = this.#pages > 0 ? await this.#server.all() : null;
      const count = all ? all.length : await this.#server.count();
      // The answer may be older than a change that came in between.
      if (before !== this.#changes) return await this.load();
      this.#show({ count, all: all ?? this.#state.all, isAway: false });
    } catch {
      this.#show({ ...this.#state, isAway: true });
    }
  };

  /** A draft as the server has it now. */
  read(id: Id): Promise<DraftVersion> {
    return this.#server.read(id);
  }

  async add(body: DraftBody, key: string): Promise<DraftVersion> {
    return this.#keep(await this.#server.add(body, key));
  }

  async change(version: DraftVersion, body: DraftBody): Promise<DraftVersion> {
    return this.#keep(await this.#server.change(version, body));
  }

  /** Deletes a draft for good. */
  async remove(id: Id): Promise<void> {
    await this.#server.remove(id);
    this.drop(id);
  }

  /** Makes the issue of a draft. */
  async publish(id: Id): Promise<Published> {
    const published = await this.#server.publish(id);
    this.drop(id);
    return published;
  }

  /** Notes that a draft is there no longer. */
  drop(id: Id): void {
    this.#change((all) => all.filter((one) => one.id !== id));
  }

  #keep(version: DraftVersion): DraftVersion {
    const { draft } = version;
    this.#change((all) => [draft, ...all.filter(({ id }) => id !== draft.id)]);
    return version;
  }

  #change(change: (all: readonly Draft[]) => readonly Draft[]): void {
    const all = this.#state.all && change(this.#state.all);
    this.#changes += 1;
    if (this.#pages > 0 && all) this.#show({ ...this.#state, all, count: all.length });
    else void this.load();
    this.#tell();
  }

  #show(state: DraftsState): void {
    this.#state = state;
    for (const hear of this.#hearers) hear();
  }
}
