import type { Id } from '../store/rows';

/** How a view is drawn. */
export const LAYOUTS = ['list', 'board', 'table'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What issues can be grouped by. */
export const GROUPINGS = [
  'none',
  'state',
  'state_group',
  'priority',
  'assignee',
  'label',
  'project',
  'parent',
  'cycle',
  'module',
  'estimate',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What issues can be ordered by; `manual` is the order that they were dragged into. */
export const ORDERS = [
  'manual',
  'number',
  'name',
  'priority',
  'state',
  'created_at',
  'updated_at',
  'start_date',
  'target_date',
  'completed_at',
  'point',
] as const;
export type OrderBy = (typeof ORDERS)[number];

/** Fields that have one or several values of a set. */
export const SET_FIELDS = [
  'project',
  'state',
  'state_group',
  'priority',
  'assignee',
  'label',
  'parent',
  'cycle',
  'module',
  'estimate',
  'created_by',
] as const;
export type SetField = (typeof SET_FIELDS)[number];

/** Fields that hold a day. */
export const DAY_FIELDS = [
  'start_date',
  'target_date',
  'created_at',
  'updated_at',
  'completed_at',
] as const;
export type DayField = (typeof DAY_FIELDS)[number];

/** Whether a field has one of the values; `none` among them stands for no value at all. */
export interface SetCondition {
  readonly field: SetField;
  readonly is: 'in' | 'not';
  readonly values: readonly string[];
}

/** Whether a day is before, on or after another: `YYYY-MM-DD`, or days from today such as `-7d`, `0d`, `14d`. */
export interface DayCondition {
  readonly field: DayField;
  readonly is: 'before' | 'on' | 'after' | 'none' | 'any';
  readonly day: string | null;
}

/** Whether name or key contain a text. */
export interface TextCondition {
  readonly field: 'text';
  readonly is: 'contains';
  readonly text: string;
}

/** What an issue must be to be shown: one tree. */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | SetCondition
  | DayCondition
  | TextCondition;

/** Everything that a page of issues shows by, as its URL has it. */
export interface ViewState {
  readonly layout: Layout;
  readonly filter: Filter | null;
  /** A query that the server answers, besides the filter; empty for none. */
  readonly pql: string;
  readonly group: Grouping;
  /** The rows of a board; `none` is one row. */
  readonly lanes: Grouping;
  readonly order: OrderBy;
  readonly descending: boolean;
  /** Whether groups without issues are shown. */
  readonly empty: boolean;
  /** Whether sub-items are shown beside their parents. */
  readonly subs: boolean;
}

/** Which issues a page is about, besides its filter. */
export interface Scope {
  readonly project?: Id;
  readonly assignee?: Id;
  readonly createdBy?: Id;
  /** The only issues that it can show. */
  readonly only?: ReadonlySet<Id>;
  /** Whether those stand in the order that they are shown in, instead of the view's. */
  readonly inOrder?: boolean;
  /** What only the server can tell of them, where the page asks it for issues: a query, a filter as JSON. */
  readonly asked?: { readonly pql?: string; readonly filters?: string };
}

/** A group of a view: `key` is the value that its issues share, `none` for none. */
export interface ViewGroup {
  readonly key: string;
  readonly field: Grouping;
  readonly issues: readonly Id[];
  /** The same issues by lane, when the view has lanes. */
  readonly lanes?: ReadonlyMap<string, readonly Id[]>;
  /** What of it only the server has; nothing where all of it is here. */
  readonly beyond?: Beyond;
  /** The same by lane. */
  readonly laneBeyond?: ReadonlyMap<string, Beyond>;
}

/** Issues that are not shown yet: how many, and whether the next of them can be asked for. */
export interface Beyond {
  readonly rest: number;
  readonly hasMore: boolean;
}

/** How many issues a group has, those that are not shown yet included. */
export function totalOf({ issues, beyond }: Pick<ViewGroup, 'issues' | 'beyond'>): number {
  return issues.length + (beyond?.rest ?? 0);
}
