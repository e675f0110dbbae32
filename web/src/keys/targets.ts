/** What actions act on: the selected issues, else the one that has the focus or is open. */
import { useEffect, useId, useSyncExternalStore } from 'react';

type Claim = { readonly owner: string; readonly ids: readonly string[] };

const NONE: readonly string[] = [];
let claims: readonly Claim[] = [];
const watchers = new Set<() => void>();

/** Says which issues actions act on, while the component is there; an empty list says nothing. */
export function useTarget(ids: readonly string[]): void {
  const owner = useId();
  const key = ids.join();
  useEffect(() => {
    const wanted = key === '' ? NONE : key.split(',');
    if (wanted.length > 0) change([...others(owner), { owner, ids: wanted }]);
    return () => change(others(owner));
  }, [owner, key]);
}

/** The issues that actions act on: what was said last. */
export function targets(): readonly string[] {
  return claims.at(-1)?.ids ?? NONE;
}

/** The issues that actions act on, for components. */
export function useTargets(): readonly string[] {
  return useSyncExternalStore(watch, targets);
}

function others(owner: string): readonly Claim[] {
  return claims.filter((claim) => claim.owner !== owner);
}

function change(next: readonly Claim[]): void {
  claims = next;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
