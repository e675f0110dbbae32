/** A workspace's address from its name: lower-case letters, digits and `-`. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
}

/** A project's identifier from its name: the initials of its words, or its first letters. */
export function identifierOf(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase();
  const words = plain.split(/[^A-Z0-9]+/).filter(Boolean);
  if (words.length > 1)
    return words
      .map((word) => word[0])
      .join('')
      .slice(0, 5);
  return (words[0] ?? '').slice(0, 3);
}

/** The longest identifier of a project. */
const LONGEST_IDENTIFIER = 12;

/** An identifier like another one that nobody has: with the next free number behind it. */
export function nextIdentifier(identifier: string, taken: Iterable<string>): string {
  const all = new Set(taken);
  const letters = identifier.replace(/\d+$/, '') || identifier;
  for (let number = 2; ; number += 1) {
    const end = String(number);
    const next = letters.slice(0, LONGEST_IDENTIFIER - end.length) + end;
    if (!all.has(next)) return next;
  }
}

/** A text for an identifier as it can be one: letters, digits and `_`, in capitals. */
export function typedIdentifier(text: string): string {
  return text.replace(/[^\p{L}\p{N}_]/gu, '').toUpperCase();
}
