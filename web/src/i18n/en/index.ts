/** All English texts, by topic. */
import { board } from './board';
import { commands } from './commands';
import { common } from './common';
import { create } from './create';
import { did } from './did';
import { editor } from './editor';
import { issue } from './issue';
import { keys } from './keys';
import { list } from './list';
import { settings } from './settings';
import { signing } from './signing';
import { sync } from './sync';

/** A text, or one for each plural form. */
export type Message = string | { readonly one: string; readonly other: string };

const all = {
  ...board,
  ...commands,
  ...common,
  ...create,
  ...did,
  ...editor,
  ...issue,
  ...keys,
  ...list,
  ...settings,
  ...signing,
  ...sync,
} as const;

/** The name of a text. */
export type MessageKey = keyof typeof all;

/** Every text by its key. */
export const messages: Readonly<Record<MessageKey, Message>> = all;
