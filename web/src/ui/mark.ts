/** What stands before the name of a page or a collection: an emoji, or an icon by the name that the API's clients know it by. */
import { emojiOf } from './project-mark';

/** The icons that are known here, of those that projects are given, too. */
export const ICON_NAMES = [
  'home',
  'star',
  'favorite',
  'check_circle',
  'rocket',
  'bolt',
  'key',
  'settings',
  'public',
  'quiz',
  'mood',
  'eco',
  'forest',
  'diamond',
  'gavel',
  'dataset',
  'terminal',
  'apps',
  'view_kanban',
  'view_timeline',
] as const;

export type IconName = (typeof ICON_NAMES)[number];

/** The emoji that are offered, and what they are called; all others can be typed. */
export const EMOJI = {
  book: '📘',
  pin: '📌',
  bulb: '💡',
  target: '🎯',
  compass: '🧭',
  wrench: '🔧',
  testTube: '🧪',
  bug: '🐞',
  chart: '📊',
  calendar: '📅',
  palette: '🎨',
  speaker: '📣',
  party: '🎉',
  wave: '👋',
} as const;

/** An icon or an emoji. */
export type Mark =
  | { readonly kind: 'icon'; readonly name: IconName }
  | { readonly kind: 'emoji'; readonly emoji: string };

/** One emoji and nothing else, also one of several that are joined, and flags. */
const ONE_EMOJI =
  /^(?:\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)*)$/u;

/** What a thing is marked with; null if with nothing that can be shown here. */
export function markOf(logo: unknown): Mark | null {
  const { in_use, icon, emoji } = fields(logo);
  if (in_use === 'icon') {
    const name = ICON_NAMES.find((known) => known === fields(icon).name);
    return name ? { kind: 'icon', name } : null;
  }
  const { value } = fields(emoji);
  const shown = in_use === 'emoji' && typeof value === 'string' ? emojiOf(value) : null;
  return shown === null ? null : { kind: 'emoji', emoji: shown };
}

/** What the API keeps of a mark: the name of an icon, or the code points of an emoji in decimal. */
export function logoOf(mark: Mark): Readonly<Record<string, unknown>> {
  if (mark.kind === 'icon') return { in_use: 'icon', icon: { name: mark.name } };
  const value = [...mark.emoji].map((point) => point.codePointAt(0)).join('-');
  return { in_use: 'emoji', emoji: { value } };
}

/** The emoji that a text is; null if it is anything else. */
export function typedEmoji(text: string): string | null {
  const typed = text.trim();
  return ONE_EMOJI.test(typed) ? typed : null;
}

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
