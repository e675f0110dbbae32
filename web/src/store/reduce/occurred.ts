import type { PredictedEvent } from '../../commands/types';
import type { EventData, FeedEvent } from '../events';
import type { Id } from '../rows';
import { canonicalTime } from '../times';

/** An event as reducers take it: one of the feed, or one that a command is expected to cause. */
export interface Occurred {
  readonly entity: string;
  readonly entity_id: Id;
  readonly project: Id | null;
  readonly issue: Id | null;
  readonly actor: Id;
  /** When, by the clock of the service that took the command, in the tables' form. */
  readonly at: string;
  /** The position in the log; null for an expected event. */
  readonly position: number | null;
  /** The version of its stream; null for an expected event. */
  readonly version: number | null;
  readonly data: EventData;
}

/** An event of the feed. */
export function occurred(event: FeedEvent): Occurred {
  const { entity, entity_id, project, issue, actor, position, version } = event;
  const at = canonicalTime(event.metadata.at ?? event.time);
  const data = event.data.type === event.type ? event.data : { ...event.data, type: event.type };
  return { entity, entity_id, project, issue, actor, at, position, version, data };
}

/** An event that is expected. */
export function expected(event: PredictedEvent, actor: Id, at: string): Occurred {
  return { ...event, actor, at, position: null, version: null };
}

/** Changes tables by one kind of event. */
export type Reducer<Target> = (draft: Target, event: Occurred) => void;

/** The reducers of an aggregate by the name of the event; `null` stands for an event that is of no interest here. */
export type Reducers<Target> = Readonly<Record<string, Reducer<Target> | null>>;

/** A text of an event, empty when it is left out. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A text or id of an event, null when it is left out. */
export function optional(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function number(value: unknown, missing = 0): number {
  return typeof value === 'number' ? value : missing;
}

/** The id in a reference such as `{"id","name"}`; null when it is left out. */
export function refId(value: unknown): Id | null {
  return typeof value === 'object' && value !== null && 'id' in value ? optional(value.id) : null;
}

/** The ids in a list of references. */
export function refIds(value: unknown): Id[] {
  return Array.isArray(value) ? value.map(refId).filter((id) => id !== null) : [];
}

/** The texts or ids in a list. */
export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** What a client wrote of a picture; nothing written is null. */
export function filled(value: unknown): unknown {
  return typeof value === 'object' && value && Object.keys(value).length > 0 ? value : null;
}
