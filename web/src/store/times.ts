const PRECISE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;
const PARTS = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)$/;

/** A time in the one form that the tables have: UTC with six digits of a second, so that texts sort as times do. */
export function canonicalTime(text: string): string {
  if (PRECISE.test(text)) return text;
  const [, day, clock, fraction = '', zone = 'Z'] = PARTS.exec(text) ?? [];
  if (day === undefined || clock === undefined) return text;
  const digits = fraction.padEnd(6, '0').slice(0, 6);
  if (zone === 'Z') return `${day}T${clock}.${digits}Z`;
  const at = new Date(
    `${day}T${clock}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`,
  );
  return Number.isNaN(at.getTime()) ? text : `${at.toISOString().slice(0, 19)}.${digits}Z`;
}

/** The present time in the tables' form. */
export function presentTime(): string {
  return canonicalTime(new Date().toISOString());
}

/** The later one of two times in the tables' form. */
export function later(a: string, b: string): string {
  return a > b ? a : b;
}
