/** Until when submissions are snoozed. */
import { dayOf } from '../../app/days';
import { t } from '../../i18n';
import { formatDay, today } from '../../i18n/times';
import { weekStart } from '../../own/week';
import { canonicalTime } from '../../store/times';

/** The hour at which a snoozed submission comes back, in the reader's own zone. */
const HOUR = 9;

/** The moment at which a snooze until a day (`YYYY-MM-DD`) ends. */
export function momentOf(day: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return canonicalTime(new Date(year, month - 1, date, HOUR).toISOString());
}

/** In how many days the next week begins; on the day before it the one after, as tomorrow is offered anyway. */
export function nextWeek(weekday = new Date().getDay(), first = weekStart()): number {
  const days = (first - weekday + 7) % 7;
  return days < 2 ? days + 7 : days;
}

/** A day until which something can be snoozed. */
export interface Until {
  readonly id: string;
  readonly label: string;
  readonly end: string;
}

/** The days that are offered. */
export function offeredDays(): readonly Until[] {
  return [
    { label: t('intake.tomorrow'), id: today(1) },
    { label: t('intake.nextWeek'), id: today(nextWeek()) },
    { label: t('intake.inAMonth'), id: today(30) },
  ]
    .map((one) => ({ ...one, end: formatDay(one.id) }))
    .filter(({ id }, at, all) => all.findIndex((one) => one.id === id) === at);
}

/** The day that a typed text means, if it is to come. */
export function typedDay(text: string): readonly Until[] {
  const day = dayOf(text);
  return day && day > today() ? [{ id: day, label: formatDay(day), end: day }] : [];
}
