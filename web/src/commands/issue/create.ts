import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id, Issue, Priority, Project, Tables } from '../../store/rows';
import { projectIssues, projectStates } from '../../store/selectors';
import { issueEvent, issueRef, labelRef, orderOf, stateRef } from '../describe';
import type { Command, Context } from '../types';
import { deleteIssue } from './remove';

/** What an issue is made from; what is missing is as the project says. */
export interface NewIssue {
  readonly project: Id;
  readonly name: string;
  readonly description_html?: string;
  readonly state?: Id;
  readonly priority?: Priority;
  readonly assignees?: readonly Id[];
  readonly labels?: readonly Id[];
  readonly parent?: Id | null;
  readonly start_date?: string | null;
  readonly target_date?: string | null;
  readonly point?: number | null;
  readonly estimate_point?: Id | null;
  readonly sort_order?: number;
}

/** Makes an issue; the handle has its id at once. */
export function createIssue(wanted: NewIssue): Command {
  const name = wanted.name.trim();
  return {
    kind: 'createIssue',
    plan(context) {
      const project = context.tables.projects.get(wanted.project);
      const id = context.newId();
      const data =
        project && name !== '' ? created(context, project, { ...wanted, name }, id) : null;
      if (!data) return null;
      const { project: _, ...rest } = wanted;
      return {
        title: t('did.createIssue', { name }),
        entity: orderOf('issue', id),
        issue: id,
        makes: id,
        predicted: [issueEvent({ id, project: wanted.project }, data)],
        request: {
          method: 'POST',
          path: `projects/${wanted.project}/work-items/`,
          body: { ...rest, name },
        },
        inverse: deleteIssue(id),
        draft: [name, wanted.description_html ?? ''].join('\n').trim(),
      };
    },
  };
}

function created({ tables }: Context, project: Project, wanted: NewIssue, id: Id) {
  const states = projectStates(tables, project.id);
  const state =
    states.find((row) => row.id === wanted.state) ??
    states.find((row) => row.is_default) ??
    states[0];
  if (!state) return null;
  const labels = (wanted.labels ?? []).flatMap((label) => tables.labels.get(label) ?? []);
  const parent = wanted.parent ? tables.issues.get(wanted.parent) : undefined;
  return {
    type: 'IssueCreated',
    id,
    project: project.id,
    number: 0,
    key: `${project.identifier}-…`,
    name: wanted.name,
    priority: wanted.priority ?? 'none',
    state: stateRef(state),
    assignees: assignees(project, wanted),
    labels: labels.map(labelRef),
    sort_order: wanted.sort_order ?? nextPlace(projectIssues(tables, project.id)),
    ...(wanted.description_html && { description: wanted.description_html }),
    ...optional(wanted, parent, tables),
  };
}

function assignees(project: Project, wanted: NewIssue): readonly Id[] {
  if (wanted.assignees && wanted.assignees.length > 0) return wanted.assignees;
  return project.default_assignee ? [project.default_assignee] : [];
}

function optional(wanted: NewIssue, parent: Issue | undefined, tables: Tables) {
  return {
    ...(parent && { parent: issueRef(tables, parent) }),
    ...(wanted.start_date && { start_date: wanted.start_date }),
    ...(wanted.target_date && { target_date: wanted.target_date }),
    ...(typeof wanted.point === 'number' && { point: wanted.point }),
    ...(wanted.estimate_point && { estimate_point: { id: wanted.estimate_point, value: '' } }),
  };
}

/** The place that follows from the next number, as the server computes it. */
function nextPlace(issues: readonly Issue[]): number {
  const last = issues.reduce((greatest, issue) => Math.max(greatest, issue.number), 0);
  return 65_535 + last * 10_000;
}
