import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { Engine } from '../sync/engine';
import type { Id } from './rows';
import { EngineContext } from './subscribe';

/** The workspace on screen, and what is drawn while it cannot be. */
export interface StoreProviderProps {
  /** The slug of the workspace. */
  readonly workspace: string;
  /** The caller. */
  readonly user: Id;
  /** Until the first rows are there. */
  readonly starting: ReactNode;
  /** When the caller is no member, or no longer. */
  readonly lost: ReactNode;
  readonly children: ReactNode;
}

/** Opens a workspace for the components below, and closes it with them. */
export function StoreProvider(props: StoreProviderProps) {
  const engine = useOpened(props.workspace, props.user);
  return engine ? <Opened engine={engine} {...props} /> : props.starting;
}

function useOpened(workspace: string, user: Id): Engine | null {
  const [engine, setEngine] = useState<Engine | null>(null);
  useEffect(() => {
    const opened = new Engine({ slug: workspace, user });
    setEngine(opened);
    opened.open();
    return () => {
      setEngine(null);
      opened.close();
    };
  }, [workspace, user]);
  return engine;
}

function Opened({ engine, starting, lost, children }: StoreProviderProps & { engine: Engine }) {
  const { phase } = useSyncExternalStore(engine.status.subscribe, engine.status.read);
  const hasTables = useSyncExternalStore(engine.store.subscribe, engine.store.isFilled);
  if (phase === 'lost') return lost;
  if (!hasTables) return starting;
  return <EngineContext value={engine}>{children}</EngineContext>;
}
