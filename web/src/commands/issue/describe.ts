import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, orderOf } from '../describe';
import type { Command } from '../types';

/**
 * Gives an issue another description, written for the version `ifMatch` (as the details give it) when it said `before`.
 * Without them it replaces whatever is there.
 */
export function describeIssue(issue: Id, html: string, ifMatch?: string, before?: string): Command {
  return {
    kind: 'describeIssue',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      return {
        title: t('did.describeIssue', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [issueEvent(row, { type: 'IssueDescribed', to: html })],
        request: { method: 'PATCH', path: issuePath(row), body: { description_html: html } },
        // The version is outdated by this change itself, so the text is compared before it is taken back.
        inverse: before === undefined ? null : describeIssue(issue, before, ifMatch, html),
        draft: html,
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(before === undefined ? {} : { before }),
      };
    },
  };
}
