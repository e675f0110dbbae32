import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, orderOf } from '../describe';
import type { Command } from '../types';
import { changed } from './field';

/** Days of an issue, `YYYY-MM-DD` or null for none. */
export interface Dates {
  readonly start_date?: string | null;
  readonly target_date?: string | null;
}

const EVENTS = {
  start_date: 'IssueStartDateChanged',
  target_date: 'IssueTargetDateChanged',
} as const;
const FIELDS = ['start_date', 'target_date'] as const;

/** Says when work on an issue begins, when it should be done, or both. */
export function changeDates(issue: Id, dates: Dates, expected?: Dates): Command {
  return {
    kind: 'changeDates',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const fields = FIELDS.filter((field) => {
        const to = dates[field];
        const before = expected?.[field];
        if (before !== undefined && row[field] !== before) return false;
        return to !== undefined && to !== row[field];
      });
      if (fields.length === 0) return null;
      const of = (value: (field: (typeof FIELDS)[number]) => string | null | undefined): Dates =>
        Object.fromEntries(fields.map((field) => [field, value(field) ?? null]));
      return {
        title: t('did.changeDates', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: fields.map((field) =>
          issueEvent(row, changed(EVENTS[field], row[field], dates[field])),
        ),
        request: { method: 'PATCH', path: issuePath(row), body: of((field) => dates[field]) },
        inverse: changeDates(
          issue,
          of((field) => row[field]),
          of((field) => dates[field]),
        ),
      };
    },
  };
}
