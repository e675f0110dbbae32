/** How cycles and modules go: what is in them, how much of it is done, and where a cycle is in its life. */
import { pointOf } from './places';
import type { Cycle, Group, Id, Issue, Tables } from './rows';
import { derived, grouped, NONE } from './selectors';
import { dayIn } from './zones';

const byCycle = derived((issues: Tables['issues']) => grouped(issues.values(), (row) => row.cycle));
const byModule = derived((issues: Tables['issues']) => {
  const groups = new Map<Id, Issue[]>();
  for (const issue of issues.values()) {
    for (const of of issue.modules) {
      const group = groups.get(of);
      if (group) group.push(issue);
      else groups.set(of, [issue]);
    }
  }
  return groups;
});

/** The issues that are in a cycle or module, in no particular order. */
export function issuesIn(tables: Tables, kind: 'cycle' | 'module', id: Id): readonly Issue[] {
  const groups = kind === 'cycle' ? byCycle(tables.issues) : byModule(tables.issues);
  return groups.get(id) ?? NONE;
}

/** Where a cycle is in its life. */
export const PHASES = ['current', 'upcoming', 'draft', 'completed', 'archived'] as const;

/** Where a cycle is in its life. */
export type Phase = (typeof PHASES)[number];

/** Where a cycle is in its life at a moment, which is in the tables' form. */
export function phaseOf({ archived_at, start_date, end_date }: Cycle, now: string): Phase {
  if (archived_at !== null) return 'archived';
  if (end_date !== null && end_date < now) return 'completed';
  if (start_date === null) return 'draft';
  return start_date > now ? 'upcoming' : 'current';
}

/** The days of a cycle, both or none. */
export interface CycleDays {
  readonly start: string;
  readonly end: string;
}

/** The days from the first to the last of a cycle in a zone; null while it has none. */
export function daysOf(cycle: Cycle, zone: string): CycleDays | null {
  const { start_date, end_date } = cycle;
  if (start_date === null || end_date === null) return null;
  return { start: dayIn(zone, start_date), end: dayIn(zone, end_date) };
}

/** Whether issues can still be put into a cycle. */
export function isOpenCycle(cycle: Cycle, now: string): boolean {
  const phase = phaseOf(cycle, now);
  return phase !== 'completed' && phase !== 'archived';
}

/** Whether an issue is neither completed nor cancelled. */
export function isLeft(tables: Tables, issue: Issue): boolean {
  const group = tables.states.get(issue.state)?.group;
  return group !== 'completed' && group !== 'cancelled';
}

/** How much of a sum of issues is in each part of the workflow. */
export type Scope = Readonly<Record<Group, number>> & { readonly total: number };

/** How many issues, or points of them, there are in each part of the workflow. */
export function scopeOf(
  tables: Tables,
  issues: readonly Issue[],
  unit: 'items' | 'points' = 'items',
): Scope {
  const sums = {
    triage: 0,
    backlog: 0,
    unstarted: 0,
    started: 0,
    completed: 0,
    cancelled: 0,
    total: 0,
  };
  for (const issue of issues) {
    const size = unit === 'items' ? 1 : pointsOfIssue(tables, issue);
    sums[tables.states.get(issue.state)?.group ?? 'backlog'] += size;
    sums.total += size;
  }
  return sums;
}

/** The points of an issue as a number; nothing for one without, or with a word. */
function pointsOfIssue(tables: Tables, issue: Issue): number {
  const value = Number(pointOf(tables, issue.estimate_point)?.value ?? 0);
  return Number.isFinite(value) ? value : 0;
}

/** The part of a scope that is done, 0 to 100; cancelled work is none that is to be done. */
export function percentOf({ total, cancelled, completed }: Scope): number {
  const wanted = total - cancelled;
  return wanted > 0 ? Math.round((completed / wanted) * 100) : 0;
}
