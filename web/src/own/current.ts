/** The own things of the open workspace, for components; they come once the part that keeps them is loaded. */
import { useSyncExternalStore } from 'react';
import type { Own, OwnState } from './own';

const NOTHING: OwnState = { favourites: [], visits: [], phase: 'loading' };
const hearers = new Set<() => void>();
let current: Own | null = null;

/** Sets whose things they are; nothing when the workspace is closed. */
export function setCurrent(own: Own | null): void {
  current = own;
  for (const hear of hearers) hear();
}

/** The own things of the open workspace. */
export function useOwn(): Own | null {
  return useSyncExternalStore(hearCurrent, () => current);
}

/** What they are now. */
export function useOwnState(): OwnState {
  const own = useOwn();
  return useSyncExternalStore(own?.subscribe ?? hearCurrent, own?.state ?? nothing);
}

function nothing(): OwnState {
  return NOTHING;
}

function hearCurrent(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
