/** What a saved view keeps of how a page shows its issues, and the other way round. */
import type { SavedView, ViewGroup, ViewLayout } from '../store/rows';
import { formatFilter } from './codec';
import { filtersOf, readFilters } from './json';
import { nameOfOrder, orderNamed } from './order';
import { GROUPINGS, type Grouping, LAYOUTS, type ViewState } from './types';
import { DEFAULT_VIEW } from './url';

/** What of a saved view says how issues are shown. */
export type Shown = Pick<
  SavedView,
  'filters' | 'pql' | 'group_by' | 'sub_group_by' | 'sorting' | 'layout' | 'display'
>;

/** A saved view as a page shows it. */
export interface SavedState {
  readonly view: ViewState;
  /** A filter that the copy cannot tell, as it is written; null where `view` has all of it. */
  readonly beyond: string | null;
}

/** The API's names of groups; for the others `display` keeps ours. */
export const GROUP_NAMES: Partial<Readonly<Record<Grouping, ViewGroup>>> = {
  state: 'state_id',
  state_group: 'state__group',
  priority: 'priority',
  assignee: 'assignees__id',
  label: 'labels__id',
  project: 'project_id',
  cycle: 'cycle_id',
  module: 'issue_module__module_id',
};

function groupingOf(name: ViewGroup | null, own: unknown): Grouping {
  if (name === null) return GROUPINGS.find((one) => one === own) ?? 'none';
  return GROUPINGS.find((one) => GROUP_NAMES[one] === name) ?? 'none';
}

function flag(value: unknown, missing: boolean): boolean {
  return typeof value === 'boolean' ? value : missing;
}

/** How a page shows a saved view. */
export function savedState(row: Shown): SavedState {
  const read = readFilters(row.filters);
  const { display } = row;
  return {
    view: {
      layout: LAYOUTS.find((one) => one === row.layout) ?? DEFAULT_VIEW.layout,
      filter: read?.filter ?? null,
      pql: row.pql,
      group: groupingOf(row.group_by, display.group_by),
      lanes: groupingOf(row.sub_group_by, display.sub_group_by),
      order: orderNamed(row.sorting.replace(/^-/, '')) ?? DEFAULT_VIEW.order,
      descending: row.sorting.startsWith('-'),
      empty: flag(display.show_empty_groups, DEFAULT_VIEW.empty),
      subs: flag(display.sub_issue, DEFAULT_VIEW.subs),
    },
    beyond: read ? null : JSON.stringify(row.filters),
  };
}

function groupsOf({ group, lanes }: ViewState): Pick<Shown, 'group_by' | 'sub_group_by'> {
  const [outer, inner] = [GROUP_NAMES[group] ?? null, GROUP_NAMES[lanes] ?? null];
  // The API refuses the same group twice.
  return { group_by: outer, sub_group_by: outer === inner ? null : inner };
}

function displayOf(view: ViewState, before: Shown['display']): Shown['display'] {
  const { group_by, sub_group_by } = groupsOf(view);
  const { group_by: _, sub_group_by: __, ...others } = before;
  return {
    ...others,
    show_empty_groups: view.empty,
    sub_issue: view.subs,
    ...(group_by === null && view.group !== 'none' && { group_by: view.group }),
    ...(sub_group_by === null && view.lanes !== 'none' && { sub_group_by: view.lanes }),
  };
}

function sortingOf({ order, descending }: ViewState): string {
  return `${descending ? '-' : ''}${nameOfOrder(order)}`;
}

/** The filter or query of a page as the API keeps it; null when it has both, or the filter cannot be written. */
function askedBy({ filter, pql }: ViewState): Pick<Shown, 'filters' | 'pql'> | null {
  if (pql !== '') return filter === null ? { filters: {}, pql } : null;
  const filters = filtersOf(filter);
  return filters && { filters, pql };
}

/** Whether a page is filtered in two ways, of which a saved view can keep one. */
export function isAskedTwice({ filter, pql }: ViewState): boolean {
  return filter !== null && pql !== '';
}

/** What a new saved view keeps of a page; null when its filter cannot be kept. */
export function shownOf(view: ViewState): Shown | null {
  const asked = askedBy(view);
  return (
    asked && {
      ...asked,
      ...groupsOf(view),
      sorting: sortingOf(view),
      layout: view.layout satisfies ViewLayout,
      display: displayOf(view, {}),
    }
  );
}

/**
 * What of a saved view changes so that it shows a page; null when its filter cannot be kept. What the page does not show
 * otherwise stays as it is, also where it says more than the page can.
 */
export function changesOf(row: Shown, view: ViewState): Partial<Shown> | null {
  const { view: before, beyond } = savedState(row);
  const isFiltered = view.filter !== null || beyond === null;
  const isOther = isFiltered && formatFilter(view.filter) !== formatFilter(before.filter);
  const asked = isOther || view.pql !== before.pql ? askedBy(view) : {};
  if (!asked) return null;
  const isGrouped = view.group !== before.group || view.lanes !== before.lanes;
  const isDisplayed = isGrouped || view.empty !== before.empty || view.subs !== before.subs;
  const isSorted = view.order !== before.order || view.descending !== before.descending;
  return {
    ...asked,
    ...(isGrouped && groupsOf(view)),
    ...(isSorted && { sorting: sortingOf(view) }),
    ...(view.layout !== before.layout && { layout: view.layout }),
    ...(isDisplayed && { display: displayOf(view, row.display) }),
  };
}
