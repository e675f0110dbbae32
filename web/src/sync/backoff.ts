const FIRST = 500;
const LONGEST = 30_000;

/** How long to wait before the next try, in milliseconds: twice as long each time, with jitter. */
export function delay(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST, FIRST * 2 ** Math.min(failures, 10));
  return longest / 2 + (random() * longest) / 2;
}

/** Waits before the next try; less when the network comes back, not at all once the signal fires. */
export function pause(
  failures: number,
  signal: AbortSignal,
  retryAfter: number | null = null,
): Promise<void> {
  const wait = Math.max(delay(failures), (retryAfter ?? 0) * 1000);
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, wait);
    globalThis.addEventListener?.('online', end);
    signal.addEventListener('abort', end);
  });
}
