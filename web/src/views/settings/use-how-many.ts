import { useMemo } from 'react';
import { filtersOf } from '../../query/json';
import { useEngine, useTables } from '../../store/hooks';
import type { Id, Issue } from '../../store/rows';
import { projectIssues } from '../../store/selectors';
import { useCount } from '../issues/use-count';

/** What an issue can have, and where it says so. */
const FIELDS: Readonly<Record<'state' | 'label' | 'estimate', (row: Issue) => readonly unknown[]>> =
  {
    state: (row) => [row.state],
    label: (row) => row.labels,
    estimate: (row) => [row.estimate_point],
  };

/**
 * How many issues of a project have something; as the server counts them where not all issues are here, and null until it has
 * answered.
 */
export function useHowMany(project: Id, field: keyof typeof FIELDS, id: Id): number | null {
  const { slug } = useEngine();
  const isPartial = useTables((tables) => tables.isPartial);
  const own = useTables((tables) =>
    tables.isPartial
      ? 0
      : projectIssues(tables, project).filter((row) => FIELDS[field](row).includes(id)).length,
  );
  const where = useMemo(
    () => (isPartial ? { filters: filtersOf({ field, is: 'in', values: [id] }) ?? {} } : null),
    [isPartial, field, id],
  );
  const served = useCount(slug, project, where);
  return isPartial ? served : own;
}
