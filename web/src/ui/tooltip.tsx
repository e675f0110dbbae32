import { cloneElement, lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { whenIdle } from './idle';

interface TooltipProps {
  readonly text: string;
  readonly keys?: string;
  /** The element that it explains. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A few words on what is hovered or focused; never the only place where something is said. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return cloneElement(children, { 'data-tip': text, ...(keys ? { 'data-tip-keys': keys } : {}) });
}

const LazyTips = lazy(async () => ({ default: (await import('./tips')).Tips }));

/** The one tooltip of the page, loaded once the page has nothing else to do. */
export function Tips() {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true)), []);
  return isIdle ? (
    <Suspense fallback={null}>
      <LazyTips />
    </Suspense>
  ) : null;
}
