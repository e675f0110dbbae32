// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { canonicalTime, later } from './times';

describe('times', () => {
  it.each([
    ['2026-11-23T04:18:08.426283Z', '2026-11-23T04:18:08.426283Z'],
    ['2026-11-23T04:18:08Z', '2026-11-23T04:18:08.000000Z'],
    ['2026-11-23T04:18:08.5Z', '2026-11-23T04:18:08.500000Z'],
    ['2026-11-23T05:18:08.426283+01:00', '2026-11-23T04:18:08.426283Z'],
    ['2026-11-22T23:48:08-0430', '2026-11-23T04:18:08.000000Z'],
  ])('%s has one form', (text, expected) => {
    expect(canonicalTime(text)).toBe(expected);
  });

  it('sort as texts', () => {
    expect(
      later(canonicalTime('2026-11-23T04:18:08Z'), canonicalTime('2026-11-23T04:18:08.1Z')),
    ).toBe('2026-11-23T04:18:08.100000Z');
  });
});
