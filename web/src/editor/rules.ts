/** Markdown while typing: what becomes a heading, list, quote, block of code, or a mark. */
import {
  InputRule,
  inputRules,
  textblockTypeInputRule,
  wrappingInputRule,
} from 'prosemirror-inputrules';
import type { MarkType, ResolvedPos } from 'prosemirror-model';
import { type Plugin, Selection } from 'prosemirror-state';
import { linkAddress, typedAddress } from './address';
import { schema } from './schema';

const { nodes, marks } = schema;

/** Whether code was begun before a place and is not closed yet. */
function isInBackticks($place: ResolvedPos): boolean {
  const before = $place.parent.textBetween(0, $place.parentOffset, undefined, ' ');
  return (before.split('`').length - 1) % 2 === 1;
}

/** A mark around a text: the rule's first group is kept before it, its second is the text. */
function markRule(pattern: RegExp, type: MarkType): InputRule {
  return new InputRule(
    pattern,
    (state, match, start, end) => {
      const [whole, before = '', text = ''] = match;
      if (!text || state.doc.rangeHasMark(start, end, marks.code)) return null;
      if (type !== marks.code && isInBackticks(state.doc.resolve(start))) return null;
      const from = start + before.length;
      const opening = whole.indexOf(text, before.length) - before.length;
      const { tr } = state;
      tr.delete(from + opening + text.length, end);
      tr.delete(from, from + opening);
      tr.addMark(from, from + text.length, type.create());
      return tr.removeStoredMark(type);
    },
    { inCodeMark: false },
  );
}

/** `[text](address)` becomes a link. */
const writtenLink = new InputRule(
  /\[([^[\]]{1,500})\]\((\S{1,2000})\)$/,
  (state, match, start, end) => {
    const [, text = '', written = ''] = match;
    const href = linkAddress(typedAddress(written));
    if (href === null) return null;
    return state.tr
      .replaceWith(start, end, schema.text(text, [marks.link.create({ href })]))
      .removeStoredMark(marks.link);
  },
  { inCodeMark: false },
);

/** An address and a space behind it become a link. */
const bareAddress = new InputRule(
  /(?:^|[\s(])(https?:\/\/[^\s<>"]{1,2000}[^\s<>".,:;!?)\]}])\s$/,
  (state, match, _start, end) => {
    const href = linkAddress(match[1] ?? null);
    if (href === null) return null;
    const from = end - (match[1]?.length ?? 0);
    return state.tr
      .addMark(from, end, marks.link.create({ href }))
      .removeStoredMark(marks.link)
      .insertText(' ', end);
  },
  { inCodeMark: false },
);

/** `---` becomes a line with a paragraph behind it. */
const line = new InputRule(/^(?:---|\*\*\*|___)$/, (state, _match, start, end) => {
  const $start = state.doc.resolve(start);
  const rule = nodes.horizontal_rule.create();
  if ($start.parent.type !== nodes.paragraph) return null;
  if (!$start.node(-1).canReplaceWith($start.index(-1), $start.indexAfter(-1), rule.type))
    return null;
  const before = $start.before();
  return state.tr.delete(start, end).insert(before, rule);
});

/** `[ ]` or `[x]` at the beginning becomes a task, also behind the mark of a list. */
const task = new InputRule(/^\[([ xX]?)\]\s$/, (state, match, start, end) => {
  const checked = match[1]?.toLowerCase() === 'x';
  const $start = state.doc.resolve(start);
  const isItem = $start.depth >= 2 && $start.node(-1).type === nodes.list_item;
  const isLone = isItem && $start.node(-2).childCount === 1;
  if (isItem && !(isLone && $start.node(-2).type === nodes.bullet_list)) return null;
  const tr = state.tr.delete(start, end);
  if (isLone) {
    const list = $start.before(-2);
    const item = tr.doc.nodeAt(list + 1);
    const tasks = nodes.task_list.create(null, nodes.task_item.create({ checked }, item?.content));
    tr.replaceWith(list, list + tasks.nodeSize, tasks);
    return tr.setSelection(Selection.near(tr.doc.resolve(start)));
  }
  const range = tr.doc.resolve(start).blockRange();
  if (!range) return null;
  return tr.wrap(range, [{ type: nodes.task_list }, { type: nodes.task_item, attrs: { checked } }]);
});

const blocks = [
  textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, (match) => ({
    level: match[1]?.length ?? 1,
  })),
  textblockTypeInputRule(/^```([\w+#-]*)\s$/, nodes.code_block, (match) => ({
    language: match[1] || null,
  })),
  wrappingInputRule(/^>\s$/, nodes.blockquote),
  wrappingInputRule(/^[-+*]\s$/, nodes.bullet_list),
  wrappingInputRule(
    /^(\d{1,6})[.)]\s$/,
    nodes.ordered_list,
    (match) => ({ start: Number(match[1]) }),
    (match, node) => node.childCount + node.attrs.start === Number(match[1]),
  ),
  task,
  line,
];

const inline = [
  markRule(/()(?:\*\*)([^*\s](?:[^*]*[^*\s])?)(?:\*\*)$/, marks.strong),
  markRule(/(^|[\s(])(?:__)([^_\s](?:[^_]*[^_\s])?)(?:__)$/, marks.strong),
  markRule(/(^|[^*])(?:\*)([^*\s](?:[^*]*[^*\s])?)(?:\*)$/, marks.em),
  markRule(/(^|[\s(])(?:_)([^_\s](?:[^_]*[^_\s])?)(?:_)$/, marks.em),
  markRule(/()(?:~~)([^~\s](?:[^~]*[^~\s])?)(?:~~)$/, marks.strike),
  markRule(/()(?:`)([^`]+)(?:`)$/, marks.code),
  writtenLink,
  bareAddress,
];

/** The rules as a plugin; Backspace right behind one takes it back. */
export function markdownRules(): Plugin {
  return inputRules({ rules: [...blocks, ...inline] });
}
