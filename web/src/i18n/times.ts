/** Dates, times and numbers as people read them. */
import { t } from './index';

const numbers = new Intl.NumberFormat('en');
const dayAndMonth = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const wholeDate = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;

/** A number with its separators. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** A calendar day (`YYYY-MM-DD`), without the year if it is this one. */
export function formatDay(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date);
  return year === new Date().getFullYear() ? dayAndMonth.format(at) : wholeDate.format(at);
}

/** A moment (RFC 3339) with its time of day. */
export function formatMoment(time: string): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? time : moment.format(at);
}

/** How long ago a moment was, or its date once that is longer than a month. */
export function formatAgo(time: string, now: number = Date.now()): string {
  const at = new Date(time).getTime();
  if (Number.isNaN(at)) return time;
  const seconds = Math.round((at - now) / 1000);
  const past = Math.abs(seconds);
  if (past < 45) return t('time.justNow');
  if (past < HOUR) return relative.format(Math.round(seconds / MINUTE), 'minute');
  if (past < DAY) return relative.format(Math.round(seconds / HOUR), 'hour');
  if (past < MONTH) return relative.format(Math.round(seconds / DAY), 'day');
  return wholeDate.format(at);
}

/** Today as `YYYY-MM-DD` in the reader's own zone, or some days from it. */
export function today(daysFromNow = 0): string {
  const now = new Date();
  const at = new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysFromNow);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
