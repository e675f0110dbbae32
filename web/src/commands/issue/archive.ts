import '../../i18n/late/commands';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, orderOf } from '../describe';
import type { Command } from '../types';

/** Puts an issue away whose work is over: completed or cancelled. */
export function archiveIssue(issue: Id): Command {
  return {
    kind: 'archiveIssue',
    plan({ tables, now }) {
      const row = tables.issues.get(issue);
      const group = row && tables.states.get(row.state)?.group;
      if (!row || (group !== 'completed' && group !== 'cancelled')) return null;
      return {
        title: t('did.archiveIssue', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [issueEvent(row, { type: 'IssueArchived', on: now.slice(0, 10) })],
        request: { method: 'POST', path: `${issuePath(row)}archive/` },
        inverse: restoreIssue(row.project, issue, issueKey(tables, row)),
      };
    },
  };
}

/** Takes an issue out of the archive; its row comes from the server. */
export function restoreIssue(project: Id, issue: Id, key: string): Command {
  return {
    kind: 'restoreIssue',
    plan({ tables }) {
      if (tables.issues.has(issue)) return null;
      return {
        title: t('did.restoreIssue', { key }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [],
        request: { method: 'DELETE', path: `${issuePath({ id: issue, project })}unarchive/` },
        inverse: archiveIssue(issue),
      };
    },
  };
}
