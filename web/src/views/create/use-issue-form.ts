import { type RefObject, useRef, useState } from 'react';
import type { DraftBody } from '../../api/drafts';
import type { Beginning } from '../../app/dialogs';
import { isEmptyHtml } from '../../editor';
import { useEngine } from '../../store/hooks';
import {
  begun,
  bodyOf,
  type DraftField,
  type IssueDraft,
  isSameBody,
  reopened,
} from './issue-draft';

/** What somebody has written and chosen for a new issue. */
export interface IssueForm {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly draft: IssueDraft;
  readonly change: (change: Partial<IssueDraft>) => void;
  /** The text that the editor begins with, and the one that it has now. */
  readonly text: string;
  readonly html: RefObject<string>;
  /** Another number for each issue that is made here one after another. */
  readonly round: number;
  /** What of a draft is there no longer. */
  readonly gone: readonly DraftField[];
  /** The form as a draft is kept. */
  readonly body: () => DraftBody;
  /** Whether something would be lost if it were closed. */
  readonly isWritten: () => boolean;
  /** Empties what is said of one issue, and keeps what was chosen. */
  readonly empty: () => void;
}

/** The form of a new issue, or of a draft of one. */
export function useIssueForm({ opened, ...beginning }: Beginning): IssueForm {
  const { store } = useEngine();
  const kept = opened?.version.draft;
  const [first] = useState(() =>
    kept
      ? reopened(store.tables(), kept)
      : { chosen: begun(store.tables(), beginning), gone: [] as const },
  );
  const [draft, setDraft] = useState(first.chosen);
  const [name, setName] = useState(kept?.name ?? '');
  const [round, setRound] = useState(0);
  const text = round === 0 ? (kept?.description_html ?? '') : '';
  const html = useRef(text);
  const body = () => bodyOf(draft, name, html.current);
  return {
    name,
    setName,
    draft,
    change: (change) => setDraft({ ...draft, ...change }),
    text,
    html,
    round,
    gone: first.gone,
    body,
    isWritten: () =>
      kept
        ? !isSameBody(body(), bodyOf(first.chosen, kept.name ?? '', kept.description_html))
        : name.trim() !== '' || !isEmptyHtml(html.current),
    empty() {
      html.current = '';
      setName('');
      setRound(round + 1);
    },
  };
}

/**
 * Has the editor tell its text at once, which it does when typing rests or the focus goes elsewhere; what it has the focus
 * in, null where it has not.
 */
export function tellText(): HTMLElement | null {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !active.closest('.create__text')) return null;
  active.blur();
  active.focus({ preventScroll: true });
  return active;
}
