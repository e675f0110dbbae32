/** Who is offered behind `@`, and what choosing does. */
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Mention } from '.';

import { schema } from './schema';

const { nodes } = schema;

/** What stands behind `@` before the cursor, and where it begins. */
export type Query = { readonly from: number; readonly to: number; readonly text: string };

/** At most so many people are offered at once. */
const MOST = 8;

/** So many characters are looked back for an `@`, however long the paragraph is. */
const REACH = 48;

/** What is being asked for, if somebody is. */
export function queryOf(state: EditorState): Query | undefined {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return undefined;
  const begin = Math.max(0, $from.parentOffset - REACH);
  const before = $from.parent.textBetween(begin, $from.parentOffset, undefined, '\ufffc');
  const match = /(?:^|[\s(\ufffc])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(before);
  if (match?.[1] === undefined) return undefined;
  return { from: $from.pos - match[1].length - 1, to: $from.pos, text: match[1] };
}

/** The people that a query means: those whose name or one of its words begins with it first. */
export function peopleFor(mentions: readonly Mention[], text: string): readonly Mention[] {
  const wanted = text.toLocaleLowerCase();
  const rank = ({ name }: Mention) => {
    const lower = name.toLocaleLowerCase();
    if (lower.startsWith(wanted)) return 0;
    return lower.split(/[\s._-]+/).some((word) => word.startsWith(wanted)) ? 1 : 2;
  };
  return mentions
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .slice(0, MOST);
}

/** Puts somebody in the place of the query. */
export function mention(view: EditorView, query: Query, user: string): void {
  const node = nodes.mention.create({ id: crypto.randomUUID(), user });
  const { tr } = view.state;
  tr.replaceWith(query.from, query.to, [node, schema.text(' ')]);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** Tells what is asked for after every change, and lets the list have its keys first. */
export function mentioning(
  onQuery: (query: Query | undefined) => void,
  onKey: (event: KeyboardEvent) => boolean,
): Plugin {
  return new Plugin({
    props: { handleKeyDown: (_, event) => onKey(event) },
    view: () => ({
      update: (view) => onQuery(view.hasFocus() ? queryOf(view.state) : undefined),
      destroy: () => onQuery(undefined),
    }),
  });
}
