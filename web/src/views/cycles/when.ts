/** When a cycle is, in words. */
import { t } from '../../i18n';
import { formatDay, today } from '../../i18n/times';
import type { Cycle, Project } from '../../store/rows';
import { daysOf, type Phase, phaseOf } from '../../store/scope';
import { presentTime } from '../../store/times';

/** The first and the last day of a cycle. */
export function datesOf(cycle: Cycle, { timezone }: Project): string {
  const days = daysOf(cycle, timezone);
  if (!days) return t('cycles.noDates');
  return t('cycles.dates', { start: formatDay(days.start), end: formatDay(days.end) });
}

/** How long a cycle still lasts, or until it begins; nothing for others. */
export function distanceOf(cycle: Cycle, { timezone }: Project): string {
  const days = daysOf(cycle, timezone);
  const phase = phaseOf(cycle, presentTime());
  if (!days || !(phase === 'current' || phase === 'upcoming')) return '';
  const count = daysFrom(today(), phase === 'current' ? days.end : days.start);
  if (phase === 'current') return count > 0 ? t('cycles.endsIn', { count }) : t('cycles.endsToday');
  return count > 0 ? t('cycles.startsIn', { count }) : t('cycles.startsToday');
}

/** How many days it is from one to another. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

/** A day some days after another. */
export function dayAfter(day: string, by: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
}

/** The phase that a cycle is in now. */
export function phaseNow(cycle: Cycle): Phase {
  return phaseOf(cycle, presentTime());
}
