import { useEffect, useState } from 'react';
import { presentTime } from '../store/times';

/** The longest that a timer can wait, in milliseconds. */
const MOST = 2_000_000_000;

/** The present time; drawn again when the time comes at which something changes, null for never. */
export function useClock(next: (now: string) => string | null): string {
  const [now, setNow] = useState(presentTime);
  const at = next(now);
  useEffect(() => {
    if (at === null) return undefined;
    const wait = Math.min(Math.max(0, new Date(at).getTime() - Date.now()) + 50, MOST);
    const timer = setTimeout(() => setNow(presentTime()), wait);
    return () => clearTimeout(timer);
  }, [at]);
  return now;
}
