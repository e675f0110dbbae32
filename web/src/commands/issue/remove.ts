import '../../i18n/late/commands';
import { t } from '../../i18n';
import type { Id, Issue, Tables } from '../../store/rows';
import { issueKey, subItems } from '../../store/selectors';
import { issueEvent, issuePath, issueRef, orderOf } from '../describe';
import { commandId } from '../ids';
import type { Command } from '../types';
import { bringIssueBack, returnOf } from './bring-back';

/** An issue's sub-items, theirs, and so on. */
export function allBelow(tables: Tables, issue: Id): Issue[] {
  const found: Issue[] = [];
  const seen = new Set<Id>([issue]);
  for (const todo = [issue]; todo.length > 0; ) {
    for (const row of subItems(tables, todo.pop() ?? '')) {
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      found.push(row);
      todo.push(row.id);
    }
  }
  return found;
}

/** Deletes an issue with all its sub-items. */
export function deleteIssue(issue: Id): Command {
  return {
    kind: 'deleteIssue',
    plan({ tables, key }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const top = issueRef(tables, row);
      const below = allBelow(tables, issue);
      return {
        title: t('did.deleteIssue', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [
          issueEvent(row, { type: 'IssueDeleted' }),
          ...below.map((sub) => issueEvent(sub, { type: 'IssueDeleted', with: top })),
        ],
        request: { method: 'DELETE', path: issuePath(row) },
        inverse: bringIssueBack(issue, {
          project: row.project,
          command: commandId(tables.workspace.id, tables.me, key),
          title: t('did.undeleteIssue', { key: issueKey(tables, row) }),
          predicted: returnOf(tables, [row, ...below]),
          again: deleteIssue(issue),
        }),
      };
    },
  };
}
