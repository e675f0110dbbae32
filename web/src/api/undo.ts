/** Undoing what the history has: what would come of it, and doing it. */
import type { Id } from '../store/rows';
import { ApiProblem, type Schema, send } from './client';

/** A command of the history: by its id, and the position of any of its events. */
export interface UndoOf {
  readonly project: Id;
  readonly command: Id;
  readonly position: number;
}

/**
 * What becomes of one thing that the command did: it is put back, was so already, has been changed since by somebody, is left
 * out of what comes back because it is gone, or cannot be put back at all.
 */
export const OUTCOMES = ['undone', 'left_out', 'changed_since', 'impossible', 'already'] as const;

export type UndoOutcome = Schema<'UndoneOutcome'>;

/** One thing that the command did: what it is now, and what it will be, in words; people are there by their ids. */
export type UndoFact = Schema<'UndoneFact'>;

/** What undoing a command does, or would do. */
export type UndoReport = Omit<Schema<'Undone'>, 'facts'> & {
  readonly facts: readonly UndoFact[];
};

/** How undoing went: it was done, or nothing was, because something has changed since. */
export type Undone =
  | { readonly kind: 'done'; readonly report: UndoReport }
  | { readonly kind: 'changed'; readonly facts: readonly UndoFact[] };

const path = (slug: string, project: Id) =>
  `workspaces/${encodeURIComponent(slug)}/projects/${project}/undo/`;

/** What undoing a command would do. */
export async function previewUndo(
  slug: string,
  { project, command, position }: UndoOf,
  signal: AbortSignal,
): Promise<UndoReport> {
  const body = { command, position, preview: true };
  return (await send<UndoReport>('POST', path(slug, project), { body, signal })).body;
}

/** Undoes a command; `partly` leaves what has changed since as it is. A repetition has the same key. */
export async function undo(
  slug: string,
  { project, command, position }: UndoOf,
  { partly, key }: { readonly partly: boolean; readonly key: string },
): Promise<Undone> {
  const body = { command, position, partly };
  const headers = { 'idempotency-key': key };
  try {
    const answer = await send<UndoReport>('POST', path(slug, project), { body, headers });
    return { kind: 'done', report: answer.body };
  } catch (error) {
    const facts = factsOf(error);
    if (!facts) throw error;
    return { kind: 'changed', facts };
  }
}

/** What a refusal says of each thing, if that is why it was refused. */
function factsOf(error: unknown): readonly UndoFact[] | null {
  if (!(error instanceof ApiProblem) || error.status !== 409) return null;
  const { facts } = (error.body ?? {}) as { readonly facts?: unknown };
  return Array.isArray(facts) ? (facts as UndoFact[]) : null;
}
