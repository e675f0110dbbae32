import type { ReactNode } from 'react';

interface EmptyProps {
  readonly icon?: ReactNode;
  /** One sentence: what is not here. */
  readonly title: string;
  readonly text?: string;
  /** The one thing to do, perhaps with another beside it. */
  readonly children?: ReactNode;
  /** The level of the heading; the page's own unless said. */
  readonly level?: 1 | 2;
}

/** A page or panel with nothing in it: what it is for, and what to do. */
export function Empty({ icon, title, text, children, level = 2 }: EmptyProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className="empty">
      {icon}
      <Heading className="empty__title">{title}</Heading>
      {text ? <p>{text}</p> : null}
      {children ? <div className="empty__actions">{children}</div> : null}
    </div>
  );
}
