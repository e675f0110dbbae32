import type { UndoOf } from '../api/undo';
import type { Id } from '../store/rows';
import type { Command, CommandRequest } from './types';

/**
 * The request by which the server undoes a command of the caller; what of it cannot be undone any more stays. The outbox adds
 * the position of the command, when that has been carried out.
 */
export function undoing(project: Id, command: Id): CommandRequest {
  return { method: 'POST', path: `projects/${project}/undo/`, body: { command, partly: true } };
}

/** Undoes a command of which it is known where the log has it; what comes of it is told by the feed. */
export function undoCommand({ project, command, position }: UndoOf, title: string): Command {
  return {
    kind: 'undoCommand',
    plan: () => ({
      title,
      entity: `undo:${command}`,
      issue: null,
      predicted: [],
      request: { ...undoing(project, command), body: { command, position, partly: true } },
      inverse: null,
    }),
  };
}
