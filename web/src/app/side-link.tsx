import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

interface SideLinkProps {
  readonly href: string;
  /** It is the current page on every address below this one. */
  readonly below?: string;
  /** False where the line around it is dragged: the browser would drag the link, and nothing would take it. */
  readonly draggable?: boolean;
  readonly children: ReactNode;
}

/** A link of the sidebar, which says whether it is the page on screen. */
export function SideLink({ href, below, draggable, children }: SideLinkProps) {
  const [location] = useLocation();
  const isHere =
    location === decodeURI(href) || location === href || (below && location.startsWith(below));
  return (
    <Link
      href={href}
      className="side-link"
      draggable={draggable}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
    >
      {children}
    </Link>
  );
}
