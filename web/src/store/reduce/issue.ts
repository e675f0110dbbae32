import type { Id, Issue, Priority } from '../rows';
import { canonicalTime, later } from '../times';
import type { Draft } from './draft';
import { admit, changeSubmission, forgetOriginal, intake, wait } from './intake';
import { dropUnlessSeen, isLimited, isOwn } from './limits';
import {
  number,
  type Occurred,
  optional,
  type Reducers,
  refId,
  refIds,
  text,
  texts,
} from './occurred';
import { isKnown, withId } from './places';
import { addRelation, endRelations, moveRelations, removeRelation } from './relations';

/** Changes the issue of an event and notes what every change notes: its version, and when. */
function change(draft: Draft, event: Occurred, alter: (row: Issue) => Partial<Issue>): void {
  const row = draft.table('issues').get(event.entity_id);
  if (!row) changeSubmission(draft, event);
  if (!row || isKnown(row, event)) return;
  draft.put('issues', row.id, {
    ...row,
    ...alter(row),
    updated_at: later(row.updated_at, event.at),
    version: event.version ?? row.version,
  });
}

function groupOf(state: unknown): string {
  return typeof state === 'object' && state !== null && 'group' in state ? text(state.group) : '';
}

/** When an issue in a state was completed: as the event says, else as is known, else by the event. */
function completion(event: Occurred, state: unknown, known: string | null): string | null {
  if (groupOf(state) !== 'completed') return null;
  const said = optional(event.data.completed_at);
  return (said && canonicalTime(said)) ?? known ?? event.at;
}

function create(draft: Draft, event: Occurred): void {
  const { data } = event;
  const id = event.entity_id;
  const present = draft.table('issues').get(id);
  if (present && (event.version === null || isKnown(present, event))) return;
  if (groupOf(data.state) === 'triage') {
    wait(draft, event);
    return;
  }
  const made = optional(data.created_at);
  const created_by = optional(data.created_by) ?? event.actor;
  const assignees = texts(data.assignees);
  // Readers of the whole log are sent those of others, too.
  if (isLimited(draft, event.project) && !isOwn(draft, { created_by, assignees })) return;
  draft.put('issues', id, {
    id,
    project: text(data.project),
    number: number(data.number),
    name: text(data.name),
    state: refId(data.state) ?? '',
    priority: (optional(data.priority) ?? 'none') as Priority,
    assignees,
    labels: refIds(data.labels),
    parent: refId(data.parent),
    start_date: optional(data.start_date),
    target_date: optional(data.target_date),
    point: typeof data.point === 'number' ? data.point : null,
    cycle: null,
    modules: [],
    estimate_point: refId(data.estimate_point),
    sort_order: number(data.sort_order),
    created_at: made ? canonicalTime(made) : event.at,
    updated_at: event.at,
    completed_at: completion(event, data.state, null),
    created_by,
    version: event.version ?? 0,
  });
}

/** Moves an issue to another state; those that wait in the intake are in a table of their own. */
function enter(draft: Draft, event: Occurred): void {
  const { from, to } = event.data;
  if (groupOf(to) === 'triage') leave(draft, event);
  else if (groupOf(from) === 'triage') {
    admit(draft, event, refId(to) ?? '');
    dropUnlessSeen(draft, event.entity_id);
  } else {
    change(draft, event, (row) => {
      const known = groupOf(from) === 'completed' ? row.completed_at : null;
      return { state: refId(to) ?? row.state, completed_at: completion(event, to, known) };
    });
  }
}

/** An archived issue is not in the copy; the events that follow find no row. */
function leave(draft: Draft, event: Occurred): void {
  const row = draft.table('issues').get(event.entity_id);
  if (row && !isKnown(row, event)) draft.remove('issues', row.id);
}

function comeBack(draft: Draft, event: Occurred): void {
  const row = draft.table('issues').get(event.entity_id);
  if (draft.isPartial || (row && isKnown(row, event))) return;
  draft.read({ what: 'issue', id: event.entity_id, project: event.project ?? '' });
}

/** Who comes to work on an issue sees it: a guest who saw it not has all of it read. */
function assign(draft: Draft, event: Occurred): void {
  const { data, entity_id: id, project } = event;
  const isNew = data.user === draft.me && !draft.table('issues').has(id);
  if (isNew && isLimited(draft, project)) {
    if (draft.isPartial) draft.read({ what: 'issue', id, project: project ?? '' });
    else draft.read({ what: 'project', id: project ?? '' });
  }
  change(draft, event, (row) => ({
    assignees: [...without(row.assignees, data.user), text(data.user)],
  }));
}

/** Who works on an issue no more may not see it any longer, as a guest. */
function unassign(draft: Draft, event: Occurred): void {
  const { data, entity_id: id } = event;
  change(draft, event, (row) => ({ assignees: without(row.assignees, data.user) }));
  if (data.user === draft.me) dropUnlessSeen(draft, id);
}

function without(list: readonly Id[], id: unknown): Id[] {
  return list.filter((one) => one !== id);
}

/** The project of an address, and the number there. */
function addressOf(address: unknown): { project: Id; number: number } {
  const { project, number: of } = (address ?? {}) as { project?: unknown; number?: unknown };
  return { project: text(project), number: number(of) };
}

/** An issue goes to a project: it leaves the copy with one that is not in the copy, and is read where it comes into one. */
function move(draft: Draft, event: Occurred): void {
  const id = event.entity_id;
  const to = addressOf(event.data.to);
  const row = draft.table('issues').get(id);
  if (row && isKnown(row, event)) return;
  if (!draft.knowledge.whole.has(to.project)) {
    draft.remove('issues', id);
    forgetOriginal(draft, id);
    endRelations(draft, id);
  } else if (row) {
    change(draft, event, () => to);
    moveRelations(draft, id, to.project);
    // As a guest there they may not see it any longer.
    dropUnlessSeen(draft, id);
  } else if (!draft.isPartial) {
    // Its relations are not known either.
    draft.read({ what: 'project', id: to.project });
  }
}

/** What changes nothing of the row but who changed it last. */
const touch = (draft: Draft, event: Occurred) => change(draft, event, () => ({}));

/** A reducer that sets a field which issues have in the intake, too. */
function shared(fields: (event: Occurred) => Partial<Pick<Issue, 'name' | 'priority'>>) {
  return (draft: Draft, event: Occurred) => {
    changeSubmission(draft, event, fields(event));
    change(draft, event, () => fields(event));
  };
}

/** A reducer that sets fields from the event. */
function setting(fields: (event: Occurred, row: Issue) => Partial<Issue>) {
  return (draft: Draft, event: Occurred) => change(draft, event, (row) => fields(event, row));
}

/** The events of issues, as `projector/src/tables/work_item.rs` takes them in. */
export const issue: Reducers<Draft> = {
  IssueCreated: create,
  IssueRenamed: shared(({ data }) => ({ name: text(data.to) })),
  IssueDescribed: touch,
  IssuePriorityChanged: shared(({ data }) => ({ priority: text(data.to) as Priority })),
  IssueStateChanged: enter,
  IssueAssigneeAdded: assign,
  IssueAssigneeRemoved: unassign,
  IssueLabelAdded: setting(({ data }, row) => {
    const label = refId(data.label) ?? '';
    return { labels: [...without(row.labels, label), label] };
  }),
  IssueLabelRemoved: setting(({ data }, row) => ({
    labels: without(row.labels, refId(data.label)),
  })),
  IssueParentChanged: setting(({ data }) => ({ parent: refId(data.to) })),
  IssueStartDateChanged: setting(({ data }) => ({ start_date: optional(data.to) })),
  IssueTargetDateChanged: setting(({ data }) => ({ target_date: optional(data.to) })),
  IssuePointChanged: setting(({ data }) => ({
    point: typeof data.to === 'number' ? data.to : null,
  })),
  IssueCycleChanged: setting(({ data }) => ({ cycle: refId(data.to) })),
  IssueModuleAdded: setting(({ data }, row) => ({
    modules: withId(row.modules, refId(data.module) ?? ''),
  })),
  IssueModuleRemoved: setting(({ data }, row) => ({
    modules: without(row.modules, refId(data.module)),
  })),
  IssueEstimateChanged: setting(({ data }) => ({ estimate_point: refId(data.to) })),
  IssueReordered: setting(({ data }, row) => ({ sort_order: number(data.to, row.sort_order) })),
  IssueMoved: move,
  IssueExternalReferenceChanged: touch,
  IssueArchived: leave,
  IssueRestored: comeBack,
  IssueDeleted(draft, event) {
    draft.remove('issues', event.entity_id);
    draft.remove('intake', event.entity_id);
    forgetOriginal(draft, event.entity_id);
    endRelations(draft, event.entity_id);
  },
  // It says all that a creation says; its places and relations come by events of their own.
  IssueUndeleted: create,
  ...intake,
  IssueLinkAdded: touch,
  IssueLinkUrlChanged: touch,
  IssueLinkTitleChanged: touch,
  IssueLinkMetadataChanged: touch,
  IssueLinkRemoved: touch,
  // These are no change of the row: its version stays.
  IssueRelationAdded: addRelation,
  IssueRelationRemoved: removeRelation,
  IssuePageLinked: null,
  IssuePageUnlinked: null,
  IssueSubscribed: null,
  IssueUnsubscribed: null,
  IssueReactionAdded: null,
  IssueReactionRemoved: null,
  IssueVoteChanged: null,
};
