/** All English texts, by topic. */
import type { activity } from './activity';
import type { board } from './board';
import type { choose } from './choose';
import type { commands } from './commands';
import { common } from './common';
import type { conflict } from './conflict';
import type { create } from './create';
import type { did } from './did';
import type { drafts } from './drafts';
import type { editor } from './editor';
import type { intake } from './intake';
import { issue } from './issue';
import type { keys } from './keys';
import { list } from './list';
import type { mine } from './mine';
import type { missing } from './missing';
import type { own } from './own';
import type { page } from './page';
import type { pages } from './pages';
import type { palette } from './palette';
import type { places } from './places';
import type { query } from './query';
import type { relations } from './relations';
import type { search } from './search';
import type { served } from './served';
import type { settings } from './settings';
import type { signing } from './signing';
import { sync } from './sync';
import type { undo } from './undo';
import type { views } from './views';
import type { whole } from './whole';

/** A text, or one for each plural form. */
export type Message = string | { readonly one: string; readonly other: string };

/** The texts that the first page needs; others come with the pages that show them. */
const first = {
  ...common,
  ...issue,
  ...list,
  ...sync,
} as const;

type Late = typeof activity &
  typeof board &
  typeof commands &
  typeof conflict &
  typeof choose &
  typeof create &
  typeof did &
  typeof drafts &
  typeof editor &
  typeof intake &
  typeof keys &
  typeof mine &
  typeof missing &
  typeof own &
  typeof page &
  typeof pages &
  typeof palette &
  typeof places &
  typeof query &
  typeof relations &
  typeof search &
  typeof served &
  typeof settings &
  typeof signing &
  typeof undo &
  typeof views &
  typeof whole;

/** The name of a text. */
export type MessageKey = keyof typeof first | keyof Late;

/** Every text that is there, by its key. */
export const messages: Partial<Record<MessageKey, Message>> = { ...first };

/** Takes in the texts of a page that is loaded. */
export function addMessages(more: Partial<Readonly<Record<MessageKey, Message>>>): void {
  Object.assign(messages, more);
}
