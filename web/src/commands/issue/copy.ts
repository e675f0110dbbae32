import '../../i18n/late/commands';
import { t } from '../../i18n';
import type { Id, Issue, Tables } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { contentOf, issueEvent, issuePath, orderOf } from '../describe';
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
  const content = contentOf(tables, row);
  const key = `${tables.projects.get(row.project)?.identifier}-…`;
  return (
    content && {
      type: 'IssueCreated',
      id,
      number: 0,
      key,
      ...content,
      sort_order: row.sort_order + 1,
    }
  );
}
