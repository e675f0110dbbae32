import { type Id, type Issue, type Priority, STATUS, type Submission } from '../rows';
import { canonicalTime, later } from '../times';
import type { Draft } from './draft';
import { number, type Occurred, optional, type Reducers, refId, text } from './occurred';
import { isKnown } from './places';

/** Puts an issue that was made in the intake into its table. */
export function wait(draft: Draft, event: Occurred): void {
  const { data, entity_id: id } = event;
  const present = draft.table('intake').get(id);
  if (present && (event.version === null || isKnown(present, event))) return;
  const made = optional(data.created_at);
  draft.put('intake', id, {
    id,
    intake: '',
    project: text(data.project),
    number: number(data.number),
    name: text(data.name),
    priority: (optional(data.priority) ?? 'none') as Priority,
    status: STATUS.pending,
    snoozed_till: null,
    duplicate_to: null,
    source: null,
    created_at: made ? canonicalTime(made) : event.at,
    updated_at: event.at,
    created_by: optional(data.created_by) ?? event.actor,
    version: event.version ?? 0,
  });
}

/** Changes what waits in the intake, and notes what every change notes. */
export function changeSubmission(
  draft: Draft,
  event: Occurred,
  fields: Partial<Submission> = {},
): void {
  const row = draft.table('intake').get(event.entity_id);
  if (!row || isKnown(row, event)) return;
  draft.put('intake', row.id, {
    ...row,
    ...fields,
    updated_at: later(row.updated_at, event.at),
    version: event.version ?? row.version,
  });
}

/** The distance between the places of two issues with numbers that follow each other, and the place before the first. */
const [STEP, START] = [10_000, 65_535];

/**
 * Takes an issue out of the intake into another state: from there on it is one like others. What its row in the intake does
 * not say is read.
 */
export function admit(draft: Draft, event: Occurred, state: Id): void {
  const { entity_id: id, position } = event;
  const waiting = draft.table('intake').get(id);
  draft.remove('intake', id);
  const present = draft.table('issues').get(id);
  if (present && isKnown(present, event)) return;
  if (waiting) draft.put('issues', id, admitted(waiting, event, state));
  if (position !== null) {
    draft.read({ what: 'issue', id, project: event.project ?? '', isNew: true });
  }
}

function admitted(waiting: Submission, event: Occurred, state: Id): Issue {
  const { id, project, number: own, name, priority, created_at, created_by } = waiting;
  return {
    id,
    project,
    number: own,
    name,
    state,
    priority,
    assignees: [],
    labels: [],
    parent: null,
    start_date: null,
    target_date: null,
    point: null,
    cycle: null,
    modules: [],
    estimate_point: null,
    sort_order: START + own * STEP,
    created_at,
    updated_at: event.at,
    completed_at: null,
    created_by,
    version: event.version ?? waiting.version,
  };
}

/** Whose duplicate something was: once that is deleted, or out of sight, it is the duplicate of nothing that is there. */
export function forgetOriginal(draft: Draft, issue: Id): void {
  for (const row of [...draft.table('intake').values()]) {
    if (row.duplicate_to === issue) draft.change('intake', row.id, { duplicate_to: null });
  }
}

/** A reducer that notes what the intake knows of an issue. */
const noting = (fields: (data: Occurred['data']) => Partial<Submission>) => {
  return (draft: Draft, event: Occurred): void =>
    changeSubmission(draft, event, fields(event.data));
};

/** A reducer that says what became of a submission; what belongs to another outcome is dropped. */
const becoming = (
  status: Submission['status'],
  more: (data: Occurred['data']) => Partial<Submission> = () => ({}),
) => noting((data) => ({ status, snoozed_till: null, duplicate_to: null, ...more(data) }));

function sourceOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'source' in value
    ? optional(value.source)
    : null;
}

/** The events of the intake, which are events of its issues. */
export const intake: Reducers<Draft> = {
  IssueSubmitted: (draft, event) =>
    changeSubmission(draft, event, {
      intake: text(event.data.intake),
      source: optional(event.data.source),
    }),
  IssueAccepted: becoming(STATUS.accepted),
  IssueDeclined: becoming(STATUS.declined),
  IssueSnoozed: becoming(STATUS.snoozed, ({ until }) => ({
    snoozed_till: canonicalTime(text(until)),
  })),
  IssueMarkedDuplicate: becoming(STATUS.duplicate, ({ of }) => ({ duplicate_to: refId(of) })),
  IssuePutBack: becoming(STATUS.pending),
  IssueSourceChanged: noting(({ to }) => ({ source: sourceOf(to) })),
  // It is in no intake any longer, but it was accepted before, so that its row is one of issues.
  IssueIntakeRemoved: null,
};
