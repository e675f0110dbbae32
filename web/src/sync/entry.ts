import type { CommandRequest, PredictedEvent } from '../commands/types';
import type { Id } from '../store/rows';

/** A command as the outbox keeps it: everything that is needed to send it again after the browser was closed. */
export interface Entry {
  readonly key: string;
  /** The id of the command, by which its own events are known. */
  readonly command: Id;
  readonly kind: string;
  readonly title: string;
  readonly entity: string;
  readonly issue: Id | null;
  readonly makes: Id | null;
  /** The command that it undoes: its position goes into the body. */
  readonly undoes?: Id;
  readonly predicted: readonly PredictedEvent[];
  readonly request: CommandRequest;
  readonly ifMatch: string | null;
  /** Of a text: what it was before, to tell whether the same text was changed by somebody else. */
  readonly before: string | null;
  readonly draft: string | null;
  readonly at: string;
}
