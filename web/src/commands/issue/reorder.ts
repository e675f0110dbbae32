import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import type { Command } from '../types';
import { changed, changeField } from './field';

/** The distance between two issues that were made one after the other. */
const STEP = 10_000;

/** A place between two neighbours of the manual order; null stands for an end of the list. */
export function between(before: number | null, after: number | null): number {
  if (before === null) return after === null ? STEP : after - STEP;
  return after === null ? before + STEP : (before + after) / 2;
}

/** Puts an issue at another place of the manual order. */
export function reorderIssue(issue: Id, sortOrder: number, expected?: number): Command {
  return changeField({
    kind: 'reorderIssue',
    issue,
    field: 'sort_order',
    to: sortOrder,
    expected,
    title: (_, __, key) => t('did.reorderIssue', { key }),
    event: (_, row) => changed('IssueReordered', row.sort_order, sortOrder),
    back: (before, after) => reorderIssue(issue, before, after),
  });
}
