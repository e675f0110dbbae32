/** Does something once the page has nothing else to do; the answer takes that back. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: 1200 });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, 600);
  return () => clearTimeout(handle);
}
