/** One text being edited: its view, what of it is told to the page, and its draft on disk. */
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, type Plugin, Selection, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import type { Drafts } from './drafts';
import { editorKeys } from './keymap';
import { mentioning, type Query } from './mentions';
import { nodeViews } from './node-views';
import { pasting } from './paste';
import { markdownRules } from './rules';
import type { NameOf } from './show';
import { documentOf, htmlOf } from './wire';

/** How long typing has to rest until the text is told and written to disk, in milliseconds. */
export const REST = 300;

/** What happens to the text, and what the page says of it. */
export type SessionEvents = {
  readonly nameOf: NameOf;
  attributes(isEmpty: boolean): Record<string, string>;
  onState(state: EditorState): void;
  onQuery(query: Query | undefined): void;
  onKey(event: KeyboardEvent): boolean;
  onText(html: string): void;
  onSubmit(html: string, isChanged: boolean): boolean;
  onBlur(html: string, isChanged: boolean): boolean;
  onCancel(): boolean;
  onRestored(): void;
  askLink(): boolean;
};

/** Where the draft is kept. */
export type DraftPlace = { readonly drafts: Drafts; readonly name: string };

/** An editor on a page, from when it is put there until `destroy`. */
export class Session {
  readonly view: EditorView;
  readonly #events: SessionEvents;
  readonly #draft: DraftPlace | undefined;
  /** The text as the page gave it last, and what the schema made of it. */
  #html: string;
  #given: Node;
  /** The text as it was told, or handed over to be saved, last. */
  #told: Node;
  #handedOver: Node | undefined;
  #timer: number | undefined;

  constructor(place: HTMLElement, html: string, events: SessionEvents, draft?: DraftPlace) {
    this.#events = events;
    this.#draft = draft;
    this.#html = html;
    this.#given = documentOf(html);
    this.#told = this.#given;
    this.view = new EditorView(place, {
      state: EditorState.create({ doc: this.#given, plugins: this.#plugins() }),
      nodeViews: nodeViews(events.nameOf),
      attributes: (state) => events.attributes(isBlank(state.doc)),
      dispatchTransaction: (transaction) => this.#dispatch(transaction),
    });
    document.addEventListener('visibilitychange', this.#onHidden);
    void this.#restore();
  }

  /** Whether the text is another than the page gave. */
  get isChanged(): boolean {
    return !this.view.state.doc.eq(this.#given);
  }

  /** Takes a new text from the page over, unless somebody has typed. */
  take(html: string): void {
    const wasChanged = this.isChanged;
    this.#html = html;
    this.#given = documentOf(html);
    if (!wasChanged) this.#replace(this.#given);
  }

  /** Hands the text over to be saved; its draft is the page's from now on. */
  submit(): boolean {
    return this.#handOver((html, isChanged) => this.#events.onSubmit(html, isChanged));
  }

  /** Hands the text over because the focus went elsewhere. */
  blur(): void {
    this.#handOver((html, isChanged) => this.#events.onBlur(html, isChanged));
  }

  /** Goes back to the text that the page gave, and forgets the draft. */
  discard(): void {
    this.#replace(this.#given);
    this.#writeDraft(undefined);
    this.#events.onText(htmlOf(this.#given));
  }

  /** Tells the text and writes its draft now. */
  flush(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    const { doc } = this.view.state;
    if (doc === this.#told) return;
    this.#told = doc;
    const html = htmlOf(doc);
    if (!this.#handedOver?.eq(doc)) this.#writeDraft(this.isChanged ? html : undefined);
    this.#events.onText(html);
  }

  /** Takes the editor off the page; nothing typed is lost. */
  destroy(): void {
    if (this.view.hasFocus()) this.blur();
    else this.flush();
    document.removeEventListener('visibilitychange', this.#onHidden);
    this.view.destroy();
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState === 'hidden') this.flush();
  };

  #plugins(): Plugin[] {
    const events = this.#events;
    return [
      mentioning(
        (query) => events.onQuery(query),
        (event) => events.onKey(event),
      ),
      markdownRules(),
      ...editorKeys({
        submit: () => this.submit(),
        cancel: () => events.onCancel(),
        askLink: () => events.askLink(),
      }),
      pasting(),
      tableEditing(),
      dropCursor({ color: false, class: 'editor__drop' }),
      gapCursor(),
      history(),
    ];
  }

  #dispatch(transaction: Transaction): void {
    this.view.updateState(this.view.state.apply(transaction));
    this.#events.onState(this.view.state);
    if (!transaction.docChanged) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.flush(), REST);
  }

  /** Replaces what differs, so that the cursor stays where it can. */
  #replace(next: Node): void {
    const { doc, tr } = this.view.state;
    const start = doc.content.findDiffStart(next.content);
    const end = doc.content.findDiffEnd(next.content);
    if (start === null || end === null) return;
    const overlap = Math.max(0, start - Math.min(end.a, end.b));
    tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap));
    if (!tr.doc.eq(next)) tr.replaceWith(0, tr.doc.content.size, next.content);
    this.view.dispatch(tr.setMeta('addToHistory', false));
    this.#told = this.view.state.doc;
  }

  #handOver(give: (html: string, isChanged: boolean) => boolean): boolean {
    this.flush();
    const { doc } = this.view.state;
    // An unchanged text is handed over byte for byte, so that nobody takes another form of it for a change.
    if (!give(this.isChanged ? htmlOf(doc) : this.#html, this.isChanged)) return false;
    this.#handedOver = doc;
    this.#writeDraft(undefined);
    return true;
  }

  #writeDraft(html: string | undefined): void {
    if (!this.#draft) return;
    const { drafts, name } = this.#draft;
    void (html === undefined ? drafts.remove(name) : drafts.write(name, html));
  }

  async #restore(): Promise<void> {
    const html = await this.#draft?.drafts.read(this.#draft.name);
    if (html === undefined || this.view.isDestroyed || this.isChanged) return;
    const draft = documentOf(html);
    if (draft.eq(this.#given)) return;
    this.#replace(draft);
    if (this.view.hasFocus()) {
      this.view.dispatch(this.view.state.tr.setSelection(Selection.atEnd(this.view.state.doc)));
    }
    this.#events.onRestored();
  }
}

/** Whether a document is one empty paragraph. */
export function isBlank(document: Node): boolean {
  const only = document.childCount === 1 ? document.firstChild : null;
  return only?.type.name === 'paragraph' && only.content.size === 0;
}
