/** Where a search is found in a text that the browser has, as the server says it of its own. */
import type { TextPart } from '../../api/search';
import { folded, type Terms } from '../palette/match';

/** A text in parts, of which those are marked that one of the terms is. */
export function markedParts(text: string, { wanted }: Pick<Terms, 'wanted'>): TextPart[] {
  const letters = [...text];
  // Folding makes one letter several, or none: each folded character knows the letter that it came from.
  let flat = '';
  const from: number[] = [];
  for (const [at, letter] of letters.entries()) {
    const more = folded(letter);
    flat += more;
    for (let n = 0; n < more.length; n += 1) from.push(at);
  }
  const isMarked = letters.map(() => false);
  for (const term of wanted) {
    for (let at = flat.indexOf(term); at >= 0; at = flat.indexOf(term, at + term.length)) {
      isMarked.fill(true, from[at], (from[at + term.length - 1] ?? -1) + 1);
    }
  }
  const parts: TextPart[] = [];
  for (const [at, letter] of letters.entries()) {
    const last = parts.at(-1);
    const is_match = isMarked[at] ?? false;
    if (last?.is_match === is_match) last.text += letter;
    else parts.push({ text: letter, is_match });
  }
  return parts;
}
