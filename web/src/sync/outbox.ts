import { ApiProblem } from '@tidemark/client';
import { type Answer, isPassing, send } from '../api/client';
import type { Refusal } from '../store/status';
import { pause } from './backoff';
import type { Entry } from './entry';
import { Positions } from './positions';

/** How many entities are sent about at the same time. */
const AT_ONCE = 4;

/** What the outbox keeps its entries on. */
export interface Shelf {
  keep(entry: Entry): Promise<boolean>;
  drop(key: string): Promise<void>;
}

/** How a command fared. */
export type Verdict =
  | {
      readonly kind: 'done';
      readonly entry: Entry;
      readonly position: number;
      readonly body: unknown;
    }
  | { readonly kind: 'refused'; readonly entry: Entry; readonly refusal: Refusal };

/** What the outbox tells. */
export interface Told {
  readonly verdict: (verdict: Verdict) => void;
  /** The number of entries, or whether the disk holds them, has changed. */
  readonly changed: () => void;
  readonly signedOut: () => void;
}

/** Sends an entry, with the version of `ifMatch`. */
export type Sender = (entry: Entry, signal: AbortSignal) => Promise<Answer<unknown>>;

/** Sends commands until each is answered: in order for each entity, several entities at a time, the same key each time. */
export class Outbox {
  #entries: Entry[] = [];
  readonly #busy = new Set<string>();
  readonly #known = new Set<string>();
  #isHeld = false;
  #failures = 0;
  #waiting = false;
  isVolatile = false;
  readonly #aborter = new AbortController();
  /** Ends a pause: the server answers again. */
  #rest = new AbortController();
  readonly #shelf: Shelf;
  readonly #told: Told;
  readonly #send: Sender;
  readonly #positions: Positions;

  constructor(shelf: Shelf, told: Told, sender: Sender, positions = new Positions()) {
    this.#shelf = shelf;
    this.#told = told;
    this.#send = sender;
    this.#positions = positions;
  }

  /** The commands that were not answered yet. */
  entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Takes entries from the disk. */
  restore(entries: readonly Entry[]): void {
    for (const entry of entries) this.#accept(entry);
    this.#pump();
  }

  /** Takes a command: it is kept before it is sent. */
  async add(given: Entry): Promise<void> {
    const entry = this.#positions.fill(given);
    if (!this.#accept(entry)) return;
    this.#busy.add(entry.key);
    const isKept = await this.#shelf.keep(entry);
    this.#busy.delete(entry.key);
    if (!isKept) this.isVolatile = true;
    this.#told.changed();
    this.#pump();
  }

  #accept(entry: Entry): boolean {
    if (this.#known.has(entry.key)) return false;
    this.#known.add(entry.key);
    this.#entries.push(entry);
    this.#told.changed();
    return true;
  }

  /** Sends nothing until `resume`: there is no session. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Goes on sending. */
  resume(): void {
    this.#isHeld = false;
    this.#failures = 0;
    this.#rest.abort();
    this.#pump();
  }

  /** Ends what is being sent; it will be sent again by who reads the disk next. */
  close(): void {
    this.#isHeld = true;
    this.#aborter.abort();
  }

  #pump(): void {
    if (this.#isHeld || this.#waiting) return;
    for (const entry of this.#ready()) void this.#try(entry);
  }

  /** The first entry of each entity about which nothing is being sent, as many as may be sent now. */
  #ready(): Entry[] {
    const entities = new Set<string>();
    const ready: Entry[] = [];
    const sending = this.#entries
      .filter((entry) => this.#busy.has(entry.entity))
      .map((e) => e.entity);
    let room = AT_ONCE - new Set(sending).size;
    for (const [place, entry] of this.#entries.entries()) {
      if (room <= 0) break;
      const isFirst = !entities.has(entry.entity);
      entities.add(entry.entity);
      if (!isFirst || this.#busy.has(entry.entity) || this.#busy.has(entry.key)) continue;
      if (this.#needsEarlier(entry, place)) continue;
      ready.push(entry);
      room -= 1;
    }
    return ready;
  }

  /** Whether an entry names a thing that an earlier one is still to make. */
  #needsEarlier(entry: Entry, place: number): boolean {
    const makers = this.#entries.slice(0, place).flatMap(({ makes }) => makes ?? []);
    if (makers.length === 0) return false;
    const text = JSON.stringify(entry.request);
    return makers.some((id) => text.includes(id));
  }

  async #try(entry: Entry): Promise<void> {
    this.#busy.add(entry.entity);
    try {
      const answer = await this.#send(entry, this.#aborter.signal);
      this.#failures = 0;
      await this.#finish(entry, {
        kind: 'done',
        entry,
        position: Number(answer.headers.get('tidemark-position')) || 0,
        body: answer.body,
      });
    } catch (error) {
      await this.#fail(entry, error);
    } finally {
      this.#busy.delete(entry.entity);
      this.#pump();
    }
  }

  async #fail(entry: Entry, error: unknown): Promise<void> {
    if (this.#aborter.signal.aborted) return;
    if (error instanceof Conflict) {
      await this.#finish(entry, { kind: 'refused', entry, refusal: error.refusal });
    } else if (error instanceof ApiProblem && error.status === 401) {
      this.hold();
      this.#told.signedOut();
    } else if (isPassing(error)) {
      await this.#wait(error instanceof ApiProblem ? error.retryAfter : null);
    } else if (error instanceof ApiProblem) {
      await this.#finish(entry, { kind: 'refused', entry, refusal: refusalOf(entry, error) });
    }
  }

  /** Waits before anything is sent again. */
  async #wait(retryAfter: number | null): Promise<void> {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#rest = new AbortController();
    // What the server asked to wait for is waited for.
    const ends = retryAfter === null ? [this.#rest.signal] : [];
    await pause(this.#failures, AbortSignal.any([this.#aborter.signal, ...ends]), retryAfter);
    this.#failures += 1;
    this.#waiting = false;
  }

  async #finish(entry: Entry, verdict: Verdict): Promise<void> {
    this.#entries = this.#entries.filter((one) => one.key !== entry.key);
    this.#told.verdict(verdict);
    this.#told.changed();
    await this.#settle(verdict);
    await this.#shelf.drop(entry.key);
  }

  /** Tells those that undo a command where it is; where it was refused there is nothing to undo. */
  async #settle(verdict: Verdict): Promise<void> {
    const { command } = verdict.entry;
    if (verdict.kind === 'done') this.#positions.note(command, verdict.position);
    for (const entry of this.#entries.filter(({ undoes }) => undoes === command)) {
      if (verdict.kind === 'refused') {
        await this.#finish(entry, { kind: 'done', entry, position: 0, body: null });
        continue;
      }
      const filled = this.#positions.fill(entry);
      this.#entries = this.#entries.map((one) => (one === entry ? filled : one));
      await this.#shelf.keep(filled);
    }
  }
}

/** Somebody else changed the same text. */
export class Conflict extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.sentence);
    this.refusal = refusal;
  }
}

/** A refusal as it is shown. */
export function refusalOf(entry: Entry, problem: ApiProblem): Refusal {
  return {
    id: entry.key,
    kind: entry.kind,
    sort: 'refused',
    title: entry.title,
    sentence: problem.detail,
    status: problem.status,
    code: problem.code,
    errors: problem.errors,
    entity: entry.entity,
    issue: entry.issue,
    draft: entry.draft,
    theirs: null,
    theirsBy: null,
    theirsAt: null,
    at: Date.now(),
  };
}

/** Sends an entry to the workspace; a text that was changed by nobody else is sent again with the new version. */
export function sender(workspace: string): Sender {
  const base = `workspaces/${workspace}/`;
  const once = (entry: Entry, ifMatch: string | null, signal: AbortSignal) =>
    send(entry.request.method, base + entry.request.path, {
      ...(entry.request.body !== undefined && { body: entry.request.body }),
      headers: {
        'idempotency-key': entry.key,
        prefer: 'respond-async',
        ...(ifMatch !== null && { 'if-match': ifMatch }),
      },
      signal,
    });
  return async (entry, signal) => {
    try {
      const answer = await once(entry, entry.ifMatch, signal);
      if (entry.request.path.endsWith('/undo/')) return undone(answer);
      return entry.request.path === 'commands/' ? checked(answer) : answer;
    } catch (error) {
      const isStale = error instanceof ApiProblem && error.status === 412 && entry.ifMatch !== null;
      if (!isStale) throw error;
      const present = await textOf(base + entry.request.path, entry, signal);
      if (present.text === entry.before) return once(entry, present.version, signal);
      const { text: theirs, by: theirsBy, at: theirsAt } = present;
      const refusal = refusalOf(entry, error);
      throw new Conflict({ ...refusal, sort: 'conflict', theirs, theirsBy, theirsAt });
    }
  };
}

/** The answer, unless it is of a batch in which something was refused, or has to be sent again. */
function checked(answer: Answer<unknown>): Answer<unknown> {
  const { results } = (answer.body ?? {}) as { results?: unknown };
  const all = Array.isArray(results) ? (results as { status?: number; body?: unknown }[]) : [];
  const failed = all.filter(({ status }) => typeof status === 'number' && status >= 400);
  const bad = failed.find(({ status }) => (status ?? 0) < 500) ?? failed[0];
  if (!bad) return answer;
  throw new ApiProblem(new Response(null, { status: bad.status ?? 500 }), bad.body);
}

/** The answer to undoing, unless nothing could be undone. */
function undone(answer: Answer<unknown>): Answer<unknown> {
  const { facts } = (answer.body ?? {}) as { facts?: unknown };
  const all = Array.isArray(facts) ? (facts as { outcome?: string; reason?: string | null }[]) : [];
  const isDone = all.some(({ outcome }) => outcome === 'undone' || outcome === 'already');
  const reason = all.find((fact) => fact.reason)?.reason;
  if (isDone || !reason) return answer;
  throw new ApiProblem(new Response(null, { status: 409 }), { detail: reason });
}

/** The text that an entry wants to change, as it is now, its version, and who changed the thing last. */
async function textOf(path: string, { request }: Entry, signal: AbortSignal) {
  const { body, headers } = await send<Record<string, unknown>>('GET', path, { signal });
  const [[field, value] = ['', null]] = Object.entries(request.body as object);
  const told = (key: string) => (typeof body[key] === 'string' ? String(body[key]) : null);
  // What was handed in is written below `issue`, and read below `issue_detail`.
  const isInside = field === 'issue' && typeof value === 'object' && value !== null;
  const inside = (body.issue_detail ?? {}) as Record<string, unknown>;
  const text = isInside ? inside[Object.keys(value)[0] ?? ''] : body[field];
  return {
    text: String(text ?? ''),
    version: versionOf(headers.get('etag')),
    by: told('updated_by'),
    at: told('updated_at'),
  };
}

/** The version in an `ETag`, as `If-Match` wants it: `"<version>.<epoch>"`. */
export function versionOf(etag: string | null): string | null {
  const [, version] = /^"(\d+\.[0-9a-f]+)/.exec(etag ?? '') ?? [];
  return version === undefined ? null : `"${version}"`;
}
