/** What is pressed at once, how it is written, and whether a keyboard event is it. */

/** One press: a key with its modifiers. `mod` is Ctrl, or Command on a Mac. */
export type Chord = {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
};

/** Presses one after another, as parsed from `Mod+k`, `Shift+c` or `g i`. */
export type Sequence = readonly Chord[];

/** What of a keyboard event tells which key it is. */
export type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
> & { getModifierState?(name: string): boolean };

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** The presses of keys as they are written: parts by `+`, presses by a space. */
export function parseKeys(written: string): Sequence {
  return written.split(' ').filter(Boolean).map(parseChord);
}

function parseChord(written: string): Chord {
  const parts = written === '+' ? ['+'] : written.split('+');
  const key = parts.pop() ?? '';
  const has = (name: string) => parts.some((part) => part.toLowerCase() === name);
  return { key: normal(key), mod: has('mod'), alt: has('alt'), shift: has('shift') };
}

/** The chord that an event is, or nothing for a modifier alone. */
export function chordOf(press: Press): Chord | undefined {
  if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(press.key)) return;
  const typesThirdLevel = press.getModifierState?.('AltGraph') === true;
  const key = latin(press);
  const mod = !typesThirdLevel && (isMac ? press.metaKey : press.ctrlKey);
  const alt = !typesThirdLevel && press.altKey;
  return { key, mod, alt, shift: press.shiftKey && !isSign(key) };
}

/** The chord written as in an action, for example `Mod+k`. */
export function writeChord({ key, mod, alt, shift }: Chord): string {
  const name = key === ' ' ? 'Space' : key;
  return [mod && 'Mod', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+');
}

/** Whether two chords are the same press. */
export function isSameChord(a: Chord, b: Chord): boolean {
  return a.key === b.key && a.mod === b.mod && a.alt === b.alt && a.shift === b.shift;
}

/** Whether a chord is a bare character, which speech input and slips of the hand may press (WCAG 2.1.4). */
export function isCharacter({ key, mod, alt }: Chord): boolean {
  return !mod && !alt && key.length === 1;
}

function normal(key: string): string {
  if (key === 'Space') return ' ';
  return key.length === 1 ? key.toLowerCase() : key;
}

/** The letter of the key's place where the layout has no Latin letters, else what is typed. */
function latin({ key, code }: Press): string {
  const isForeign = key.length === 1 && key.charCodeAt(0) > 0x24f;
  const place = /^Key([A-Z])$/.exec(code ?? '');
  return normal(isForeign && place?.[1] ? place[1] : key);
}

/** Signs and digits lie on different levels of different layouts, so Shift does not count for them. */
function isSign(key: string): boolean {
  return key.length === 1 && key !== ' ' && key.toLowerCase() === key.toUpperCase();
}
