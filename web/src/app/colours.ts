/** Colours that new labels and states begin with; they can be told apart on light and on dark. */
export const COLOURS = [
  '#d0453e',
  '#c2710c',
  '#a98a00',
  '#3f8f4f',
  '#17858c',
  '#3d76d1',
  '#7a5bd0',
  '#b8529f',
  '#7b8790',
] as const;

/** The colour after those that are taken, so that neighbours differ. */
export function nextColour(taken: number): string {
  return COLOURS[taken % COLOURS.length] ?? COLOURS[0];
}

/** A colour as `#rrggbb`, which is what a field of colours takes. */
export function hexOf(colour: string): string {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  return /^#[0-9a-f]{6}/i.test(colour) ? colour.slice(0, 7) : '#7b8790';
}
