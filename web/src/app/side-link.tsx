import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

interface SideLinkProps {
  readonly href: string;
  /** It is the current page on every address below this one. */
  readonly below?: string;
  readonly children: ReactNode;
}

/** A link of the sidebar, which says whether it is the page on screen. */
export function SideLink({ href, below, children }: SideLinkProps) {
  const [location] = useLocation();
  const isHere =
    location === decodeURI(href) || location === href || (below && location.startsWith(below));
  return (
    <Link
      href={href}
      className="side-link"
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
    >
      {children}
    </Link>
  );
}
