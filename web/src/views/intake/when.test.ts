import { expect, test } from 'vitest';
import '../../i18n/late/intake';
import { today } from '../../i18n/times';
import { momentOf, nextWeek, offeredDays, typedDay } from './when';

test('the next week begins with the next day on which weeks begin', () => {
  const from = (first?: number) => [0, 1, 2, 5, 6].map((weekday) => nextWeek(weekday, first));
  expect(from()).toEqual([8, 7, 6, 3, 2]);
  expect(from(0)).toEqual([7, 6, 5, 2, 8]);
  expect(from(6)).toEqual([6, 5, 4, 8, 7]);
});

test('a snooze ends in the morning of the reader', () => {
  const at = new Date(momentOf('2027-03-04'));
  expect([at.getFullYear(), at.getMonth(), at.getDate(), at.getHours()]).toEqual([2027, 2, 4, 9]);
  expect(momentOf('2027-03-04')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000000Z$/);
});

test('only days to come are offered, each once', () => {
  const days = offeredDays().map(({ id }) => id);
  expect(days[0]).toBe(today(1));
  expect(new Set(days).size).toBe(days.length);
  expect(days.every((day) => day > today())).toBe(true);
  expect(typedDay('2020-01-01')).toEqual([]);
  expect(typedDay('3 days').map(({ id }) => id)).toEqual([today(3)]);
});
