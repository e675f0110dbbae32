import type { Id } from '../store/rows';
import type { Entry } from './entry';

/** How many commands are remembered; what can be undone in a tab is fewer. */
const KEPT = 500;

/** Where the log has the commands that were carried out, for those that undo them. */
export class Positions {
  readonly #known = new Map<Id, number>();

  /** Notes where a command is; an answer without a position says nothing. */
  note(command: Id, position: number): void {
    if (position <= 0) return;
    this.#known.set(command, position);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT && oldest !== undefined) this.#known.delete(oldest);
  }

  /** An entry that undoes a command, with the position of that, once it is known; any other as it is. */
  fill(entry: Entry): Entry {
    const position = this.#known.get(entry.undoes ?? '');
    const body = entry.request.body as { readonly position?: number } | undefined;
    if (position === undefined || body?.position !== undefined) return entry;
    return { ...entry, request: { ...entry.request, body: { ...body, position } } };
  }
}
