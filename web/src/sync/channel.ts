import type { Expected } from '../store/overlay';
import type { Phase, Refusal } from '../store/status';
import type { Entry } from './entry';
import type { FeedMessage, Patch } from './messages';
import type { Copy } from './snapshot';

/** What tabs of one user and workspace say to each other. */
export type Said =
  | { readonly kind: 'hello' }
  | { readonly kind: 'copy'; readonly copy: Copy; readonly expected: readonly Expected[] }
  | { readonly kind: 'message'; readonly message: Exclude<FeedMessage, { kind: 'end' }> }
  | { readonly kind: 'patch'; readonly patch: Patch }
  | { readonly kind: 'command'; readonly entry: Entry }
  | { readonly kind: 'taken'; readonly entry: Entry }
  | { readonly kind: 'answered'; readonly key: string; readonly position: number }
  | { readonly kind: 'refused'; readonly entry: Entry; readonly refusal: Refusal }
  | { readonly kind: 'resume' }
  | {
      readonly kind: 'status';
      readonly phase: Phase;
      readonly pending: number;
      readonly isVolatile: boolean;
    };

/** A line between the tabs of a workspace; silent in a browser without one. */
export class Channel {
  readonly #channel: BroadcastChannel | null;

  constructor(name: string, hear: (said: Said) => void) {
    this.#channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data));
  }

  say(said: Said): void {
    try {
      this.#channel?.postMessage(said);
    } catch {
      // A closed channel hears nothing, and a tab that closes has nothing to say.
    }
  }

  close(): void {
    this.#channel?.close();
  }
}
