import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import type { Command } from '../types';
import { changed, changeField } from './field';

/** Gives an issue another name. */
export function renameIssue(issue: Id, name: string, expected?: string): Command {
  const to = name.trim();
  const command = changeField({
    kind: 'renameIssue',
    issue,
    field: 'name',
    to,
    expected,
    title: (_, __, key) => t('did.renameIssue', { key }),
    event: (_, row) => changed('IssueRenamed', row.name, to),
    back: (before, after) => renameIssue(issue, before, after),
  });
  return {
    ...command,
    plan(context) {
      const plan = to === '' ? null : command.plan(context);
      return plan && { ...plan, draft: to };
    },
  };
}
