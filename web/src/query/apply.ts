import { pointOf } from '../store/places';
import { GROUPS, type Id, type Issue, PRIORITIES, type Tables } from '../store/rows';
import { byWorkflow, compareNames, projectIssues } from '../store/selectors';
import { matches } from './filter';
import type { Grouping, OrderBy, Scope, ViewGroup, ViewState } from './types';

/** The issues of a view by groups, in order: a pure function of the copy and the URL. */
export function applyView(
  tables: Tables,
  view: Omit<ViewState, 'pql'>,
  scope: Scope = {},
): ViewGroup[] {
  const rows = inScope(tables, view, scope).sort(
    scope.inOrder && scope.only
      ? standing(scope.only)
      : comparing(tables, view.order, view.descending),
  );
  const groups = new Map<string, Issue[]>();
  if (view.empty) for (const key of keysOf(tables, view.group, scope)) groups.set(key, []);
  for (const row of rows) {
    for (const key of groupKeys(row, view.group, tables)) add(groups, key, row);
  }
  return [...groups]
    .sort(([a], [b]) => compareGroups(tables, view.group, a, b))
    .map(([key, issues]) => ({
      key,
      field: view.group,
      issues: issues.map((row) => row.id),
      ...(view.lanes !== 'none' && { lanes: lanesOf(tables, view.lanes, issues) }),
    }));
}

/** The order in which ids stand; what is not among them is the last. */
function standing(only: ReadonlySet<Id>): (a: Issue, b: Issue) => number {
  const places = new Map([...only].map((id, at) => [id, at]));
  const placeOf = ({ id }: Issue) => places.get(id) ?? places.size;
  return (a, b) => placeOf(a) - placeOf(b);
}

function add(groups: Map<string, Issue[]>, key: string, row: Issue): void {
  const group = groups.get(key);
  if (group) group.push(row);
  else groups.set(key, [row]);
}

function inScope(tables: Tables, view: Pick<ViewState, 'filter' | 'subs'>, scope: Scope): Issue[] {
  const all = scope.project ? projectIssues(tables, scope.project) : [...tables.issues.values()];
  return all.filter(fitting(tables, view, scope));
}

/** Tells whether an issue is among those that a view is about. */
export function fitting(
  tables: Tables,
  view: Pick<ViewState, 'filter' | 'subs'>,
  scope: Scope,
): (row: Issue) => boolean {
  const today = new Date().toISOString().slice(0, 10);
  return (row) =>
    (scope.project === undefined || row.project === scope.project) &&
    (scope.assignee === undefined || row.assignees.includes(scope.assignee)) &&
    (scope.createdBy === undefined || row.created_by === scope.createdBy) &&
    (scope.only?.has(row.id) ?? true) &&
    (view.subs || row.parent === null) &&
    matches(tables, row, view.filter, today);
}

function lanesOf(
  tables: Tables,
  lanes: Grouping,
  rows: readonly Issue[],
): ReadonlyMap<string, Id[]> {
  const found = new Map<string, Issue[]>();
  for (const row of rows) for (const key of groupKeys(row, lanes, tables)) add(found, key, row);
  const sorted = [...found].sort(([a], [b]) => compareGroups(tables, lanes, a, b));
  return new Map(sorted.map(([key, issues]) => [key, issues.map((row) => row.id)]));
}

/** The groups that an issue is in: several for one with several people or labels. */
export function groupKeys(row: Issue, group: Grouping, tables: Tables): readonly string[] {
  switch (group) {
    case 'none':
      return ['all'];
    case 'state':
    case 'priority':
    case 'project':
      return [row[group]];
    case 'state_group':
      return [tables.states.get(row.state)?.group ?? 'backlog'];
    case 'assignee':
      return row.assignees.length > 0 ? row.assignees : ['none'];
    case 'label': {
      const labels = row.labels.filter((label) => tables.labels.has(label));
      return labels.length > 0 ? labels : ['none'];
    }
    case 'module': {
      const modules = row.modules.filter((module) => tables.modules.has(module));
      return modules.length > 0 ? modules : ['none'];
    }
    case 'estimate':
      return [row.estimate_point ?? 'none'];
    case 'parent':
    case 'cycle':
      return [row[group] ?? 'none'];
  }
}

/** The groups that are shown also without issues. */
export function keysOf(tables: Tables, group: Grouping, { project }: Scope): string[] {
  const isInScope = (row: { project: Id }) => project === undefined || row.project === project;
  switch (group) {
    case 'state':
      return [...tables.states.values()].filter(isInScope).map((row) => row.id);
    case 'state_group':
      return GROUPS.filter((one) => one !== 'triage');
    case 'priority':
      return [...PRIORITIES];
    case 'label':
      return [...tables.labels.values()].filter(isInScope).map((row) => row.id);
    case 'assignee':
      return [
        ...new Set([...tables.projectMembers.values()].filter(isInScope).map((row) => row.user)),
      ];
    case 'project':
      return [...tables.projects.values()].filter((row) => row.role).map((row) => row.id);
    case 'cycle':
    case 'module':
      return [...tables[`${group}s`].values()]
        .filter((row) => isInScope(row) && row.archived_at === null)
        .map((row) => row.id);
    case 'estimate':
      return [...tables.estimates.values()]
        .filter(isInScope)
        .flatMap(({ points }) => points.map((row) => row.id));
    case 'none':
    case 'parent':
      return [];
  }
}

/** The order of groups; the one without a value is the last. */
export function compareGroups(tables: Tables, group: Grouping, a: string, b: string): number {
  if (a === b) return 0;
  if (a === 'none' && group !== 'priority') return 1;
  if (b === 'none' && group !== 'priority') return -1;
  switch (group) {
    case 'state': {
      const [x, y] = [tables.states.get(a), tables.states.get(b)];
      return x && y ? byWorkflow(x, y) : 0;
    }
    case 'state_group':
      return groupRank(a) - groupRank(b);
    case 'priority':
      return rank(a) - rank(b);
    case 'cycle': {
      const [x, y] = [a, b].map((id) => tables.cycles.get(id)?.start_date ?? '~');
      return (
        compareNames(x ?? '', y ?? '') ||
        compareNames(nameOf(tables, group, a), nameOf(tables, group, b))
      );
    }
    case 'estimate':
      return (pointOf(tables, a)?.key ?? 0) - (pointOf(tables, b)?.key ?? 0);
    default:
      return compareNames(nameOf(tables, group, a), nameOf(tables, group, b));
  }
}

function nameOf(tables: Tables, group: Grouping, key: string): string {
  if (group === 'assignee') return tables.members.get(key)?.display_name ?? key;
  if (group === 'label') return tables.labels.get(key)?.name ?? key;
  if (group === 'project' || group === 'cycle' || group === 'module') {
    return tables[`${group}s`].get(key)?.name ?? key;
  }
  return tables.issues.get(key)?.name ?? key;
}

function groupRank(group: string): number {
  return (GROUPS as readonly string[]).indexOf(group);
}

function rank(priority: string): number {
  return (PRIORITIES as readonly string[]).indexOf(priority);
}

/** Compares issues by an order; equal ones by their age, so that the order never jumps. Missing values are last. */
export function comparing(tables: Tables, order: OrderBy, descending: boolean) {
  const sign = descending ? -1 : 1;
  const last = (a: Issue, b: Issue) => a.sort_order - b.sort_order || compareAges(a, b);
  return (a: Issue, b: Issue): number => {
    const [x, y] = [sortValue(tables, a, order), sortValue(tables, b, order)];
    if (x === null || y === null) return x === y ? last(a, b) : x === null ? 1 : -1;
    const difference = typeof x === 'string' ? compareTexts(order, x, String(y)) : x - Number(y);
    return sign * difference || last(a, b);
  };
}

function compareTexts(order: OrderBy, a: string, b: string): number {
  if (order === 'name') return compareNames(a, b);
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function compareAges(a: Issue, b: Issue): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function sortValue(tables: Tables, row: Issue, order: OrderBy): string | number | null {
  switch (order) {
    case 'manual':
      return row.sort_order;
    case 'priority':
      return rank(row.priority);
    case 'state': {
      const state = tables.states.get(row.state);
      return state ? GROUPS.indexOf(state.group) * 1e9 + state.sequence : null;
    }
    default:
      return row[order];
  }
}
