/** The own things of the open workspace, for components; they come once the part that keeps them is loaded. */
import { useSyncExternalStore } from 'react';
import { type Drafts, type DraftsState, NO_DRAFTS } from './drafts';
import type { Own, OwnState } from './own';

const NOTHING: OwnState = { favourites: [], visits: [], phase: 'loading' };
const hearers = new Set<() => void>();
let current: Own | null = null;
let currentDrafts: Drafts | null = null;

/** Sets whose things they are; nothing when the workspace is closed. Who makes no issues has no drafts. */
export function setCurrent(own: Own | null, drafts: Drafts | null = null): void {
  current = own;
  currentDrafts = drafts;
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

/** The drafts of the open workspace. */
export function useDrafts(): Drafts | null {
  return useSyncExternalStore(hearCurrent, () => currentDrafts);
}

/** What drafts there are now. */
export function useDraftsState(): DraftsState {
  const drafts = useDrafts();
  return useSyncExternalStore(drafts?.subscribe ?? hearCurrent, drafts?.state ?? noDrafts);
}

function noDrafts(): DraftsState {
  return NO_DRAFTS;
}

function nothing(): OwnState {
  return NOTHING;
}

function hearCurrent(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}
