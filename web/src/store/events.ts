import type { Id } from './rows';

/** What an event says: its `type` and the fields that docs/events.md lists. */
export interface EventData {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** An event of the log as the feed gives it. */
export interface FeedEvent {
  readonly id: Id;
  readonly position: number;
  readonly version: number;
  readonly type: string;
  readonly type_version: string;
  readonly entity: string;
  readonly entity_id: Id;
  readonly project: Id | null;
  readonly issue: Id | null;
  readonly actor: Id;
  readonly command: Id;
  readonly time: string;
  readonly data: EventData;
  readonly metadata: { readonly at?: string; readonly [field: string]: unknown };
  readonly hash?: string;
  /** The keys of `data` whose long texts were left out. */
  readonly omitted?: readonly string[];
}
