/** When a question is asked again, in milliseconds: after a change, and after the server could not be reached. */
const PAUSES = { changed: 1500, failed: 10_000 } as const;

/** Asks something, and again when it may have another answer: at most one question is on its way. */
export class Asking {
  readonly #ask: (signal: AbortSignal) => Promise<boolean>;
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isAsking = false;
  #isBehind = false;

  /** `ask` says whether there was an answer. */
  constructor(ask: (signal: AbortSignal) => Promise<boolean>) {
    this.#ask = ask;
  }

  /** Asks at once. */
  now(): void {
    this.#wait(0);
  }

  /** Asks soon; several changes within a pause are one reason. */
  soon(): void {
    if (this.#isAsking) this.#isBehind = true;
    else if (this.#timer === null) this.#wait(PAUSES.changed);
  }

  /** Asks no more. */
  end(): void {
    this.#stop.abort();
    if (this.#timer !== null) clearTimeout(this.#timer);
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
    const isAnswered = await this.#ask(this.#stop.signal);
    this.#isAsking = false;
    if (this.#stop.signal.aborted) return;
    if (!isAnswered) this.#wait(PAUSES.failed);
    else if (this.#isBehind) this.#wait(PAUSES.changed);
  }
}
