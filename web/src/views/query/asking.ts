/** When a question is asked again, in milliseconds: after a change, and after the server could not be reached. */
const PAUSES = { changed: 1500, failed: 10_000, longest: 30_000 } as const;
/** The pause is at least so many times as long as the last answer took: what is hard to find is not asked all the time. */
const RESTS = 10;

/** Asks something, and again when it may have another answer: at most one question is on its way. */
export class Asking {
  readonly #ask: (signal: AbortSignal) => Promise<boolean>;
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isAsking = false;
  #isBehind = false;
  #took = 0;

  /** `ask` says whether there was an answer. */
  constructor(ask: (signal: AbortSignal) => Promise<boolean>) {
    this.#ask = ask;
  }

  /** Asks without waiting for a pause in the typing. */
  now(): void {
    this.#wait(0);
  }

  /** Asks soon; several changes within a pause are one reason. */
  soon(): void {
    if (this.#isAsking) this.#isBehind = true;
    else if (this.#timer === null) this.#wait(this.#pause());
  }

  /** Asks no more. */
  end(): void {
    this.#stop.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  #pause(): number {
    return Math.min(PAUSES.longest, Math.max(PAUSES.changed, RESTS * this.#took));
  }

  #wait(pause: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), pause);
  }

  async #run(): Promise<void> {
    this.#timer = null;
    if (this.#isAsking) {
      this.#isBehind = true;
      return;
    }
    this.#isAsking = true;
    this.#isBehind = false;
    const begun = performance.now();
    const isAnswered = await this.#ask(this.#stop.signal);
    this.#took = performance.now() - begun;
    this.#isAsking = false;
    if (this.#stop.signal.aborted) return;
    if (!isAnswered) this.#wait(PAUSES.failed);
    else if (this.#isBehind) this.#wait(this.#pause());
  }
}
