/** Keeping what a form has as a draft: made once, however often that is tried, and changed from then on. */
import { ApiProblem, isPassing } from '../api/client';
import type { DraftBody, DraftVersion } from '../api/drafts';
import type { Id } from '../store/rows';
import type { Drafts } from './drafts';

/** What became of a try. */
export type Kept =
  | { readonly kind: 'kept' }
  /** Somebody has changed the draft meanwhile: the next try goes over that. */
  | { readonly kind: 'changed' }
  /** It was published or deleted meanwhile: the next try makes another one. */
  | { readonly kind: 'gone' };

/** The draft of one form. */
export class Keeping {
  readonly #drafts: Pick<Drafts, 'read' | 'add' | 'change' | 'drop'>;
  readonly #newKey: () => string;
  #version: DraftVersion | null;
  /** The first request, which is repeated as it was until there is an answer. */
  #first: { readonly body: DraftBody; readonly key: string } | null = null;

  constructor(
    drafts: Pick<Drafts, 'read' | 'add' | 'change' | 'drop'>,
    newKey: () => string,
    version: DraftVersion | null,
  ) {
    this.#drafts = drafts;
    this.#newKey = newKey;
    this.#version = version;
  }

  /** The draft, once there is one. */
  get id(): Id | null {
    return this.#version?.draft.id ?? null;
  }

  /**
   * Keeps what the form has.
   *
   * @throws ApiProblem when the server refuses, TypeError when it cannot be reached.
   */
  async keep(body: DraftBody): Promise<Kept> {
    if (this.#version) return await this.#change(this.#version, body);
    const made = await this.#make(body);
    return made.isAsSent ? { kind: 'kept' } : await this.#change(made.version, body);
  }

  async #make(body: DraftBody) {
    this.#first ??= { body, key: this.#newKey() };
    const { body: sent, key } = this.#first;
    try {
      const version = await this.#drafts.add(sent, key);
      this.#version = version;
      this.#first = null;
      return { version, isAsSent: sent === body };
    } catch (fault) {
      if (!isPassing(fault)) this.#first = null;
      throw fault;
    }
  }

  async #change(version: DraftVersion, body: DraftBody): Promise<Kept> {
    try {
      this.#version = await this.#drafts.change(version, body);
      return { kind: 'kept' };
    } catch (fault) {
      const status = fault instanceof ApiProblem ? fault.status : 0;
      if (status === 412) {
        this.#version = await this.#drafts.read(version.draft.id);
        return { kind: 'changed' };
      }
      if (status !== 404) throw fault;
      this.forget();
      return { kind: 'gone' };
    }
  }

  /** The draft is there no longer; what is kept next is another one. */
  forget(): void {
    if (this.#version) this.#drafts.drop(this.#version.draft.id);
    this.#version = null;
  }
}
