// @vitest-environment node
import { expect, test } from 'vitest';
import { EMOJI, logoOf, type Mark, markOf, typedEmoji } from './mark';

test('a mark is what it was after it was kept', () => {
  const marks: readonly Mark[] = [
    { kind: 'icon', name: 'rocket' },
    ...Object.values(EMOJI).map((emoji): Mark => ({ kind: 'emoji', emoji })),
    { kind: 'emoji', emoji: '🏳️‍🌈' },
  ];
  for (const mark of marks) expect(markOf(logoOf(mark))).toEqual(mark);
  expect(logoOf({ kind: 'emoji', emoji: '📘' })).toEqual({
    in_use: 'emoji',
    emoji: { value: '128216' },
  });
});

test('what is not known here is no mark', () => {
  for (const logo of [
    null,
    {},
    { in_use: 'emoji' },
    { in_use: 'icon', icon: { name: 'toString' } },
    { in_use: 'icon', emoji: { value: '128216' } },
    { in_use: 'emoji', emoji: { value: 128_216 } },
    { in_use: 'emoji', emoji: { value: '99999999' } },
  ]) {
    expect(markOf(logo)).toBeNull();
  }
});

test('one emoji can be typed, however it is made up', () => {
  for (const emoji of ['📘', ' 🛠️ ', '👋🏽', '👩‍🚀', '🇳🇱', '⭐']) {
    expect(typedEmoji(emoji)).toBe(emoji.trim());
  }
  for (const text of ['', 'book', '1', '📘📘', '#']) expect(typedEmoji(text)).toBeNull();
});
