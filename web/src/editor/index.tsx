/** The editor of descriptions and comments, and their HTML read-only; both are loaded when first shown. */
import { lazy, type ReactNode, Suspense } from 'react';

export { dropDraft, eraseDrafts } from './drafts';
export { isEmptyHtml } from './empty';

/** Somebody who can be mentioned. */
export type Mention = { readonly id: string; readonly name: string };

/** What an editor needs to know. */
export type EditorProps = {
  /** The HTML to begin with; when it changes, it is taken over unless somebody has typed. */
  readonly value: string;
  /** The name of the field for screen readers. */
  readonly label: string;
  readonly placeholder?: string | undefined;
  /** Who is offered behind `@`, and whose names mentions show. */
  readonly mentions?: readonly Mention[] | undefined;
  /**
   * Where the text is kept on disk until it is submitted, for example `issue/<id>/comment`; whoever saves it in another
   * way calls `dropDraft`.
   */
  readonly draft?: string | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Whether the bar of formats is shown; it is, unless said. */
  readonly toolbar?: boolean | undefined;
  /** The text has changed; called when typing rests, and before `onSubmit` and `onBlur`. */
  onChange?(html: string): void;
  /** Ctrl Enter was pressed; give the editor another `key` to begin anew. */
  onSubmit?(html: string, isChanged: boolean): void;
  /** The focus went elsewhere, or the editor is taken away; save only what has changed. */
  onBlur?(html: string, isChanged: boolean): void;
  /** Escape was pressed. */
  onCancel?(): void;
};

/** What is shown, read-only. */
export type HtmlProps = {
  readonly value: string;
  readonly mentions?: readonly Mention[] | undefined;
  /** Called with the text after a task was ticked; without it tasks cannot be ticked. */
  onChange?(html: string): void;
};

const LazyEditor = lazy(() => import('./editor').then(({ Editor }) => ({ default: Editor })));
const LazyHtml = lazy(() => import('./html').then(({ Html }) => ({ default: Html })));

/** A field for rich text. */
export function Editor(props: EditorProps): ReactNode {
  return (
    <Suspense fallback={<div className="editor editor--loading" aria-busy="true" />}>
      <LazyEditor {...props} />
    </Suspense>
  );
}

/** Rich text from the server, made of what the schema knows and nothing else. */
export function Html(props: HtmlProps): ReactNode {
  return (
    <Suspense fallback={<div className="rich" aria-busy="true" />}>
      <LazyHtml {...props} />
    </Suspense>
  );
}

/** Loads the editor ahead, for example while the pointer rests on what opens it. */
export function preloadEditor(): void {
  void import('./editor');
}
