/** What issues are put into: cycles and modules, and what they are estimated by. */
import type { Cycle, Estimate, EstimatePoint, Id, Module, Tables } from './rows';
import { compareNames, derived, grouped, NONE } from './selectors';

const cyclesOf = derived((cycles: Tables['cycles']) => {
  const groups = grouped(cycles.values(), (row) => row.project);
  for (const rows of groups.values()) rows.sort(byDates);
  return groups;
});
const modulesOf = derived((modules: Tables['modules']) => {
  const groups = grouped(modules.values(), (row) => row.project);
  for (const rows of groups.values()) rows.sort(byPlace);
  return groups;
});
const pointsOf = derived(
  (estimates: Tables['estimates']) =>
    new Map([...estimates.values()].flatMap(({ points }) => points.map((row) => [row.id, row]))),
);
/** The order that is made by hand. */
function byPlace(a: Cycle | Module, b: Cycle | Module): number {
  return a.sort_order - b.sort_order || compareNames(a.name, b.name);
}

/** Cycles in the order of their time; those without dates are the last, in the order that is made by hand. */
function byDates(a: Cycle, b: Cycle): number {
  const [x, y] = [a.start_date ?? '~', b.start_date ?? '~'];
  if (x !== y) return x < y ? -1 : 1;
  return byPlace(a, b);
}

/** The cycles of a project in the order of their time, archived ones too. */
export function projectCycles(tables: Tables, project: Id): readonly Cycle[] {
  return cyclesOf(tables.cycles).get(project) ?? NONE;
}

/** The modules of a project in the order that is made by hand, archived ones too. */
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
