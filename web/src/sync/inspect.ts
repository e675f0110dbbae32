import * as own from '../commands';
import * as intake from '../commands/intake';
import * as places from '../commands/places';
import * as views from '../commands/view/views';
import type { Difference } from '../store/compare';
import type { Engine } from './engine';
import { type Exported, exported } from './export';

/** What tests and support can ask a page about its copy. */
export interface Inspection {
  /** The tables as they are shown. */
  readonly tables: () => Exported | null;
  /** What differs from the server, after comparing now; null when that was not possible. */
  readonly compare: () => Promise<readonly Difference[] | null>;
  /** Gives a command by its name, as a page does. */
  readonly run: (name: string, args: readonly unknown[]) => string | null;
}

declare global {
  var tidemark: Inspection | undefined;
}

const commands = { ...own, ...intake, ...places, ...views };

type Maker = (...args: readonly unknown[]) => own.Command;

function isMaker(name: string): boolean {
  return (
    Object.hasOwn(commands, name) &&
    /^(accept|add|archive|carry|change|create|decline|delete|describe|duplicate|edit|link|lock|mark|move|put|remove|rename|reorder|restore|snooze|switch|unlink|unlock)[A-Z]/.test(
      name,
    )
  );
}

/** Lets tests and support look at the copy of the workspace on screen. */
export function inspect(engine: Engine, signal: AbortSignal): void {
  if (signal.aborted) return;
  const inspection: Inspection = {
    tables: () => (engine.store.isFilled() ? exported(engine.store.tables()) : null),
    compare: () => engine.compare(),
    run(name, args) {
      if (!isMaker(name)) return null;
      const maker = (commands as unknown as Record<string, Maker>)[name];
      return maker ? engine.run(maker(...args)).id : null;
    },
  };
  globalThis.tidemark = inspection;
  signal.addEventListener('abort', () => {
    if (globalThis.tidemark === inspection) globalThis.tidemark = undefined;
  });
}
