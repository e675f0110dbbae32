/** What keys and the bar of formats do to the text. */
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { Attrs, MarkType, Node, NodeType } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, type EditorState, Selection, TextSelection } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { schema } from './schema';

const { nodes, marks } = schema;

/** The first command that can be done. */
export function firstOf(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some((command) => command(state, dispatch, view));
}

/** Whether a mark is on what is selected. */
export function hasMark(state: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, type);
}

/** Whether what is selected is in a node of a type. */
export function isIn(state: EditorState, type: NodeType, attrs?: Attrs): boolean {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type) return !attrs || node.hasMarkup(type, { ...node.attrs, ...attrs });
  }
  return false;
}

/** Makes blocks of a type, or paragraphs of those that are of it. */
export function toggleBlock(type: NodeType, attrs?: Attrs): Command {
  return (state, dispatch) =>
    isIn(state, type, attrs)
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(type, attrs ?? null)(state, dispatch);
}

/** Puts a quote around the blocks, or takes it away. */
export const toggleQuote: Command = (state, dispatch) =>
  isIn(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

const ITEM_OF: readonly (readonly [NodeType, NodeType])[] = [
  [nodes.bullet_list, nodes.list_item],
  [nodes.ordered_list, nodes.list_item],
  [nodes.task_list, nodes.task_item],
];

/** Makes a list of a type, turns another list into it, or takes it away. */
export function toggleList(list: NodeType): Command {
  const item = list === nodes.task_list ? nodes.task_item : nodes.list_item;
  return (state, dispatch) => {
    const found = listAround(state);
    if (!found) return wrapInList(list)(state, dispatch);
    if (found.node.type === list) return liftListItem(item)(state, dispatch);
    dispatch?.(turned(state, found.node, found.place, list, item).scrollIntoView());
    return true;
  };
}

function listAround({ selection }: EditorState): { node: Node; place: number } | undefined {
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (ITEM_OF.some(([list]) => node.type === list)) return { node, place: $from.before(depth) };
  }
  return undefined;
}

/** Replaces a list by one of another type with the same items. */
function turned(state: EditorState, node: Node, place: number, list: NodeType, item: NodeType) {
  const items: Node[] = [];
  node.forEach((old) => {
    items.push(item.create(null, old.content));
  });
  const tr = state.tr.replaceWith(place, place + node.nodeSize, list.create(null, items));
  return tr.setSelection(TextSelection.create(tr.doc, state.selection.from, state.selection.to));
}

/** Begins a new item at Enter; a new task is not done. */
export const splitItem: Command = firstOf(
  splitListItem(nodes.list_item),
  splitListItem(nodes.task_item, { checked: false }),
);

/** Moves items one level in. */
export const indent: Command = firstOf(
  sinkListItem(nodes.task_item),
  sinkListItem(nodes.list_item),
);

/** Moves items one level out. */
export const outdent: Command = firstOf(
  liftListItem(nodes.task_item),
  liftListItem(nodes.list_item),
);

/** Puts a line break into the paragraph. */
export const breakLine: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type.spec.code) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** Leaves a block of code by Enter on the second empty line at its end. */
export const leaveCode: Command = (state, dispatch) => {
  const { $head, empty } = state.selection;
  const block = $head.parent;
  const isEnd = empty && $head.parentOffset === block.content.size;
  if (!block.type.spec.code || !isEnd || !block.textContent.endsWith('\n\n')) return false;
  const tr = state.tr.delete($head.pos - 2, $head.pos);
  const after = tr.mapping.map($head.after());
  tr.insert(after, nodes.paragraph.create());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(after + 1))).scrollIntoView());
  return true;
};

/** Makes a paragraph of a heading or block of code by Backspace at its beginning. */
export const plainAtStart: Command = (state, dispatch) => {
  const { $cursor } = state.selection as TextSelection;
  if (!$cursor || $cursor.parentOffset > 0 || $cursor.parent.type === nodes.paragraph) return false;
  return setBlockType(nodes.paragraph)(state, dispatch);
};

/** Puts a link on what is selected, or its address where nothing is. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const mark = marks.link.create({ href });
    const tr = empty
      ? state.tr.replaceSelectionWith(schema.text(href, [mark]), false)
      : state.tr.removeMark(from, to, marks.link).addMark(from, to, mark);
    dispatch?.(tr.removeStoredMark(marks.link).scrollIntoView());
    return true;
  };
}

/** Takes the link off what is selected. */
export const removeLink: Command = toggleMark(marks.link);

/** Inserts a picture by its address. */
export function insertImage(src: string): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.image.create({ src })).scrollIntoView());
    return true;
  };
}

/** Inserts a table of three columns: a row of headings and two of cells. */
export const insertTable: Command = (state, dispatch) => {
  if (isInTable(state) || state.selection.$from.parent.type.spec.code) return false;
  const row = (type: NodeType) =>
    nodes.table_row.create(
      null,
      [0, 1, 2].map(() => type.createAndFill() as Node),
    );
  const table = nodes.table.create(null, [
    row(nodes.table_header),
    row(nodes.table_cell),
    row(nodes.table_cell),
  ]);
  const tr = state.tr.replaceSelectionWith(table);
  const begin = tr.mapping.map(state.selection.from, -1);
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(begin), 1)).scrollIntoView());
  return true;
};
