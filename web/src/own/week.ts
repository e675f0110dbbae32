/** On which day weeks begin, kept in this browser; 0 is Sunday and 6 Saturday, as the API counts. */
import { useSyncExternalStore } from 'react';

const PLACE = 'tidemark.week';
const MONDAY = 1;
const DAYS = [1, 2, 3, 4, 5, 6, 0];
/** A Sunday, from which the names of days are counted. */
const SUNDAY = Date.UTC(2023, 0, 1);
const DAY = 86_400_000;

const names = new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'UTC' });

let first: number | undefined;
const hearers = new Set<() => void>();

/** The days on which a week can begin, with their names. */
export function weekdays(): readonly { readonly day: number; readonly name: string }[] {
  return DAYS.map((day) => ({ day, name: names.format(SUNDAY + day * DAY) }));
}

/** The day on which weeks begin. */
export function weekStart(): number {
  first ??= stored();
  return first;
}

/** Lets weeks begin on another day. */
export function changeWeekStart(day: number): void {
  if (!DAYS.includes(day) || day === weekStart()) return;
  first = day;
  try {
    localStorage.setItem(PLACE, String(day));
  } catch {
    // A browser without storage keeps it until the page is closed.
  }
  for (const hear of hearers) hear();
}

/** Calls when weeks begin on another day. */
export function watchWeekStart(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** The day on which weeks begin, for components. */
export function useWeekStart(): number {
  return useSyncExternalStore(watchWeekStart, weekStart);
}

function stored(): number {
  try {
    const day = Number(localStorage.getItem(PLACE) ?? MONDAY);
    return DAYS.includes(day) ? day : MONDAY;
  } catch {
    return MONDAY;
  }
}
