/** Days as people type them. */
import { today } from '../i18n/times';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The day that a text means, as `YYYY-MM-DD`: `2026-12-24`, `24 dec`, `friday`, `3 days`, `2w`; else null. */
export function dayOf(text: string): string | null {
  const typed = text.trim().toLowerCase();
  return isoDay(typed) ?? namedDay(typed) ?? distance(typed) ?? weekday(typed);
}

function isoDay(typed: string): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? [];
  return year && month && day ? valid(Number(year), Number(month), Number(day)) : null;
}

function namedDay(typed: string): string | null {
  const match =
    /^(\d{1,2})\.?\s*([a-z]{3,9})\.?\s*(\d{4})?$/.exec(typed) ??
    swapped(/^([a-z]{3,9})\.?\s*(\d{1,2})\s*,?\s*(\d{4})?$/.exec(typed));
  if (!match) return null;
  const month = MONTHS.indexOf((match[2] ?? '').slice(0, 3)) + 1;
  if (month === 0) return null;
  const year = match[3] ? Number(match[3]) : yearOf(month, Number(match[1]));
  return valid(year, month, Number(match[1]));
}

function swapped(match: RegExpExecArray | null): readonly (string | undefined)[] | null {
  return match && [match[0], match[2], match[1], match[3]];
}

/** This year, or the next when the day is over. */
function yearOf(month: number, day: number): number {
  const year = Number(today().slice(0, 4));
  const day2 = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return day2 < today() ? year + 1 : year;
}

function distance(typed: string): string | null {
  const [, count, unit] = /^(?:in\s+)?\+?(\d{1,3})\s*(d|days?|w|weeks?)$/.exec(typed) ?? [];
  if (!count || !unit) return null;
  return today(Number(count) * (unit.startsWith('w') ? 7 : 1));
}

function weekday(typed: string): string | null {
  const wanted = typed.length < 3 ? -1 : WEEKDAYS.findIndex((name) => typed.startsWith(name));
  if (wanted < 0 || !/^[a-z]+$/.test(typed)) return null;
  const from = new Date().getDay();
  return today((wanted - from + 7) % 7 || 7);
}

function valid(year: number, month: number, day: number): string | null {
  const at = new Date(year, month - 1, day);
  if (at.getMonth() !== month - 1 || at.getDate() !== day) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
