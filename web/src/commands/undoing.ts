import type { Id } from '../store/rows';
import type { CommandRequest } from './types';

/**
 * The request by which the server undoes a command of the caller; what of it cannot be undone any more stays. The outbox adds
 * the position of the command, when that has been carried out.
 */
export function undoing(project: Id, command: Id): CommandRequest {
  return { method: 'POST', path: `projects/${project}/undo/`, body: { command, partly: true } };
}
