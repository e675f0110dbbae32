import type { EventData } from '../store/events';
import type { Id, Tables } from '../store/rows';

/** A request as the outbox keeps it on disk; the path is relative to the workspace. */
export interface CommandRequest {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** An event that a command will cause, as far as the client can know it. */
export interface PredictedEvent {
  readonly entity:
    | 'issue'
    | 'comment'
    | 'cycle'
    | 'module'
    | 'page'
    | 'collection'
    | 'view'
    | 'project'
    | 'workspace';
  readonly entity_id: Id;
  readonly project: Id | null;
  readonly issue: Id | null;
  readonly data: EventData;
}

/** What a command is made from: the copy as it is shown, who acts, and the ids that follow from the key. */
export interface Context {
  readonly tables: Tables;
  readonly now: string;
  readonly key: string;
  /** The n-th id that the command makes. */
  readonly newId: (n?: number) => Id;
}

/** A command as it is carried out. */
export interface Plan {
  /** What it does, in words, for example `Rename ENG-42`. */
  readonly title: string;
  /** Whose order it keeps: commands of one entity are sent one after another. */
  readonly entity: string;
  readonly issue: Id | null;
  readonly predicted: readonly PredictedEvent[];
  readonly request: CommandRequest;
  /** The command that takes it back. */
  readonly inverse: Command | null;
  /** The typed text that is kept when the server refuses. */
  readonly draft?: string;
  /** The version that a text was written for: `"<version>.<epoch>"`. */
  readonly ifMatch?: string;
  /** The text as it was when writing began, to tell whether somebody else changed it meanwhile. */
  readonly before?: string;
  /** The thing that it makes. */
  readonly makes?: Id;
  /** The command of the caller that the server undoes by it; the outbox adds the position of that. */
  readonly undoes?: Id;
}

/** Something to do: `plan` looks at the copy and says how; nothing to do is null. */
export interface Command {
  readonly kind: string;
  readonly plan: (context: Context) => Plan | null;
}

/** How a command ended. */
export type Outcome = 'done' | 'refused' | 'nothing';

/** A command that was given. */
export interface Handle {
  readonly key: string;
  /** The id of the thing that it makes, at once. */
  readonly id: Id | null;
  /** When the server has answered, which can be long after. */
  readonly done: Promise<Outcome>;
}
