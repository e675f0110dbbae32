import type { Id } from '../store/rows';

/** The element on screen that shows an issue, for what hangs from it. */
export function elementOf(id: Id | undefined): Element | null {
  if (!id) return null;
  const focused = document.activeElement?.closest(`[data-issue="${id}"]`);
  return (
    focused ??
    document.querySelector(`[data-issue="${id}"] [data-anchor]`) ??
    document.querySelector(`[data-issue="${id}"]`)
  );
}
