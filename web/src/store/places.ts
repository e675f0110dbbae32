/** What issues are put into: cycles and modules, and what they are estimated by. */
import type { Cycle, Estimate, EstimatePoint, Group, Id, Issue, Module, Tables } from './rows';
import { compareNames, derived, grouped, NONE } from './selectors';
import { dayIn } from './zones';

const cyclesOf = derived((cycles: Tables['cycles']) => {
  const groups = grouped(cycles.values(), (row) => row.project);
  for (const rows of groups.values()) rows.sort(byDates);
  return groups;
});
const modulesOf = derived((modules: Tables['modules']) => {
  const groups = grouped(modules.values(), (row) => row.project);
  for (const rows of groups.values()) rows.sort((a, b) => compareNames(a.name, b.name));
  return groups;
});
const pointsOf = derived(
  (estimates: Tables['estimates']) =>
    new Map([...estimates.values()].flatMap(({ points }) => points.map((row) => [row.id, row]))),
);
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

/** Cycles in the order of their time; those without dates are the last. */
function byDates(a: Cycle, b: Cycle): number {
  const [x, y] = [a.start_date ?? '~', b.start_date ?? '~'];
  if (x !== y) return x < y ? -1 : 1;
  return a.sort_order - b.sort_order || compareNames(a.name, b.name);
}

/** The cycles of a project in the order of their time, archived ones too. */
export function projectCycles(tables: Tables, project: Id): readonly Cycle[] {
  return cyclesOf(tables.cycles).get(project) ?? NONE;
}

/** The modules of a project by name, archived ones too. */
export function projectModules(tables: Tables, project: Id): readonly Module[] {
  return modulesOf(tables.modules).get(project) ?? NONE;
}

/** The estimate that a project uses. */
export function projectEstimate(tables: Tables, project: Id): Estimate | undefined {
  return tables.estimates.get(tables.projects.get(project)?.estimate ?? '');
}

/** A value of an estimate by its id. */
export function pointOf(tables: Tables, id: Id | null): EstimatePoint | undefined {
  return id === null ? undefined : pointsOf(tables.estimates).get(id);
}

/** What of an issue names the things it is put into. */
export type PlaceField = 'cycle' | 'module' | 'estimate';

/** Whether issues of a project can be put into cycles or modules, or be estimated. */
export function hasPlace(tables: Tables, project: Id, field: PlaceField): boolean {
  if (field === 'estimate') return projectEstimate(tables, project) !== undefined;
  const own = field === 'cycle' ? projectCycles : projectModules;
  const isOn = tables.projects.get(project)?.features.includes(`${field}s`) ?? false;
  return isOn || own(tables, project).length > 0;
}

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
