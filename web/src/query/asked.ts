/** What the server is asked for, so that it answers with the issues of a view. */
import { filtersOf } from './json';
import { nameOfOrder, orderOf, withoutOrder } from './order';
import { GROUP_NAMES } from './saved';
import type { Filter, Grouping, Scope, ViewState } from './types';

/** A list or grouped list of the API. */
export interface Question {
  /** Where it is asked, in the workspace: `projects/<id>/` or nothing. */
  readonly place: string;
  /** Filters and order, as parameters. */
  readonly params: Readonly<Record<string, string>>;
  readonly group: Grouping;
  readonly lanes: Grouping;
}

const NO_PARENT: Filter = { field: 'parent', is: 'in', values: ['none'] };

/** Whether the server knows the groups. */
export function isServed(group: Grouping): boolean {
  return group === 'none' || GROUP_NAMES[group] !== undefined;
}

/** The name of a grouping in the API. */
export function groupName(group: Grouping): string {
  return GROUP_NAMES[group] ?? '';
}

/** The parameter that chooses a group of the server's by its key. */
export function groupParam(group: Grouping, key: string): readonly (readonly [string, string])[] {
  const name = GROUP_NAMES[group];
  if (!name) return [];
  return [[name, key === 'none' && group !== 'priority' ? 'None' : key]];
}

/** The key of a group by what the server calls it. */
export function keyOfGroup(name: string): string {
  return name === 'None' ? 'none' : name;
}

/** The question that a view is; null for one that the API has no words for. */
export function questionOf(
  view: ViewState,
  scope: Scope,
  within: Filter | undefined,
): Question | null {
  const { project, assignee, createdBy, asked } = scope;
  const written = filtersOf({
    all: [
      ...(within ? [within] : []),
      ...(view.filter ? [view.filter] : []),
      ...(view.subs ? [] : [NO_PARENT]),
      ...(assignee ? [oneOf('assignee', assignee)] : []),
      ...(createdBy ? [oneOf('created_by', createdBy)] : []),
    ],
  });
  if (!written) return null;
  const filters = [
    ...(asked?.filters ? [asked.filters] : []),
    ...(Object.keys(written).length > 0 ? [JSON.stringify(written)] : []),
  ];
  const [first = ''] = filters;
  const all = filters.length > 1 ? `{"and":[${filters.join(',')}]}` : first;
  const isBoard = view.layout === 'board';
  const group = isBoard && view.group === 'none' ? 'state' : view.group;
  const lanes = isBoard && view.lanes !== group ? view.lanes : 'none';
  return {
    place: project ? `projects/${project}/` : '',
    params: {
      ...pqlOf(view, asked?.pql ?? ''),
      ...(all && { filters: all }),
    },
    group: isServed(group) ? group : isBoard ? 'state' : 'none',
    lanes: isServed(lanes) ? lanes : 'none',
  };
}

function oneOf(field: 'assignee' | 'created_by', id: string): Filter {
  return { field, is: 'in', values: [id] };
}

/** The query, and the order: that of the query where it says one. */
function pqlOf({ pql, order, descending }: ViewState, own: string) {
  const order_by = `${descending ? '-' : ''}${nameOfOrder(order)}`;
  const asked = pql.trim();
  if (!own) return { ...(asked && { pql: asked }), ...(orderOf(asked) ? {} : { order_by }) };
  const both = withoutOrder(asked) ? `(${own}) AND (${withoutOrder(asked)})` : own;
  const ordered = asked.slice(withoutOrder(asked).length).trim();
  return { pql: ordered ? `${both} ${ordered}` : both, ...(ordered ? {} : { order_by }) };
}
