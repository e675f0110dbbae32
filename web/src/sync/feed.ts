import { ApiProblem, problemOf } from '@tidemark/client';
import { API } from '../api/client';
import { pause } from './backoff';
import type { FeedMessage } from './messages';
import { EventParser, type ServerEvent } from './sse';

/** Without a byte for so long, the connection is taken to be dead: heartbeats come every 15 s. */
const SILENCE = 40_000;

/** Why following ended for good. */
export type Ending = 'anew' | 'signed-out' | 'lost' | 'closed';

/** What following needs to know and to tell. */
export interface Following {
  readonly workspace: string;
  readonly signal: AbortSignal;
  /** Where the copy is: `<epoch>:<position>`. */
  readonly after: () => { readonly epoch: string; readonly position: number };
  /** Takes a message; the next one is read when it is done. */
  readonly take: (message: FeedMessage) => Promise<void>;
  /** Told when the connection is there, and when it is not. */
  readonly connected: (isConnected: boolean) => void;
}

/** A hole in the feed: the next message does not begin where the last one ended. */
class Hole extends Error {}

/** Follows the feed through broken connections until it cannot be gone on with. */
export async function follow(following: Following): Promise<Ending> {
  for (let failures = 0; ; failures += 1) {
    if (following.signal.aborted) return 'closed';
    let retryAfter: number | null = null;
    try {
      const reason = await connect(following, () => {
        failures = 0;
      });
      if (reason === 'access' || reason === 'epoch') return 'anew';
    } catch (error) {
      const ending = endingOf(error);
      if (ending) return ending;
      retryAfter = error instanceof ApiProblem ? error.retryAfter : null;
    }
    following.connected(false);
    if (following.signal.aborted) return 'closed';
    await pause(failures, following.signal, retryAfter);
  }
}

function endingOf(error: unknown): Ending | null {
  if (error instanceof Hole) return 'anew';
  if (!(error instanceof ApiProblem)) return null;
  if (error.status === 401) return 'signed-out';
  if (error.status === 403 || error.status === 404) return 'lost';
  return error.status === 412 || error.status === 400 ? 'anew' : null;
}

/** Reads one connection to its end; the server's reason if it gave one. */
async function connect(following: Following, onMessage: () => void): Promise<string | null> {
  const { epoch, position } = following.after();
  const aborter = new AbortController();
  const watchdog = new Watchdog(() => aborter.abort());
  const signal = AbortSignal.any([aborter.signal, following.signal]);
  globalThis.addEventListener?.('offline', watchdog.fire, { signal });
  try {
    watchdog.rest();
    const headers = { accept: 'text/event-stream', 'last-event-id': `${epoch}:${position}` };
    const response = await fetch(`${API}workspaces/${following.workspace}/events/`, {
      headers,
      signal,
      cache: 'no-store',
    });
    if (!response.ok || !response.body) throw await problemOf(response);
    following.connected(true);
    const parser = new EventParser();
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    for (;;) {
      watchdog.rest();
      const { done, value } = await reader.read();
      watchdog.stop();
      if (done) return null;
      for (const event of parser.push(decoder.decode(value, { stream: true }))) {
        const message = read(event);
        if (message?.kind === 'end') return message.reason;
        if (!message) continue;
        await hand(following, message);
        onMessage();
      }
    }
  } finally {
    watchdog.stop();
    aborter.abort();
  }
}

/** Hands a message on unless it was handed on before; throws when something is missing before it. */
async function hand(following: Following, message: Exclude<FeedMessage, { kind: 'end' }>) {
  const { position } = following.after();
  if (message.from > position + 1) throw new Hole();
  if (message.to < position) return;
  await following.take(message);
}

/** The message of a server-sent event; null for a kind that is not known here. */
export function read({ event, data }: ServerEvent): FeedMessage | null {
  switch (event) {
    case 'events':
    case 'heartbeat':
    case 'access':
    case 'end':
      return { kind: event, ...JSON.parse(data) } as FeedMessage;
    default:
      return null;
  }
}

/** Fires when nobody has said for a while that all is well. */
class Watchdog {
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly fire: () => void;

  constructor(fire: () => void) {
    this.fire = fire;
  }

  rest(): void {
    this.stop();
    this.#timer = setTimeout(this.fire, SILENCE);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
