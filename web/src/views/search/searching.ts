/** Asking the server's search while somebody types. */
import { ApiProblem, isPassing } from '../../api/client';
import {
  FURTHEST,
  isNotReady,
  LONGEST,
  type SearchResult,
  type SearchResults,
  type Wanted,
} from '../../api/search';
import { termsOf } from '../palette/match';

/**
 * How the question stands: nothing is asked; asked, and no answer yet; answered; the server still makes what it searches
 * in; it cannot be reached; it refused.
 */
export type SearchPhase = 'idle' | 'asking' | 'found' | 'preparing' | 'away' | 'refused';

/** What is known of a search. */
export interface Searched {
  readonly phase: SearchPhase;
  /** The latest question; null while there is none. */
  readonly wanted: Wanted | null;
  /** What the results were found by, which can be an earlier text; null before the first answer. */
  readonly answered: Wanted | null;
  readonly results: readonly SearchResult[];
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  /** Why it was refused, or why there is no more. */
  readonly fault: unknown;
}

/** Before anything is asked. */
export const NOTHING_SEARCHED: Searched = {
  phase: 'idle',
  wanted: null,
  answered: null,
  results: [],
  hasMore: false,
  isReadingMore: false,
  fault: null,
};

/** A request: what is looked for, and how many results are known. */
export type Ask = (wanted: Wanted, offset: number, signal: AbortSignal) => Promise<SearchResults>;

/** How long nothing is typed before the server is asked, and when it is asked again without an answer, in milliseconds. */
export const PAUSES = { typing: 180, preparing: 2000, away: 10_000, longest: 30_000 } as const;

/** One search at a time: another one ends the one before, whose answer is never shown. */
export class Searching {
  readonly #ask: Ask;
  readonly #show: (searched: Searched) => void;
  #state = NOTHING_SEARCHED;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #request: AbortController | null = null;

  constructor(ask: Ask, show: (searched: Searched) => void) {
    this.#ask = ask;
    this.#show = show;
  }

  /** Looks for something soon, unless that is what is looked for; null is nothing. */
  want(wanted: Wanted | null): void {
    if (isSame(wanted, this.#state.wanted)) return;
    const { answered } = this.#state;
    // Another choice is made once, while letters come one after another.
    const isTyped = wanted !== null && answered?.text !== wanted.text;
    this.#stop();
    if (!wanted) {
      this.#set(NOTHING_SEARCHED);
      return;
    }
    this.#set({ ...this.#state, wanted, phase: 'asking', isReadingMore: false, fault: null });
    this.#wait(isTyped ? PAUSES.typing : 0);
  }

  /** Asks at once for what has no answer. */
  now(): void {
    const { phase } = this.#state;
    if (phase === 'idle' || phase === 'found' || this.#request) return;
    this.#wait(0);
  }

  /** Reads the next results. */
  more(): void {
    const { phase, hasMore, isReadingMore } = this.#state;
    if (phase !== 'found' || !hasMore || isReadingMore) return;
    this.#set({ ...this.#state, isReadingMore: true, fault: null });
    void this.#read(true);
  }

  /** Asks no more. */
  end(): void {
    this.#stop();
  }

  #set(state: Searched): void {
    this.#state = state;
    this.#show(state);
  }

  #stop(): void {
    this.#request?.abort();
    this.#request = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(pause: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#read(false);
    }, pause);
  }

  async #read(isMore: boolean): Promise<void> {
    const { wanted, results } = this.#state;
    if (!wanted) return;
    const request = new AbortController();
    this.#request = request;
    try {
      const answer = await this.#ask(wanted, isMore ? results.length : 0, request.signal);
      if (this.#request === request) this.#take(wanted, answer, isMore ? results : []);
    } catch (error) {
      if (this.#request === request) this.#fail(error, isMore);
    }
  }

  #take(wanted: Wanted, answer: SearchResults, before: readonly SearchResult[]): void {
    this.#request = null;
    const known = new Set(before.map(({ id }) => id));
    const results = [...before, ...answer.results.filter(({ id }) => !known.has(id))];
    this.#set({
      phase: 'found',
      wanted,
      answered: wanted,
      results,
      // What only says again what is known would say so for ever.
      hasMore: answer.has_more && results.length > before.length && results.length <= FURTHEST,
      isReadingMore: false,
      fault: null,
    });
  }

  #fail(fault: unknown, isMore: boolean): void {
    this.#request = null;
    if (isMore) {
      this.#set({ ...this.#state, isReadingMore: false, fault });
      return;
    }
    const phase = phaseAfter(fault);
    this.#set({ ...this.#state, phase, fault });
    if (phase === 'refused') return;
    const told = fault instanceof ApiProblem ? (fault.retryAfter ?? 0) * 1000 : 0;
    this.#wait(Math.min(PAUSES.longest, told || PAUSES[phase]));
  }
}

/** What is looked for by what somebody typed; null for nothing, also where it says only what is left out. */
export function wantedOf(typed: string, more: Partial<Omit<Wanted, 'text'>> = {}): Wanted | null {
  const text = [...typed.trim()].slice(0, LONGEST).join('');
  if (termsOf(text).wanted.length === 0) return null;
  return { text, kind: null, archived: false, ...more };
}

/** Whether two searches look for the same. */
export function isSame(a: Wanted | null, b: Wanted | null): boolean {
  if (!a || !b) return a === b;
  return a.text === b.text && a.kind === b.kind && a.archived === b.archived;
}

function phaseAfter(error: unknown): 'preparing' | 'away' | 'refused' {
  if (isNotReady(error)) return 'preparing';
  return isPassing(error) ? 'away' : 'refused';
}
