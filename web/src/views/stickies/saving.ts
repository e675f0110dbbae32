/** Saving while somebody types: what was typed last is sent once typing rests, and again until the server has it. */

/** How far a text has been saved. */
export type Saved = 'saved' | 'saving' | 'waiting';

/** How long typing has to rest, and how long it takes until a failed try is made again. */
const REST = 600;
const AGAIN = 4_000;

/** Saves one text after another, the last one always. */
export class Saving {
  readonly #send: (text: string) => Promise<unknown>;
  readonly #tell: (saved: Saved) => void;
  readonly #kept: (text: string) => void;
  #wanted: string | null = null;
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: {
    readonly send: (text: string) => Promise<unknown>;
    readonly tell: (saved: Saved) => void;
    /** The server has a text, and nothing was typed since. */
    readonly kept: (text: string) => void;
  }) {
    this.#send = parts.send;
    this.#tell = parts.tell;
    this.#kept = parts.kept;
  }

  /** Notes a text that was typed, and saves it after a pause. */
  take(text: string): void {
    this.#wanted = text;
    this.#tell('saving');
    this.#later(REST);
  }

  /** Sends what waits now. */
  flush(): void {
    clearTimeout(this.#timer);
    void this.#go();
  }

  #later(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#go(), pause);
  }

  async #go(): Promise<void> {
    const text = this.#wanted;
    if (text === null || this.#isSending) return;
    this.#isSending = true;
    try {
      await this.#send(text);
      if (this.#wanted === text) {
        this.#wanted = null;
        this.#kept(text);
        this.#tell('saved');
      }
    } catch {
      this.#tell('waiting');
      this.#later(AGAIN);
      return;
    } finally {
      this.#isSending = false;
    }
    if (this.#wanted !== null) this.#later(0);
  }
}
