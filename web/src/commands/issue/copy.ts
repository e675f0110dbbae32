import '../../i18n/late/commands';
import { t } from '../../i18n';
import type { Id, Issue, Tables } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, issueRef, labelRef, orderOf, stateRef } from '../describe';
import type { Command } from '../types';
import { deleteIssue } from './remove';

/**
 * Copies an issue with all that is below it. The copy itself is there at once; its number, its text, its links, its cycle and
 * modules and the copies below it come with the answer.
 */
export function copyIssue(issue: Id): Command {
  return {
    kind: 'copyIssue',
    plan({ tables, newId }) {
      const row = tables.issues.get(issue);
      const id = newId();
      const data = row && created(tables, row, id);
      if (!row || !data) return null;
      return {
        title: t('did.copyIssue', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue: id,
        makes: id,
        predicted: [issueEvent({ id, project: row.project }, data)],
        request: { method: 'POST', path: `${issuePath(row)}copy/`, body: {} },
        inverse: deleteIssue(id),
      };
    },
  };
}

/** What is expected of the copy, as `command-api/src/issues/copy.rs` decides it. */
function created(tables: Tables, row: Issue, id: Id) {
  const state = tables.states.get(row.state);
  const project = tables.projects.get(row.project);
  const parent = row.parent ? tables.issues.get(row.parent) : undefined;
  if (!state || !project) return null;
  return {
    type: 'IssueCreated',
    id,
    project: row.project,
    number: 0,
    key: `${project.identifier}-…`,
    name: row.name,
    priority: row.priority,
    state: stateRef(state),
    assignees: row.assignees,
    labels: row.labels.flatMap((label) => tables.labels.get(label) ?? []).map(labelRef),
    sort_order: row.sort_order + 1,
    ...(parent && { parent: issueRef(tables, parent) }),
    ...(row.start_date && { start_date: row.start_date }),
    ...(row.target_date && { target_date: row.target_date }),
    ...(typeof row.point === 'number' && { point: row.point }),
    ...(row.estimate_point && { estimate_point: { id: row.estimate_point, value: '' } }),
  };
}
