/** What waits until the first page is on screen. */
const waiting = new Set<() => void>();
let isShown = false;

/** The first page is on screen; what is not a part of it begins once there is time. */
export function firstPageIsShown(): void {
  if (isShown) return;
  isShown = true;
  for (const begin of waiting) begin();
  waiting.clear();
}

/** Does something once the first page is on screen and has nothing else to do; the answer takes that back. */
export function whenIdle(run: () => void): () => void {
  if (isShown) return soon(run);
  let cancel = (): void => {
    waiting.delete(begin);
  };
  const begin = () => {
    cancel = soon(run);
  };
  waiting.add(begin);
  return () => cancel();
}

function soon(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: 1200 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 600);
  return () => clearTimeout(handle);
}
