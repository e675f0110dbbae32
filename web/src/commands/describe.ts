import type { EventData } from '../store/events';
import type { Cycle, Id, Issue, Label, Module, Project, State, Tables } from '../store/rows';
import { issueKey } from '../store/selectors';
import type { PredictedEvent } from './types';

/** A state as events name it. */
export function stateRef(state: State): { id: Id; name: string; group: string } {
  return { id: state.id, name: state.name, group: state.group };
}

/** A label as events name it. */
export function labelRef(label: Label): { id: Id; name: string } {
  return { id: label.id, name: label.name };
}

/** An issue as events name it. */
export function issueRef(tables: Tables, issue: Issue): { id: Id; key: string } {
  return { id: issue.id, key: issueKey(tables, issue) };
}

/** What an event says of an issue that is made from a row; null while its state is not known. */
export function contentOf(tables: Tables, row: Issue): Record<string, unknown> | null {
  const state = tables.states.get(row.state);
  const project = tables.projects.get(row.project);
  const parent = row.parent ? tables.issues.get(row.parent) : undefined;
  if (!state || !project) return null;
  return {
    project: row.project,
    name: row.name,
    priority: row.priority,
    state: stateRef(state),
    assignees: row.assignees,
    labels: row.labels.flatMap((label) => tables.labels.get(label) ?? []).map(labelRef),
    ...(parent && { parent: issueRef(tables, parent) }),
    ...(row.start_date && { start_date: row.start_date }),
    ...(row.target_date && { target_date: row.target_date }),
    ...(typeof row.point === 'number' && { point: row.point }),
    ...(row.estimate_point && { estimate_point: { id: row.estimate_point, value: '' } }),
  };
}

/** An event of an issue that is expected. */
export function issueEvent(issue: Pick<Issue, 'id' | 'project'>, data: EventData): PredictedEvent {
  return { entity: 'issue', entity_id: issue.id, project: issue.project, issue: issue.id, data };
}

/** An event of a project, its states, labels or members that is expected. */
export function projectEvent(project: Id, data: EventData): PredictedEvent {
  return { entity: 'project', entity_id: project, project, issue: null, data };
}

/** Anything with a name, as events name it. */
export function namedRef({ id, name }: { readonly id: Id; readonly name: string }) {
  return { id, name };
}

/** An event of a cycle or module that is expected. */
export function placeEvent(
  entity: 'cycle' | 'module',
  { id, project }: Pick<Cycle | Module, 'id' | 'project'>,
  data: EventData,
): PredictedEvent {
  return { entity, entity_id: id, project, issue: null, data };
}

export function issuePath(issue: Pick<Issue, 'id' | 'project'>): string {
  return `projects/${issue.project}/work-items/${issue.id}/`;
}

export function projectPath(project: Pick<Project, 'id'>): string {
  return `projects/${project.id}/`;
}

/** The key that keeps the order of commands about an issue. */
export function orderOf(
  kind:
    | 'issue'
    | 'comment'
    | 'page'
    | 'collection'
    | 'view'
    | 'project'
    | 'workspace'
    | 'cycles'
    | 'modules',
  id: Id,
): string {
  return `${kind}:${id}`;
}

/** Whether two lists have the same members. */
export function sameSet(a: readonly Id[], b: readonly Id[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}
