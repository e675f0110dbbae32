/** The place of a card among others when a board is ordered by hand. */
import { between } from '../../commands';
import type { Id, Issue, Tables } from '../../store/rows';
import type { Edge } from './drag';

/** Where a card comes to be between its new neighbours: the value it is ordered by; null if it stays as it is. */
export function placeAmong(
  tables: Tables,
  issues: readonly Id[],
  moved: Id,
  beside: { readonly id: Id; readonly edge: Edge } | null,
): number | null {
  const row = tables.issues.get(moved);
  if (!row || !beside || beside.id === moved) return null;
  const others = issues.flatMap((id) => (id === moved ? [] : (tables.issues.get(id) ?? [])));
  const at = others.findIndex((other) => other.id === beside.id);
  if (at < 0) return null;
  const index = beside.edge === 'top' ? at : at + 1;
  const place = between(orderOf(others[index - 1]), orderOf(others[index]));
  return place === row.sort_order ? null : place;
}

function orderOf(issue: Issue | undefined): number | null {
  return issue?.sort_order ?? null;
}
