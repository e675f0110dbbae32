import { ApiProblem } from '@tidemark/client';
import type { Refusal, SyncStatus } from '../store/status';
import { afterPaint } from '../ui/idle';
import { pause } from './backoff';
import type { Said } from './channel';
import type { Disk } from './disk';
import type { Drift } from './drift';
import type { Engine } from './engine';
import type { Entry } from './entry';
import { type Ending, follow } from './feed';
import type { FeedMessage } from './messages';
import { Outbox, sender } from './outbox';
import { readSnapshot } from './snapshot';

/** How long after a change the copy is saved, in milliseconds; a busy workspace is saved this often. */
const SAVED_AFTER = 3000;
/** How long the connection may be gone before the user is told. */
const GRACE = 2000;

/** What the leading tab needs of its engine. */
interface Of {
  readonly engine: Engine;
  readonly disk: Disk;
  readonly signal: AbortSignal;
  readonly say: (said: Said) => void;
  readonly update: (part: Partial<SyncStatus>) => void;
  readonly refused: (entry: Entry, refusal: Refusal) => void;
  readonly answered: (key: string, position: number) => void;
  readonly expect: (entry: Entry) => void;
  readonly erased: () => void;
}

/** What one tab does for all: it reads the feed, writes the disk and sends what was given. */
export class Leading {
  readonly #of: Of;
  readonly #outbox: Outbox;
  #drift: Drift | null = null;
  readonly #fromOthers = new Set<string>();
  #saving: ReturnType<typeof setTimeout> | undefined;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #isFollowing = false;
  #isConnected = false;
  #mustReadAnew = false;

  constructor(of: Of) {
    this.#of = of;
    const { engine, disk } = of;
    this.#outbox = new Outbox(
      disk,
      {
        verdict: (verdict) => {
          if (verdict.kind === 'done') {
            of.answered(verdict.entry.key, verdict.position);
            of.say({ kind: 'answered', key: verdict.entry.key, position: verdict.position });
          } else {
            of.refused(verdict.entry, verdict.refusal);
            of.say({ kind: 'refused', entry: verdict.entry, refusal: verdict.refusal });
          }
        },
        changed: () => this.#tell({}),
        signedOut: () => this.#tell({ phase: 'signed-out' }),
      },
      sender(engine.slug),
      engine.positions,
    );
  }

  /** Begins to compare the copy with the server's, which is no part of the first page. */
  async #watch(): Promise<void> {
    const { engine, signal } = this.#of;
    const { Drift } = await import('./drift');
    if (signal.aborted || this.#drift) return;
    this.#drift = new Drift({
      workspace: engine.slug,
      signal,
      copy: () => engine.store.copy(),
      isLive: () => engine.status.read().phase === 'live',
      differs: (found, right) => {
        // biome-ignore lint/suspicious/noConsole: a fault that support has to hear of
        console.warn('the copy differed from the server and was read again', found);
        engine.store.fill(right);
        this.greet();
        this.#save();
      },
    });
  }

  /** Begins with what is on disk, and with what this tab had as a follower. */
  async begin(untaken: readonly Entry[]): Promise<void> {
    const { engine, disk, signal } = this.#of;
    if (!engine.store.isFilled()) {
      const copy = await disk.load();
      if (copy && !engine.store.isFilled()) engine.store.fill(copy);
    }
    const entries = await disk.entries();
    if (signal.aborted) return;
    for (const entry of [...entries, ...untaken]) this.#of.expect(entry);
    this.#outbox.restore(entries);
    for (const entry of untaken) void this.#outbox.add(entry);
    void this.#watch();
    await this.#run();
  }

  /** Reads and follows until there is no session, or no workspace. */
  async #run(): Promise<void> {
    const { engine, signal } = this.#of;
    if (this.#isFollowing) return;
    this.#isFollowing = true;
    for (let failures = 0; !signal.aborted; ) {
      let ending: Ending;
      try {
        if (this.#mustReadAnew || !engine.store.base()) await this.#fill();
        ending = await this.#follow();
        failures = 0;
      } catch (error) {
        ending = this.#endingOf(error);
        if (ending === 'closed') break;
        if (ending === 'anew') {
          this.#connected(false);
          await pause(failures, signal, error instanceof ApiProblem ? error.retryAfter : null);
          failures += 1;
        }
      }
      if (ending === 'signed-out') {
        this.#outbox.hold();
        this.#tell({ phase: 'signed-out' });
        break;
      }
      if (ending === 'lost') {
        await this.#lose();
        break;
      }
      if (ending === 'anew') this.#mustReadAnew = true;
    }
    this.#isFollowing = false;
  }

  #endingOf(error: unknown): Ending {
    if (this.#of.signal.aborted) return 'closed';
    if (!(error instanceof ApiProblem)) return 'anew';
    if (error.status === 401) return 'signed-out';
    return error.status === 403 || error.status === 404 ? 'lost' : 'anew';
  }

  async #fill(): Promise<void> {
    const { engine, signal } = this.#of;
    // What was too large is not tried again: that is as much work for the server as to send it.
    const isPartial = engine.store.base()?.isPartial === true;
    const copy = await readSnapshot(engine.slug, { signal, ...(isPartial && { issues: 'none' }) });
    engine.store.fill(copy);
    this.#mustReadAnew = false;
    // Other tabs get the whole copy, which takes longer than to draw what is seen of it: the page comes first.
    await new Promise<void>(afterPaint);
    engine.refresh();
    this.greet();
    this.#save();
  }

  #follow(): Promise<Ending> {
    const { engine, signal } = this.#of;
    return follow({
      workspace: engine.slug,
      signal,
      after: () => {
        const base = engine.store.base();
        return { epoch: base?.epoch ?? '', position: base?.position ?? 0 };
      },
      take: (message) => this.#take(message),
      connected: (isConnected) => this.#connected(isConnected),
    });
  }

  async #take(message: FeedMessage): Promise<void> {
    const { engine, signal } = this.#of;
    if (message.kind === 'end') return;
    this.#drift?.hear(message);
    const unread = engine.take(message);
    this.#of.say({ kind: 'message', message });
    if (message.kind !== 'heartbeat') this.#save();
    const tables = engine.store.base();
    if (unread.length === 0 || !tables) return;
    // Until it is read, the copy lacks what its position promises.
    this.#mustReadAnew = true;
    const { readUnread } = await import('./reading');
    const patches = await readUnread(engine.slug, tables, unread, signal);
    if (!patches) await this.#fill();
    for (const patch of patches ?? []) {
      engine.store.patch(patch);
      this.#of.say({ kind: 'patch', patch });
    }
    this.#mustReadAnew = false;
    this.#save();
  }

  #connected(isConnected: boolean): void {
    this.#isConnected = isConnected;
    clearTimeout(this.#grace);
    if (isConnected) this.#tell({ phase: 'live' });
    else if (globalThis.navigator?.onLine === false) this.#tell({ phase: 'offline' });
    else this.#grace = setTimeout(() => this.#tell({ phase: 'offline' }), GRACE);
    if (isConnected) this.#outbox.resume();
  }

  /** The workspace is not the caller's any more: nothing of it stays, also not on disk. */
  async #lose(): Promise<void> {
    this.#outbox.hold();
    clearTimeout(this.#saving);
    this.#tell({ phase: 'lost' });
    this.#of.erased();
    await this.#of.disk.forget().catch(() => undefined);
  }

  /** Takes a command, of this tab or of another. */
  async add(entry: Entry, isOther = false): Promise<void> {
    if (isOther) this.#fromOthers.add(entry.key);
    this.#of.say({ kind: 'taken', entry });
    await this.#outbox.add(entry);
  }

  /** Whether a command was given in another tab. */
  isFromOther(key: string): boolean {
    return this.#fromOthers.has(key);
  }

  /** Gives the copy to tabs that have none. */
  greet(): void {
    const { engine } = this.#of;
    const copy = engine.store.copy();
    if (copy) this.#of.say({ kind: 'copy', copy, expected: engine.store.expected() });
    this.#tell({});
  }

  /** Goes on with a new session. */
  resume(): void {
    // A command can meet the end of a session before the feed does, which then goes on under the new one.
    if (this.#isFollowing && this.#isConnected) this.#connected(true);
    else this.#outbox.resume();
    void this.#run();
  }

  #tell(part: Partial<SyncStatus>): void {
    const pending = this.#outbox.entries().length;
    const isVolatile = this.#outbox.isVolatile && pending > 0;
    this.#of.update({ ...part, volatile: isVolatile });
    this.#of.engine.sending(pending);
    const { phase } = this.#of.engine.status.read();
    this.#of.say({ kind: 'status', phase, pending, isVolatile });
  }

  #save(): void {
    this.#saving ??= setTimeout(() => void this.save(), SAVED_AFTER);
  }

  /** Saves the copy now. */
  async save(): Promise<void> {
    clearTimeout(this.#saving);
    this.#saving = undefined;
    const copy = this.#of.engine.store.copy();
    const { phase } = this.#of.engine.status.read();
    if (copy && phase !== 'lost' && !this.#mustReadAnew)
      await this.#of.disk.save(copy).catch(() => undefined);
  }

  /** Compares the copy with the server's. */
  async compare(): ReturnType<Drift['compare']> {
    await this.#watch();
    return (await this.#drift?.compare()) ?? null;
  }

  close(): void {
    clearTimeout(this.#saving);
    clearTimeout(this.#grace);
    this.#outbox.close();
  }
}
