/** The formats that the bar offers. */
import '../i18n/late/editor';
import {
  Bold,
  Code,
  Heading2,
  Italic,
  List,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Quote,
  SquareCode,
  Strikethrough,
} from 'lucide-react';
import { toggleMark } from 'prosemirror-commands';
import type { Command, EditorState } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
} from 'prosemirror-tables';
import type { MessageKey } from '../i18n';
import { hasMark, isIn, toggleBlock, toggleList, toggleQuote } from './commands';
import { schema } from './schema';

const { marks, nodes } = schema;

/** A button of the bar. */
export type Tool = {
  readonly label: MessageKey;
  readonly icon: LucideIcon;
  readonly keys: string;
  isOn(state: EditorState): boolean;
  readonly command: Command;
};

/** Marks, then blocks. */
export const TOOLS: readonly Tool[] = [
  {
    label: 'editor.bold',
    icon: Bold,
    keys: 'Mod+B',
    isOn: (state) => hasMark(state, marks.strong),
    command: toggleMark(marks.strong),
  },
  {
    label: 'editor.italic',
    icon: Italic,
    keys: 'Mod+I',
    isOn: (state) => hasMark(state, marks.em),
    command: toggleMark(marks.em),
  },
  {
    label: 'editor.strike',
    icon: Strikethrough,
    keys: 'Mod+Shift+X',
    isOn: (state) => hasMark(state, marks.strike),
    command: toggleMark(marks.strike),
  },
  {
    label: 'editor.code',
    icon: Code,
    keys: 'Mod+E',
    isOn: (state) => hasMark(state, marks.code),
    command: toggleMark(marks.code),
  },
  {
    label: 'editor.heading',
    icon: Heading2,
    keys: 'Mod+Alt+2',
    isOn: (state) => isIn(state, nodes.heading),
    command: toggleBlock(nodes.heading, { level: 2 }),
  },
  {
    label: 'editor.bullets',
    icon: List,
    keys: 'Mod+Shift+8',
    isOn: (state) => isIn(state, nodes.bullet_list),
    command: toggleList(nodes.bullet_list),
  },
  {
    label: 'editor.numbers',
    icon: ListOrdered,
    keys: 'Mod+Shift+7',
    isOn: (state) => isIn(state, nodes.ordered_list),
    command: toggleList(nodes.ordered_list),
  },
  {
    label: 'editor.tasks',
    icon: ListChecks,
    keys: 'Mod+Shift+9',
    isOn: (state) => isIn(state, nodes.task_list),
    command: toggleList(nodes.task_list),
  },
  {
    label: 'editor.quote',
    icon: Quote,
    keys: 'Mod+Shift+.',
    isOn: (state) => isIn(state, nodes.blockquote),
    command: toggleQuote,
  },
  {
    label: 'editor.codeBlock',
    icon: SquareCode,
    keys: '```',
    isOn: (state) => isIn(state, nodes.code_block),
    command: toggleBlock(nodes.code_block),
  },
];

/** What can be done with the table that the cursor is in. */
export const TABLE_TOOLS: readonly { readonly label: MessageKey; readonly command: Command }[] = [
  { label: 'editor.addRow', command: addRowAfter },
  { label: 'editor.addColumn', command: addColumnAfter },
  { label: 'editor.removeRow', command: deleteRow },
  { label: 'editor.removeColumn', command: deleteColumn },
  { label: 'editor.removeTable', command: deleteTable },
];
