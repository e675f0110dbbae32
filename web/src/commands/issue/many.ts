import { type MessageKey, t } from '../../i18n';
import type { Issue, Tables } from '../../store/rows';
import { issueKey } from '../../store/selectors';

/** What is done to issues, in words: with the key of a single one, else with their number. */
export function titleOf(
  tables: Tables,
  issues: readonly Issue[],
  key: MessageKey,
  values: Readonly<Record<string, string>>,
): string {
  const [only] = issues;
  const what =
    only && issues.length === 1
      ? issueKey(tables, only)
      : t('list.count', { count: issues.length });
  return t(key, { ...values, what });
}
