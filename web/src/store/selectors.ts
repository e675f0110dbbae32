import type {
  Id,
  Issue,
  Label,
  Member,
  Project,
  ProjectRole,
  Relation,
  State,
  Tables,
} from './rows';

/** Remembers what was computed from a table for as long as the table stays the same. */
export function derived<Table extends object, Value>(compute: (table: Table) => Value) {
  const known = new WeakMap<Table, Value>();
  return (table: Table): Value => {
    let value = known.get(table);
    if (value === undefined) {
      value = compute(table);
      known.set(table, value);
    }
    return value;
  };
}

type Issues = Tables['issues'];

/** Rows by what they share; those whose key is null are left out. */
export function grouped<Row>(
  rows: Iterable<Row>,
  key: (row: Row) => string | null,
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const of = key(row);
    if (of === null) continue;
    const group = groups.get(of);
    if (group) group.push(row);
    else groups.set(of, [row]);
  }
  return groups;
}

const byParent = derived((issues: Issues) => grouped(issues.values(), (issue) => issue.parent));
const relationsByIssue = derived((relations: Tables['relations']) =>
  grouped(relations.values(), (relation) => relation.issue),
);
const byProject = derived((issues: Issues) => grouped(issues.values(), (issue) => issue.project));
const byNumber = derived(
  (issues: Issues) =>
    new Map([...issues.values()].map((row) => [`${row.project} ${row.number}`, row])),
);
const statesOf = derived((states: Tables['states']) => {
  const groups = grouped(states.values(), (state) => state.project);
  for (const rows of groups.values()) rows.sort(byWorkflow);
  return groups;
});
const labelsOf = derived((labels: Tables['labels']) => {
  const groups = grouped(labels.values(), (label) => label.project);
  for (const rows of groups.values()) rows.sort((a, b) => compareNames(a.name, b.name));
  return groups;
});
const projectsByKey = derived(
  (projects: Tables['projects']) =>
    new Map([...projects.values()].map((row) => [row.identifier.toUpperCase(), row])),
);

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** The order of names for people: whatever the case, numbers by their value. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

const GROUP_ORDER = ['triage', 'backlog', 'unstarted', 'started', 'completed', 'cancelled'];

/** The order of states: by part of the workflow, then by their place in it. */
export function byWorkflow(a: State, b: State): number {
  const groups = GROUP_ORDER.indexOf(a.group) - GROUP_ORDER.indexOf(b.group);
  return groups || a.sequence - b.sequence || compareNames(a.name, b.name);
}

/** No rows, the same each time. */
export const NONE: readonly never[] = Object.freeze([]);

/** The sub-items of an issue, in no particular order. */
export function subItems(tables: Tables, issue: Id): readonly Issue[] {
  return byParent(tables.issues).get(issue) ?? NONE;
}

/** The relations of an issue, as seen from it, in no particular order. */
export function relationsOf(tables: Tables, issue: Id): readonly Relation[] {
  return relationsByIssue(tables.relations).get(issue) ?? NONE;
}

/** Whether the work on an issue is over. */
export function isClosed(tables: Tables, issue: Issue): boolean {
  const group = tables.states.get(issue.state)?.group;
  return group === 'completed' || group === 'cancelled';
}

/** Whether an open issue waits for another open one. */
export function isBlocked(tables: Tables, issue: Issue): boolean {
  return (
    !isClosed(tables, issue) &&
    relationsOf(tables, issue.id).some((relation) => {
      const other = relation.relation === 'blocked_by' && tables.issues.get(relation.with);
      return other && !isClosed(tables, other);
    })
  );
}

/** The issues of a project, in no particular order. */
export function projectIssues(tables: Tables, project: Id): readonly Issue[] {
  return byProject(tables.issues).get(project) ?? NONE;
}

/** The states of a project in the order of its workflow. */
export function projectStates(tables: Tables, project: Id): readonly State[] {
  return statesOf(tables.states).get(project) ?? NONE;
}

/** The state that stands for a group in a project: where new issues begin, if that is in it, else the first. */
export function stateOfGroup(tables: Tables, project: Id, group: string): State | undefined {
  const states = projectStates(tables, project).filter((state) => state.group === group);
  return states.find((state) => state.is_default) ?? states[0];
}

/** The labels of a project by name. */
export function projectLabels(tables: Tables, project: Id): readonly Label[] {
  return labelsOf(tables.labels).get(project) ?? NONE;
}

/** The project with an identifier, in any case. */
export function projectByIdentifier(tables: Tables, identifier: string): Project | undefined {
  return projectsByKey(tables.projects).get(identifier.toUpperCase());
}

/** The issue that a key such as `ENG-42` names, in any case. */
export function issueByKey(tables: Tables, key: string): Issue | undefined {
  const [, identifier, number] = /^([^\s]+)-(\d+)$/.exec(key) ?? [];
  if (identifier === undefined || number === undefined) return undefined;
  const project = projectByIdentifier(tables, identifier);
  return project && byNumber(tables.issues).get(`${project.id} ${Number(number)}`);
}

/** What an issue is called, for example `ENG-42`; without a number as long as the server has not given one. */
export function issueKey(tables: Tables, issue: Pick<Issue, 'project' | 'number'>): string {
  const identifier = tables.projects.get(issue.project)?.identifier ?? '?';
  return issue.number > 0 ? `${identifier}-${issue.number}` : `${identifier}-…`;
}

/** The people who may work on the issues of a project, by name. */
export function projectPeople(tables: Tables, project: Id): readonly Member[] {
  const people: Member[] = [];
  for (const { project: of, user } of tables.projectMembers.values()) {
    const member = of === project ? tables.members.get(user) : undefined;
    if (member?.is_active) people.push(member);
  }
  return people.sort((a, b) => compareNames(a.display_name, b.display_name));
}

/** The caller's own membership in a project, as a role; null when they are not in it. */
export function myRole(tables: Tables, project: Id): ProjectRole | null {
  return tables.projects.get(project)?.role ?? null;
}

/** Whether the caller may change content of a project: create issues and change them. */
export function mayEdit(tables: Tables, project: Id): boolean {
  const row = tables.projects.get(project);
  return (
    row !== undefined && row.archived_at === null && (row.role === 'admin' || row.role === 'member')
  );
}

/** Whether the caller may delete an issue: they made it, or are an admin of its project. */
export function mayDelete(tables: Tables, id: Id): boolean {
  const row = tables.issues.get(id);
  if (!row || !mayEdit(tables, row.project)) return false;
  return row.created_by === tables.me || tables.projects.get(row.project)?.role === 'admin';
}

/** Whether the caller may comment on a project's issues, react to them and hear of them. */
export function mayComment(tables: Tables, project: Id): boolean {
  const row = tables.projects.get(project);
  return row !== undefined && row.archived_at === null && row.role !== null;
}

/** Whether the caller sees only the issues of a project that they created or work on. */
export function isLimited(tables: Tables, project: Id): boolean {
  const row = tables.projects.get(project);
  return row?.role === 'guest' && !row.features.includes('guests_see_all');
}

/** Whether the caller may change the settings and members of a project. */
export function mayManage(tables: Tables, project: Id): boolean {
  const row = tables.projects.get(project);
  if (!row?.role) return false;
  return row.role === 'admin' || tables.role === 'owner' || tables.role === 'admin';
}

/** Whether the caller may copy a project, which can also be archived. */
export function mayCopy(tables: Tables, project: Id): boolean {
  const role = tables.projects.get(project)?.role;
  return tables.role !== 'guest' && (role === 'admin' || role === 'member');
}

/** The open projects that the caller is in, by name. */
export function myProjects(tables: Tables): readonly Project[] {
  const mine = [...tables.projects.values()].filter((row) => row.role && row.archived_at === null);
  return mine.sort((a, b) => compareNames(a.name, b.name));
}
