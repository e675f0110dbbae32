/** Which texts a typed query finds, and how well. */

/** A text in the form in which it is compared: without case and accents. */
export function folded(text: string): string {
  return text.toLocaleLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

/** The words of a query as they are looked for. */
export function wordsOf(query: string): readonly string[] {
  return folded(query).split(/\s+/).filter(Boolean);
}

/** What a search asks for: words and phrases that are in a text, and such as are not. */
export interface Terms {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

/** A word or a phrase in any quotation marks, perhaps after the sign that leaves it out; other hyphens are part of words. */
const TERM = /(?:(-)(?=[\p{L}\p{N}"“”„«»]))?(?:["“”„«»]([^"“”„«»]*)["“”„«»]?|(\S+))/gu;

/** The terms of a search as the server reads it: `word`, `"words that stand together"`, `-word`. */
export function termsOf(query: string): Terms {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [, sign, phrase, word = ''] of folded(query).matchAll(TERM)) {
    const term = (phrase ?? word).trim().replace(/\s+/g, ' ');
    if (term && term !== '-') (sign ? unwanted : wanted).push(term);
  }
  return { wanted, unwanted };
}

/** How well a folded text fits a search; undefined is not at all. */
export function fitOfTerms(text: string, { wanted, unwanted }: Terms): number | undefined {
  if (wanted.length === 0 || unwanted.some((term) => text.includes(term))) return undefined;
  return fitOf(text, wanted);
}

/** How well a folded text fits: 0 is best, undefined is not at all; every word has to be in it. */
export function fitOf(text: string, words: readonly string[]): number | undefined {
  let sum = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return undefined;
    if (at > 0) sum += /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !startsWord(text, word) ? 2 : 1;
  }
  return sum;
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) return true;
  }
  return false;
}

/** The things whose text a query finds, the best first, otherwise in their order. */
export function found<Thing>(
  things: readonly Thing[],
  textOf: (thing: Thing) => string,
  words: readonly string[],
): readonly Thing[] {
  if (words.length === 0) return things;
  const fits = things.flatMap((thing, order) => {
    const fit = fitOf(folded(textOf(thing)), words);
    return fit === undefined ? [] : [{ thing, fit, order }];
  });
  return fits.sort((a, b) => a.fit - b.fit || a.order - b.order).map(({ thing }) => thing);
}
