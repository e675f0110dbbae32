import type { CSSProperties } from 'react';
import { hueOf } from './hue';

interface MarkedProject {
  readonly id: string;
  readonly identifier: string;
  readonly emoji: string | null;
}

/** A project's picture: its emoji, or the first letter of its identifier. */
export function ProjectMark({ project }: { readonly project: MarkedProject }) {
  const emoji = emojiOf(project.emoji);
  if (emoji) {
    return (
      <span className="project-mark project-mark--emoji" aria-hidden="true">
        {emoji}
      </span>
    );
  }
  const style = { '--hue': hueOf(project.id) } as CSSProperties;
  return (
    <span className="project-mark" style={style} aria-hidden="true">
      {[...project.identifier][0] ?? '?'}
    </span>
  );
}

/** The emoji itself, or from its code points in decimal as older clients store it. */
export function emojiOf(stored: string | null): string | null {
  if (!stored) return null;
  if (!/^\d+(-\d+)*$/.test(stored)) return [...stored].length <= 8 ? stored : null;
  try {
    return String.fromCodePoint(...stored.split('-').map(Number));
  } catch {
    return null;
  }
}
