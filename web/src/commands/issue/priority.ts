import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id, Priority } from '../../store/rows';
import type { Command } from '../types';
import { changed, changeField } from './field';

/** Says how urgent an issue is. */
export function changePriority(issue: Id, priority: Priority, expected?: Priority): Command {
  return changeField({
    kind: 'changePriority',
    issue,
    field: 'priority',
    to: priority,
    expected,
    title: (_, __, key) => t('did.changePriority', { key }),
    event: (_, row) => changed('IssuePriorityChanged', row.priority, priority),
    back: (before, after) => changePriority(issue, before, after),
  });
}
