import '../../i18n/late/did';
import '../../i18n/late/intake';
import { type MessageKey, t } from '../../i18n';
import { statusAt } from '../../store/intake';
import {
  type Id,
  type Priority,
  STATUS,
  type Submission,
  type SubmissionStatus,
} from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, orderOf } from '../describe';
import { changed } from '../issue/field';
import type { Command, Context, Plan } from '../types';

/** What a new submission is made from. */
export interface NewSubmission {
  readonly project: Id;
  readonly name: string;
  readonly description_html?: string;
  readonly priority?: Priority;
}

/** The path of the intake of a project, or of what was handed in there. */
export function intakePath(project: Id, submission?: Id): string {
  return `projects/${project}/intake-issues/${submission ? `${submission}/` : ''}`;
}

/** Hands something in; the handle has its id at once. */
export function createSubmission(wanted: NewSubmission): Command {
  const name = wanted.name.trim();
  return {
    kind: 'createSubmission',
    plan({ tables, newId }) {
      const project = tables.projects.get(wanted.project);
      if (!project || name === '') return null;
      const [id, intake] = [newId(), newId(1)];
      const { description_html: html, priority } = wanted;
      const of = { id, project: project.id };
      return {
        title: t('did.createSubmission', { name }),
        entity: orderOf('issue', id),
        issue: id,
        makes: id,
        predicted: [
          issueEvent(of, {
            type: 'IssueCreated',
            ...of,
            number: 0,
            key: `${project.identifier}-…`,
            name,
            priority: priority ?? 'none',
            state: { id: '', name: 'Triage', group: 'triage' },
            assignees: [],
            labels: [],
            sort_order: 0,
            ...(html && { description: html }),
          }),
          issueEvent(of, { type: 'IssueSubmitted', intake, source: 'IN_APP' }),
        ],
        request: {
          method: 'POST',
          path: intakePath(project.id),
          body: {
            issue: {
              name,
              ...(html && { description_html: html }),
              ...(priority && { priority }),
            },
          },
        },
        inverse: deleteSubmission(id),
        draft: [name, html ?? ''].join('\n').trim(),
      };
    },
  };
}

/** What a command on something that waits in the intake needs besides what is the same for all. */
type Part = Pick<Plan, 'predicted' | 'request' | 'inverse'> &
  Partial<Pick<Plan, 'draft' | 'ifMatch' | 'before'>>;

/** A command on something that waits in the intake; nothing to do is null. */
function onSubmission(
  kind: string,
  id: Id,
  title: MessageKey,
  plan: (context: Context, row: Submission) => Part | null,
): Command {
  return {
    kind,
    plan(context) {
      const row = context.tables.intake.get(id);
      const planned = row && plan(context, row);
      if (!row || !planned) return null;
      const key = issueKey(context.tables, row);
      return { title: t(title, { key }), entity: orderOf('issue', id), issue: id, ...planned };
    },
  };
}

/** The request that says what becomes of a submission. */
function outcome(row: Submission, status: SubmissionStatus, more: object = {}): Plan['request'] {
  return {
    method: 'PATCH',
    path: `${intakePath(row.project, row.id)}status/`,
    body: { status, ...more },
  };
}

/** The command by which a submission becomes again what it is at a time; an accepted one cannot. */
export function asBefore(row: Submission, now: string): Command | null {
  switch (statusAt(row, now)) {
    case STATUS.pending:
      return putBackSubmission(row.id);
    case STATUS.declined:
      return declineSubmission(row.id);
    case STATUS.snoozed:
      return row.snoozed_till ? snoozeSubmission(row.id, row.snoozed_till) : null;
    case STATUS.duplicate:
      return row.duplicate_to ? markDuplicate(row.id, row.duplicate_to) : null;
    case STATUS.accepted:
      return null;
  }
}

/** Makes an ordinary issue of a submission, in the first state of its project; this is final. */
export function acceptSubmission(submission: Id): Command {
  return onSubmission('acceptSubmission', submission, 'did.acceptSubmission', ({ tables }, row) => {
    const state = [...tables.states.values()].find(
      (one) => one.project === row.project && one.is_default,
    );
    const from = { id: '', name: 'Triage', group: 'triage' };
    const to = state && { id: state.id, name: state.name, group: state.group };
    return {
      // Without a first state the server refuses, and says so.
      predicted: to
        ? [
            issueEvent(row, { type: 'IssueAccepted' }),
            issueEvent(row, changed('IssueStateChanged', from, to)),
          ]
        : [],
      request: outcome(row, STATUS.accepted),
      inverse: null,
    };
  });
}

/** Says that nothing is to be done about a submission. */
export function declineSubmission(submission: Id): Command {
  return onSubmission('declineSubmission', submission, 'did.declineSubmission', ({ now }, row) =>
    row.status === STATUS.declined
      ? null
      : {
          predicted: [issueEvent(row, { type: 'IssueDeclined' })],
          request: outcome(row, STATUS.declined),
          inverse: asBefore(row, now),
        },
  );
}

/** Puts a submission off until a time (RFC 3339). */
export function snoozeSubmission(submission: Id, until: string): Command {
  return onSubmission('snoozeSubmission', submission, 'did.snoozeSubmission', ({ now }, row) =>
    row.status === STATUS.snoozed && row.snoozed_till === until
      ? null
      : {
          predicted: [issueEvent(row, { type: 'IssueSnoozed', until })],
          request: outcome(row, STATUS.snoozed, { snoozed_till: until }),
          inverse: asBefore(row, now),
        },
  );
}

/** Says that a submission is the same as an issue. */
export function markDuplicate(submission: Id, of: Id): Command {
  return onSubmission('markDuplicate', submission, 'did.markDuplicate', ({ tables, now }, row) => {
    const isSame = row.status === STATUS.duplicate && row.duplicate_to === of;
    if (isSame || of === submission) return null;
    const issue = tables.issues.get(of);
    const key = issue ? issueKey(tables, issue) : '';
    return {
      predicted: [issueEvent(row, { type: 'IssueMarkedDuplicate', of: { id: of, key } })],
      request: outcome(row, STATUS.duplicate, { duplicate_to: of }),
      inverse: asBefore(row, now),
    };
  });
}

/** Puts a submission back among those that wait to be sorted. */
export function putBackSubmission(submission: Id): Command {
  return onSubmission('putBackSubmission', submission, 'did.putBackSubmission', ({ now }, row) =>
    row.status === STATUS.pending
      ? null
      : {
          predicted: [issueEvent(row, { type: 'IssuePutBack' })],
          request: outcome(row, STATUS.pending),
          // One that had come back by the clock is pending either way.
          inverse: statusAt(row, now) === STATUS.pending ? null : asBefore(row, now),
        },
  );
}

/** Deletes a submission; this cannot be undone. */
export function deleteSubmission(submission: Id): Command {
  return onSubmission('deleteSubmission', submission, 'did.deleteSubmission', (_, row) => ({
    predicted: [issueEvent(row, { type: 'IssueDeleted' })],
    request: { method: 'DELETE', path: intakePath(row.project, row.id) },
    inverse: null,
  }));
}

/** Changes fields of the issue that was handed in. */
function write(row: Submission, issue: object): Plan['request'] {
  return { method: 'PATCH', path: intakePath(row.project, row.id), body: { issue } };
}

/** Gives a submission another name. */
export function renameSubmission(submission: Id, wanted: string): Command {
  const name = wanted.trim();
  return onSubmission('renameSubmission', submission, 'did.renameIssue', (_, row) =>
    name === '' || name === row.name
      ? null
      : {
          predicted: [issueEvent(row, { type: 'IssueRenamed', from: row.name, to: name })],
          request: write(row, { name }),
          inverse: renameSubmission(submission, row.name),
          draft: name,
        },
  );
}

export function changeSubmissionPriority(submission: Id, priority: Priority): Command {
  return onSubmission('changeSubmissionPriority', submission, 'did.changePriority', (_, row) =>
    priority === row.priority
      ? null
      : {
          predicted: [
            issueEvent(row, { type: 'IssuePriorityChanged', from: row.priority, to: priority }),
          ],
          request: write(row, { priority }),
          inverse: changeSubmissionPriority(submission, row.priority),
        },
  );
}

/** Gives a submission another text, written for the version `ifMatch` when it said `before`. */
export function describeSubmission(
  submission: Id,
  html: string,
  ifMatch?: string,
  before?: string,
): Command {
  return onSubmission('describeSubmission', submission, 'did.describeIssue', (_, row) => ({
    predicted: [issueEvent(row, { type: 'IssueDescribed', to: html })],
    request: write(row, { description_html: html }),
    inverse: before === undefined ? null : describeSubmission(submission, before),
    draft: html,
    ...(ifMatch === undefined ? {} : { ifMatch }),
    ...(before === undefined ? {} : { before }),
  }));
}
