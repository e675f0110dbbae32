import { afterEach, expect, test, vi } from 'vitest';

const PLACE = 'tidemark.week';

/** The part as it is when a page is opened. */
async function opened() {
  vi.resetModules();
  return await import('./week');
}

afterEach(() => localStorage.clear());

test('weeks begin on Monday unless another day was chosen, which is kept', async () => {
  const before = await opened();
  expect(before.weekStart()).toBe(1);
  const hear = vi.fn();
  const end = before.watchWeekStart(hear);
  before.changeWeekStart(0);
  before.changeWeekStart(0);
  before.changeWeekStart(7);
  expect(hear).toHaveBeenCalledOnce();
  end();
  before.changeWeekStart(6);
  expect(hear).toHaveBeenCalledOnce();
  expect((await opened()).weekStart()).toBe(6);
});

test('what is no day is Monday', async () => {
  localStorage.setItem(PLACE, 'x');
  expect((await opened()).weekStart()).toBe(1);
});

test('days have their names', async () => {
  const { weekdays } = await opened();
  expect(weekdays().map(({ day, name }) => `${day} ${name.slice(0, 3)}`)).toEqual([
    '1 Mon',
    '2 Tue',
    '3 Wed',
    '4 Thu',
    '5 Fri',
    '6 Sat',
    '0 Sun',
  ]);
});
