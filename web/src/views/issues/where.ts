import type { Where } from '../../api/bulk';
import type { Filter, Scope, ViewState } from '../../query';
import { filtersOf } from '../../query/json';
import { withoutOrder } from '../../query/order';

const NO_PARENT: Filter = { field: 'parent', is: 'in', values: ['none'] };

/**
 * What the server is asked for, to find what a page of a project shows: `within` is the page's own filter. Null where it shows
 * what only the page knows, or what the API has no words for.
 */
export function whereOf(
  { filter, pql, subs }: Pick<ViewState, 'filter' | 'pql' | 'subs'>,
  scope: Scope,
  within: Filter | undefined,
): Where | null {
  if (!scope.project || scope.assignee || scope.createdBy || scope.only || scope.asked) return null;
  const parts = [
    ...(within ? [within] : []),
    ...(filter ? [filter] : []),
    ...(subs ? [] : [NO_PARENT]),
  ];
  const filters = filtersOf({ all: parts });
  if (!filters) return null;
  // What is changed has the order of the project's list.
  const query = withoutOrder(pql).trim();
  const isFiltered = query === '' || Object.keys(filters).length > 0;
  return { ...(query !== '' && { pql: query }), ...(isFiltered && { filters }) };
}
