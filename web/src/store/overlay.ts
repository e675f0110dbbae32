import type { PredictedEvent } from '../commands/types';
import { Draft, type Knowledge } from './reduce/draft';
import { reduce } from './reduce/index';
import { expected } from './reduce/occurred';
import type { Id, Tables } from './rows';

/** The events that a command is expected to cause; `position` is where the server says it did. */
export interface Expected {
  readonly key: string;
  readonly command: Id;
  readonly events: readonly PredictedEvent[];
  readonly at: string;
  readonly position: number | null;
}

/** A copy with what is expected laid over it. The copy itself stays as it is. */
export function overlay(base: Tables, knowledge: Knowledge, commands: readonly Expected[]): Tables {
  if (commands.length === 0) return base;
  const own = { whole: new Set(knowledge.whole), ahead: new Map<Id, number>() };
  const draft = new Draft(base, own);
  for (const { events, at } of commands) {
    for (const event of events) reduce(draft, expected(event, base.me, at));
  }
  return draft.finish();
}
