import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import type { Command } from '../types';
import { changed, changeField } from './field';

/** Says how much work an issue is, 0 to 12, or takes the estimate away. */
export function changePoint(issue: Id, point: number | null, expected?: number | null): Command {
  return changeField({
    kind: 'changePoint',
    issue,
    field: 'point',
    to: point,
    expected,
    title: (_, __, key) => t('did.changePoint', { key }),
    event: (_, row) => changed('IssuePointChanged', row.point, point),
    back: (before, after) => changePoint(issue, before, after),
  });
}
