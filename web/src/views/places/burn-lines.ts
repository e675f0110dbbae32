/** The lines of a burn-down as numbers and paths. */

type Point = readonly [number, number];

/** At most so many days are drawn. */
const MOST_DAYS = 740;

/** The days from one to another, both included. */
export function datesBetween(start: string, end: string): readonly string[] {
  const dates: string[] = [];
  const at = new Date(`${start}T00:00:00Z`);
  while (dates.length < MOST_DAYS) {
    const day = at.toISOString().slice(0, 10);
    if (day > end && dates.length > 0) break;
    dates.push(day);
    at.setUTCDate(at.getUTCDate() + 1);
  }
  return dates;
}

/** Round numbers from nothing to at least a greatest one, at most six of them. */
export function ticksUpTo(most: number): readonly number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? 10 * power;
  const count = Math.ceil(most / step);
  return Array.from({ length: count + 1 }, (_, n) => n * step);
}

/** Where the ideal line begins: the first scope that there was. */
export function idealAt(scopes: readonly number[]): number | null {
  return scopes.find((scope) => scope > 0) ?? null;
}

/** Points with straight lines between them. */
export function linePath(points: readonly Point[]): string {
  return points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** Points with steps between them: a value stays until the next one. */
export function stepPath(points: readonly Point[]): string {
  return points
    .map(([x, y], n) => (n === 0 ? `M${round(x)} ${round(y)}` : `H${round(x)}V${round(y)}`))
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
