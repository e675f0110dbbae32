/** The texts of the application: every text on the screen is named by a key. */
import { type MessageKey, messages } from './en';

export type { MessageKey } from './en';

/** What a text can have in its braces. */
export type Values = Readonly<Record<string, string | number>>;

const plurals = new Intl.PluralRules('en');
const numbers = new Intl.NumberFormat('en');
let pseudo = false;

/** Shows every text in a longer, accented form, so that a text without a key stands out. */
export function setPseudoLanguage(on: boolean): void {
  pseudo = on;
}

/** The text of a key, with its values; `count` chooses between one and many. */
export function t(key: MessageKey, values: Values = {}): string {
  const message = messages[key];
  if (message === undefined) return key;
  const text = typeof message === 'string' ? message : message[pluralOf(Number(values.count ?? 0))];
  const filled = text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numbers.format(value) : value;
  });
  return pseudo ? accented(filled) : filled;
}

function pluralOf(count: number): 'one' | 'other' {
  return plurals.select(count) === 'one' ? 'one' : 'other';
}

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  n: 'ñ',
  c: 'ç',
};

function accented(text: string): string {
  return `[${text.replace(/[aeiouAEIOUnc]/g, (letter) => ACCENTS[letter] ?? letter)}~]`;
}
