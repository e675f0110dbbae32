import { expect, test, vi } from 'vitest';
import { dayOf } from './days';

test.each([
  ['2027-02-28', '2027-02-28'],
  ['2027-02-30', null],
  ['24 dec', '2026-12-24'],
  ['Dec 24', '2026-12-24'],
  ['1. march', '2027-03-01'],
  ['1 mar 2028', '2028-03-01'],
  ['3 days', '2026-12-02'],
  ['in 2 weeks', '2026-12-13'],
  ['1w', '2026-12-06'],
  ['friday', '2026-12-04'],
  ['sunday', '2026-12-06'],
  ['s', null],
  ['bug', null],
  ['', null],
])('%s means %s', (text, day) => {
  vi.useFakeTimers({ now: new Date(2026, 10, 29, 12) });
  expect(dayOf(text)).toBe(day);
  vi.useRealTimers();
});
