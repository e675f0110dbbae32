import type { Issue, Tables } from '../store/rows';
import { issueKey } from '../store/selectors';
import type { DayCondition, Filter, SetCondition, SetField, TextCondition } from './types';

/** What a field that has values of a set has in an issue. */
export function valuesOf(tables: Tables, issue: Issue, field: SetField): readonly string[] {
  switch (field) {
    case 'project':
    case 'state':
    case 'priority':
    case 'created_by':
      return [issue[field]];
    case 'state_group':
      return [tables.states.get(issue.state)?.group ?? 'backlog'];
    case 'assignee':
      return issue.assignees;
    case 'label':
      return issue.labels;
    case 'parent':
      return issue.parent ? [issue.parent] : [];
    case 'cycle':
      return issue.cycle ? [issue.cycle] : [];
    case 'module':
      return issue.modules;
    case 'estimate':
      return issue.estimate_point ? [issue.estimate_point] : [];
  }
}

/** Whether an issue is as a filter says; `today` is the day that relative days count from. */
export function matches(
  tables: Tables,
  issue: Issue,
  filter: Filter | null,
  today = new Date().toISOString().slice(0, 10),
): boolean {
  if (!filter) return true;
  if ('all' in filter) return filter.all.every((one) => matches(tables, issue, one, today));
  if ('any' in filter) return filter.any.some((one) => matches(tables, issue, one, today));
  if ('not' in filter) return !matches(tables, issue, filter.not, today);
  switch (filter.is) {
    case 'in':
      return hasOne(tables, issue, filter);
    case 'not':
      return !hasOne(tables, issue, filter);
    case 'contains':
      return containsText(tables, issue, filter);
    default:
      return matchesDay(issue, filter, today);
  }
}

function hasOne(tables: Tables, issue: Issue, { field, values }: SetCondition): boolean {
  const own = valuesOf(tables, issue, field);
  if (own.length === 0) return values.includes('none');
  return own.some((value) => values.includes(value));
}

function containsText(tables: Tables, issue: Issue, { text }: TextCondition): boolean {
  const wanted = text.trim().toLocaleLowerCase();
  if (wanted === '') return true;
  const name = issue.name.toLocaleLowerCase();
  return name.includes(wanted) || issueKey(tables, issue).toLowerCase().startsWith(wanted);
}

function matchesDay(issue: Issue, { field, is, day }: DayCondition, today: string): boolean {
  const own = issue[field]?.slice(0, 10) ?? null;
  if (is === 'none') return own === null;
  if (is === 'any') return own !== null;
  if (own === null || day === null) return false;
  const other = absoluteDay(day, today);
  if (is === 'before') return own < other;
  return is === 'after' ? own > other : own === other;
}

/** A day as `YYYY-MM-DD`, also when it is written as days from today, such as `-7d`. */
export function absoluteDay(day: string, today: string): string {
  const [, days] = /^([+-]?\d{1,5})d$/.exec(day) ?? [];
  if (days === undefined) return day;
  const at = new Date(`${today}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + Number(days));
  return at.toISOString().slice(0, 10);
}

/** The conditions of a filter, for chips: a tree of `all` is a row of chips. */
export function describeFilter(filter: Filter | null): readonly Filter[] {
  if (!filter) return [];
  return 'all' in filter ? filter.all : [filter];
}
