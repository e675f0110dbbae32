// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import { useEffect, useRef } from 'react';
import { t } from '../../i18n';
import type { Beyond } from '../../query';

interface MoreProps {
  readonly beyond: Beyond;
  readonly onMore: () => void;
  /** A row of its own; the end of a column is a cell of that row. */
  readonly role?: 'row' | 'presentation';
}

/** The end of what is here of a group: the next issues are asked for when it comes on screen, or is pressed. */
export function More({ beyond, onMore, role = 'row' }: MoreProps) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = onMore;
  });
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const seen = new IntersectionObserver(
      (entries) => entries.some((one) => one.isIntersecting) && latest.current(),
      { root: current.closest('[role="grid"]'), rootMargin: '400px' },
    );
    seen.observe(current);
    return () => seen.disconnect();
  }, []);
  return (
    <div ref={element} role={role} className="more">
      <span role="gridcell">
        <button type="button" tabIndex={-1} className="more__button" onClick={onMore}>
          {t('list.showMore', { count: beyond.rest })}
        </button>
      </span>
    </div>
  );
}
