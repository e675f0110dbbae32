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

/** Does something after what is drawn now is on screen; a page in the background draws nothing, and does not wait for it. */
export function afterPaint(run: () => void): void {
  let isDone = false;
  const once = () => {
    if (isDone) return;
    isDone = true;
    run();
  };
  globalThis.requestAnimationFrame?.(() => setTimeout(once));
  setTimeout(once, 100);
}

function soon(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: 1200 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 600);
  return () => clearTimeout(handle);
}
