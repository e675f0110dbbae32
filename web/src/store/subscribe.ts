import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import type { Engine } from '../sync/engine';
import type { Id, Issue, Label, Member, Project, State, Tables } from './rows';
import type { Refusal, SyncStatus } from './status';

/** The engine of the workspace on screen. */
export const EngineContext = createContext<Engine | null>(null);

/** The engine of the workspace on screen; only inside of `StoreProvider`. */
export function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error('outside of StoreProvider');
  return engine;
}

/** What a selector makes of the tables; the component is drawn again when that is another value. */
export function useTables<Value>(
  select: (tables: Tables) => Value,
  isEqual: (a: Value, b: Value) => boolean = Object.is,
): Value {
  const { store } = useEngine();
  const last = useRef<{ select: typeof select; tables: Tables; value: Value } | null>(null);
  const read = () => {
    const tables = store.tables();
    const known = last.current;
    if (known?.tables === tables && known.select === select) return known.value;
    const value = select(tables);
    const kept = known && isEqual(known.value, value) ? known.value : value;
    last.current = { select, tables, value: kept };
    return kept;
  };
  return useSyncExternalStore(store.subscribe, read);
}

export function useIssue(id: Id | null | undefined): Issue | undefined {
  return useTables(useCallback((tables) => tables.issues.get(id ?? ''), [id]));
}

export function useProject(id: Id | null | undefined): Project | undefined {
  return useTables(useCallback((tables) => tables.projects.get(id ?? ''), [id]));
}

export function useStateRow(id: Id | null | undefined): State | undefined {
  return useTables(useCallback((tables) => tables.states.get(id ?? ''), [id]));
}

export function useLabel(id: Id | null | undefined): Label | undefined {
  return useTables(useCallback((tables) => tables.labels.get(id ?? ''), [id]));
}

/** A person's row. */
export function useMember(id: Id | null | undefined): Member | undefined {
  return useTables(useCallback((tables) => tables.members.get(id ?? ''), [id]));
}

/** How the copy stands to the server. */
export function useSyncStatus(): SyncStatus {
  const { status } = useEngine();
  return useSyncExternalStore(status.subscribe, status.read);
}

/** The commands that were refused and not yet looked at. */
export function useRefusals(): readonly Refusal[] {
  return useSyncStatus().refused;
}
