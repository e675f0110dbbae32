/** The keys of the editor. */
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { goToNextCell } from 'prosemirror-tables';
import {
  breakLine,
  firstOf,
  indent,
  leaveCode,
  outdent,
  plainAtStart,
  splitItem,
  toggleBlock,
  toggleList,
  toggleQuote,
} from './commands';
import { schema } from './schema';

const { marks, nodes } = schema;

/** What keys do outside the text. */
export type Leaving = {
  submit(): boolean;
  cancel(): boolean;
  askLink(): boolean;
};

/** The keys of the text, and those that leave it. */
export function editorKeys(leaving: Leaving): Plugin[] {
  const around: Record<string, Command> = {
    'Mod-Enter': leaving.submit,
    Escape: leaving.cancel,
    // Without a selection the key is the palette's.
    'Mod-k': ({ selection }) => !selection.empty && leaving.askLink(),
  };
  return [keymap({ ...textKeys, ...around }), keymap(baseKeymap)];
}

const textKeys: Record<string, Command> = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  Backspace: firstOf(undoInputRule, plainAtStart),
  Enter: firstOf(leaveCode, splitItem),
  'Shift-Enter': breakLine,
  // Where neither moves anything, Tab leaves the text: it is no trap.
  Tab: firstOf(goToNextCell(1), indent),
  'Shift-Tab': firstOf(goToNextCell(-1), outdent),
  'Mod-b': toggleMark(marks.strong),
  'Mod-i': toggleMark(marks.em),
  'Mod-u': toggleMark(marks.underline),
  'Mod-e': toggleMark(marks.code),
  'Mod-Shift-x': toggleMark(marks.strike),
  'Mod-Alt-0': toggleBlock(nodes.paragraph),
  'Mod-Alt-1': toggleBlock(nodes.heading, { level: 1 }),
  'Mod-Alt-2': toggleBlock(nodes.heading, { level: 2 }),
  'Mod-Alt-3': toggleBlock(nodes.heading, { level: 3 }),
  'Mod-Shift-7': toggleList(nodes.ordered_list),
  'Mod-Shift-8': toggleList(nodes.bullet_list),
  'Mod-Shift-9': toggleList(nodes.task_list),
  'Mod-Shift-.': toggleQuote,
};
