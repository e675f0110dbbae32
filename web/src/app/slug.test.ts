import { expect, test } from 'vitest';
import { nextIdentifier, typedIdentifier } from './slug';

test('the next identifier has the next number that nobody has', () => {
  expect(nextIdentifier('ENG', ['ENG'])).toBe('ENG2');
  expect(nextIdentifier('ENG', ['ENG', 'ENG2', 'ENG3'])).toBe('ENG4');
  expect(nextIdentifier('ENG7', ['ENG7'])).toBe('ENG2');
  expect(nextIdentifier('42', ['42'])).toBe('422');
});

test('the next identifier is no longer than identifiers can be', () => {
  expect(nextIdentifier('ABCDEFGHIJKL', [])).toBe('ABCDEFGHIJK2');
});

test('an identifier is typed in capitals, without what it cannot have', () => {
  expect(typedIdentifier('eng & co-1_ä')).toBe('ENGCO1_Ä');
});
