import { useEffect, useState } from 'react';
import { useEngine, useTables } from '../../store/hooks';
import type { Cycle, Module } from '../../store/rows';
import { issuesIn, type Scope, scopeOf } from '../../store/scope';

/** How much is in a cycle or module, by part of the workflow; as the server counts it where not all issues are here. */
export function useScope(kind: 'cycle' | 'module', { id, project }: Cycle | Module): Scope {
  const engine = useEngine();
  const isPartial = useTables((tables) => tables.isPartial);
  const own = useTables(
    (tables) => scopeOf(tables, tables.isPartial ? [] : issuesIn(tables, kind, id)),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const [served, setServed] = useState<Scope | null>(null);
  useEffect(() => {
    if (!isPartial) return undefined;
    let isOver = false;
    let end: () => void = () => undefined;
    void import('../served/scopes').then(({ scopesIn }) => {
      if (isOver) return;
      const scopes = scopesIn(engine, project, kind);
      const show = () => setServed(scopes.state.read()?.get(id) ?? null);
      const [forget, leave] = [scopes.state.subscribe(show), scopes.use()];
      show();
      end = () => {
        forget();
        leave();
      };
    });
    return () => {
      isOver = true;
      end();
    };
  }, [engine, isPartial, project, kind, id]);
  return served ?? own;
}

/** How many of them are neither completed nor cancelled. */
export function leftOf({ total, completed, cancelled }: Scope): number {
  return total - completed - cancelled;
}
