/** Queries of the server's language, as far as the page has to understand them. */

/** A text in three parts: before a column that is counted in characters from 1, the word that stands there, and the rest. */
export function markedAt(pql: string, column: number): readonly [string, string, string] {
  const characters = [...pql];
  const at = Math.min(Math.max(column - 1, 0), characters.length);
  const rest = characters.slice(at).join('');
  const [word = ''] =
    /^(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s()=!<>~,]+|.)/su.exec(rest) ?? [];
  return [characters.slice(0, at).join(''), word, rest.slice(word.length)];
}

/** What a word of a query consists of. */
const REST_OF_WORD = /^[\p{L}\p{N}_\-.:+@#/]+/u;

/**
 * A query in which a text stands in the place of what is begun there: from `from`, counted in characters, to the cursor, and the
 * rest of the word behind it. The cursor is where one writes on: behind the text, or within its brackets.
 */
export function completed(
  pql: string,
  from: number,
  cursor: number,
  text: string,
): { readonly text: string; readonly cursor: number } {
  const begun = [...pql.slice(0, cursor)];
  const head = begun.slice(0, from).join('');
  const behind = pql.slice(cursor);
  const tail = from < begun.length ? behind.replace(REST_OF_WORD, '') : behind;
  const [call] = /^\w+\((?=[^"')])/.exec(text) ?? [];
  const gap = call || /^[\s,)]/.test(tail) ? '' : ' ';
  const written = `${head}${call ?? text}${gap}`;
  return { text: written + tail, cursor: written.length };
}
