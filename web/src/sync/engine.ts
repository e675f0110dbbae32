import { History } from '../commands/history';
import { commandId, newId, newKey } from '../commands/ids';
import type { Command, Handle, Outcome, Plan } from '../commands/types';
import type { FeedEvent } from '../store/events';
import type { Expected } from '../store/overlay';
import type { Id } from '../store/rows';
import type { Refusal, SyncStatus } from '../store/status';
import { Store } from '../store/store';
import { presentTime } from '../store/times';
import { whenIdle } from '../ui/idle';
import { Cell } from './cell';
import { Channel, type Said } from './channel';
import { Disk } from './disk';
import type { Entry } from './entry';
import { lead } from './leader';
import { Leading } from './leading';
import { Positions } from './positions';
import type { Copy } from './snapshot';

/** How long another tab may take to give its copy. */
const PATIENCE = 1500;
/** How often a command is said again that the leading tab has not taken. */
const REPEAT = 2000;

const STARTING: SyncStatus = {
  phase: 'starting',
  position: 0,
  epoch: '',
  pending: 0,
  volatile: false,
  refused: [],
};

/** What is kept beside the copy, and is loaded with the pages that show it. */
export interface Hearer {
  /** Takes in what events say; `expected` is what was expected before them. */
  hear(events: readonly FeedEvent[], expected: readonly Expected[]): void;
  /** Reads again what is open: events were missed. */
  refresh(): void;
  /** Reads nothing any more. */
  close(): void;
}

/** Everything behind one workspace in one tab: its copy, what waits to be sent, and the line to other tabs. */
export class Engine {
  readonly store = new Store();
  readonly status = new Cell<SyncStatus>(STARTING);
  readonly history: History;
  readonly hearers = new Set<Hearer>();
  readonly positions = new Positions();
  readonly slug: string;
  readonly user: Id;
  readonly #disk: Disk;
  readonly #channel: Channel;
  readonly #closing = new AbortController();
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  /** Commands of this tab that the leading one has not taken yet. */
  readonly #untaken = new Map<string, Entry>();
  #leading: Leading | null = null;

  constructor({ slug, user }: { slug: string; user: Id }) {
    this.slug = slug;
    this.user = user;
    this.#disk = new Disk(user, slug);
    this.#channel = new Channel(`tidemark/${user}/${slug}`, (said) => this.#hear(said));
    this.history = new History((command, by) => this.run(command, by));
    this.store.subscribe(() => this.#show());
  }

  /** Begins: leads, or follows the tab that does. */
  open(): void {
    const { signal } = this.#closing;
    const name = `tidemark/${this.user}/${this.slug}`;
    const { isFirst } = lead(name, signal, () => this.#lead());
    void isFirst.then((is) => {
      if (!is && !signal.aborted) void this.#follow();
    });
    globalThis.addEventListener?.('pagehide', () => void this.#leading?.save(), { signal });
    // Not a part of the first page, and it knows every command.
    const forget = whenIdle(() => {
      void import('./inspect').then(({ inspect }) => inspect(this, signal));
    });
    signal.addEventListener('abort', forget);
  }

  /** Compares the copy with the server's, in the tab that leads; null elsewhere and where it was not possible. */
  async compare(): ReturnType<Leading['compare']> {
    return (await this.#leading?.compare()) ?? null;
  }

  /** Ends; another tab leads on. */
  close(): void {
    void this.#leading?.save();
    this.#closing.abort();
    this.#leading?.close();
    this.#channel.close();
    for (const one of this.hearers) one.close();
  }

  /** Goes on after the user has signed in again. */
  resume(): void {
    this.#channel.say({ kind: 'resume' });
    this.#leading?.resume();
    this.refresh();
  }

  /** Reads again what is open besides the copy. */
  refresh(): void {
    for (const one of this.hearers) one.refresh();
  }

  /** Gives a command: it is shown in this frame, kept on disk, and sent. */
  run(command: Command, by: 'user' | 'undone' | 'redone' = 'user'): Handle {
    const key = newKey();
    const nothing: Handle = { key, id: null, done: Promise.resolve('nothing') };
    if (!this.store.isFilled()) return nothing;
    const tables = this.store.tables();
    const id = commandId(tables.workspace.id, tables.me, key);
    const now = presentTime();
    const plan = command.plan({ tables, now, key, newId: (n = 0) => newId(id, n) });
    if (!plan) return nothing;
    const own = { key, command: id, kind: command.kind, at: now };
    const entry = this.positions.fill(entryOf(plan, own));
    const done = new Promise<Outcome>((resolve) => this.#waiting.set(key, resolve));
    this.#expect(entry);
    this.history.note(plan.title, plan.inverse, by);
    this.#hand(entry);
    return { key, id: plan.makes ?? null, done };
  }

  #expect({ key, command, predicted: events, at }: Entry): void {
    this.store.expect({ key, command, events, at, position: null });
  }

  /** Gives an entry to the tab that sends, until it has taken it. */
  #hand(entry: Entry): void {
    if (this.#leading) {
      void this.#leading.add(entry);
      return;
    }
    if (!this.#untaken.has(entry.key)) void this.#disk.keep(entry);
    this.#untaken.set(entry.key, entry);
    this.#showPending();
    this.#channel.say({ kind: 'command', entry });
    setTimeout(() => {
      if (this.#untaken.has(entry.key) && !this.#closing.signal.aborted) this.#hand(entry);
    }, REPEAT);
  }

  /** Takes a refusal off the list; of a conflict, `mine` is sent again over theirs. */
  dismiss(id: string, answer: 'mine' | 'theirs'): void {
    const refused = this.status.read().refused;
    const refusal = refused.find((one) => one.id === id);
    this.#update({ refused: refused.filter((one) => one.id !== id) });
    const entry = this.#refusedEntries.get(id);
    this.#refusedEntries.delete(id);
    if (!refusal || !entry || answer === 'theirs') return;
    const key = newKey();
    const { workspace, me } = this.store.tables();
    const command = commandId(workspace.id, me, key);
    const again: Entry = { ...entry, key, command, ifMatch: null, before: null, at: presentTime() };
    // A second refusal is told here, too.
    this.#waiting.set(key, () => undefined);
    this.#expect(again);
    this.#hand(again);
  }

  readonly #refusedEntries = new Map<string, Entry>();

  #lead(): void {
    const leading = new Leading({
      engine: this,
      disk: this.#disk,
      signal: this.#closing.signal,
      say: (said) => this.#channel.say(said),
      update: (part) => this.#update(part),
      refused: (entry, refusal) => this.#refuse(entry, refusal),
      answered: (key, position) => this.#answer(key, position),
      expect: (entry) => this.#expect(entry),
      erased: () => this.#forgetAll(),
    });
    this.#leading = leading;
    const untaken = [...this.#untaken.values()];
    this.#untaken.clear();
    void leading.begin(untaken);
  }

  /** Asks the leading tab for its copy; one that does not answer is not waited for. */
  async #follow(): Promise<void> {
    this.#channel.say({ kind: 'hello' });
    for (let tries = 0; !this.#closing.signal.aborted && !this.#leading; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
      if (this.store.isFilled() || this.status.read().phase === 'lost') return;
      const copy = tries === 0 ? await this.#disk.load() : null;
      if (copy && !this.store.isFilled()) this.store.fill(copy);
      this.#channel.say({ kind: 'hello' });
    }
  }

  #hear(said: Said): void {
    if (this.#leading) this.#hearAsLeader(this.#leading, said);
    else this.#hearAsFollower(said);
  }

  #hearAsLeader(leading: Leading, said: Said): void {
    if (said.kind === 'hello') leading.greet();
    else if (said.kind === 'resume') leading.resume();
    else if (said.kind === 'command') {
      this.#expect(said.entry);
      void leading.add(said.entry, true);
    }
  }

  #hearAsFollower(said: Said): void {
    switch (said.kind) {
      case 'copy':
        this.#takeCopy(said.copy);
        for (const expected of said.expected) this.store.expect(expected);
        break;
      case 'message':
        this.take(said.message);
        break;
      case 'patch':
        this.store.patch(said.patch);
        break;
      case 'taken':
        this.#untaken.delete(said.entry.key);
        this.#expect(said.entry);
        this.#showPending();
        break;
      case 'answered':
        this.#untaken.delete(said.key);
        this.#answer(said.key, said.position);
        break;
      case 'refused':
        this.#refuse(said.entry, said.refusal);
        break;
      case 'status':
        if (said.phase === 'lost') this.#forgetAll();
        this.#update({ phase: said.phase, volatile: said.isVolatile });
        this.sending(said.pending);
        break;
    }
  }

  #sending = 0;

  /** Notes how many commands the leading tab has to send. */
  sending(count: number): void {
    this.#sending = count;
    this.#showPending();
  }

  /** A change waits until the server has answered it and the copy has it. */
  #showPending(): void {
    const sending = this.#sending + this.#untaken.size;
    this.#update({ pending: Math.max(sending, this.store.expected().length) });
  }

  #takeCopy(copy: Copy): void {
    const here = this.store.base();
    const there = copy.tables;
    if (here && here.epoch === there.epoch) {
      // A copy that has not all issues has those that are shown in this tab.
      const isNew = here.isPartial
        ? here.position < there.position
        : here.position <= there.position;
      if (!isNew) return;
    }
    this.store.fill(copy);
    this.refresh();
  }

  /** Takes a message of the feed; the hole before one that is too early is filled by asking for the copy. */
  take(message: Parameters<Store['take']>[0]): ReturnType<Store['take']> {
    const base = this.store.base();
    if (!base) return [];
    if (message.from > base.position + 1) {
      this.#channel.say({ kind: 'hello' });
      return [];
    }
    const expected = this.store.expected();
    const unread = this.store.take(message);
    if (message.kind === 'events') {
      for (const one of this.hearers) one.hear(message.events, expected);
    }
    return unread;
  }

  #answer(key: string, position: number): void {
    this.store.answered(key, position);
    if (this.#waiting.has(key) && this.store.isFilled()) {
      const { workspace, me } = this.store.tables();
      this.positions.note(commandId(workspace.id, me, key), position);
    }
    this.#waiting.get(key)?.('done');
    this.#waiting.delete(key);
  }

  #refuse(entry: Entry, refusal: Refusal): void {
    // Each refusal is told in the tab where the command was given; in the leading one when that tab is gone.
    const isOwn = this.#waiting.has(refusal.id);
    const isTold = isOwn || (this.#leading !== null && !this.#hasFollower(refusal.id));
    if (isTold && refusal.sort === 'conflict') this.#refusedEntries.set(refusal.id, entry);
    this.#untaken.delete(refusal.id);
    this.store.unexpect(refusal.id);
    this.#waiting.get(refusal.id)?.('refused');
    this.#waiting.delete(refusal.id);
    if (isTold) {
      this.#update({ refused: [...this.status.read().refused, refusal] });
    }
  }

  #hasFollower(key: string): boolean {
    return this.#leading?.isFromOther(key) ?? false;
  }

  #forgetAll(): void {
    this.store.empty();
    for (const one of this.hearers) one.close();
  }

  #update(part: Partial<SyncStatus>): void {
    this.status.set({ ...this.status.read(), ...part });
  }

  #show(): void {
    const base = this.store.base();
    this.#update({ position: base?.position ?? 0, epoch: base?.epoch ?? '' });
    this.#showPending();
  }
}

function entryOf(plan: Plan, own: { key: string; command: Id; kind: string; at: string }): Entry {
  return {
    ...own,
    title: plan.title,
    entity: plan.entity,
    issue: plan.issue,
    makes: plan.makes ?? null,
    ...(plan.undoes && { undoes: plan.undoes }),
    predicted: plan.predicted,
    request: plan.request,
    ifMatch: plan.ifMatch ?? null,
    before: plan.before ?? null,
    draft: plan.draft ?? null,
  };
}
