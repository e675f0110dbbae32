/** An id: a lower-case UUID. */
export type Id = string;

/** What a person may do in a workspace. */
export type Role = 'owner' | 'admin' | 'member' | 'guest';

/** What a person may do in a project. */
export type ProjectRole = 'admin' | 'member' | 'guest';

/** The parts of a workflow, in their order. */
export const GROUPS = [
  'triage',
  'backlog',
  'unstarted',
  'started',
  'completed',
  'cancelled',
] as const;

/** The part of the workflow that a state belongs to. */
export type Group = (typeof GROUPS)[number];

/** How urgent an issue can be, the most urgent first. */
export const PRIORITIES = ['urgent', 'high', 'medium', 'low', 'none'] as const;

/** How urgent an issue is. */
export type Priority = (typeof PRIORITIES)[number];

/** A workspace. */
export interface Workspace {
  readonly id: Id;
  readonly name: string;
  readonly slug: string;
  readonly timezone: string;
}

/**
 * A person or program that is in the workspace, or was (`is_active` is false then, so filter by it where somebody is chosen);
 * `email` is empty and `role` null for readers who may not know them.
 */
export interface Member {
  readonly id: Id;
  readonly display_name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly avatar: string;
  readonly email: string;
  readonly role: Role | null;
  readonly is_bot: boolean;
  readonly is_active: boolean;
}

/** A project; `role` is the caller's in it, null for those who are not in it. */
export interface Project {
  readonly id: Id;
  readonly name: string;
  readonly identifier: string;
  readonly description: string;
  readonly emoji: string | null;
  readonly icon_prop: unknown;
  readonly logo_props: unknown;
  readonly cover_image: string | null;
  readonly lead: Id | null;
  readonly default_assignee: Id | null;
  readonly timezone: string;
  readonly archived_at: string | null;
  readonly features: readonly string[];
  readonly role: ProjectRole | null;
}

/** A membership of a project; `membership` is its id. */
export interface ProjectMember {
  readonly membership: Id;
  readonly project: Id;
  readonly user: Id;
  readonly role: ProjectRole;
}

/** A state of a project's workflow. */
export interface State {
  readonly id: Id;
  readonly project: Id;
  readonly name: string;
  readonly colour: string;
  readonly group: Group;
  readonly sequence: number;
  readonly is_default: boolean;
  readonly description: string;
}

/** A label of a project. */
export interface Label {
  readonly id: Id;
  readonly project: Id;
  readonly name: string;
  readonly colour: string;
  readonly parent: Id | null;
  readonly sort_order: number;
  readonly description: string;
}

/** An issue without its long texts; days are `YYYY-MM-DD`, times RFC 3339 in UTC with six digits of a second. */
export interface Issue {
  readonly id: Id;
  readonly project: Id;
  readonly number: number;
  readonly name: string;
  readonly state: Id;
  readonly priority: Priority;
  readonly assignees: readonly Id[];
  readonly labels: readonly Id[];
  readonly parent: Id | null;
  readonly start_date: string | null;
  readonly target_date: string | null;
  readonly point: number | null;
  readonly sort_order: number;
  readonly created_at: string;
  readonly updated_at: string;
  readonly completed_at: string | null;
  readonly created_by: Id;
  readonly version: number;
}

/** How an issue stands to another one, as seen from the first. */
export type RelationKind =
  | 'blocking'
  | 'blocked_by'
  | 'duplicate'
  | 'relates_to'
  | 'start_after'
  | 'start_before'
  | 'finish_after'
  | 'finish_before';

/** One direction of a relation between two issues; its id is put together from the rest by `relationId`. */
export interface Relation {
  readonly id: string;
  readonly issue: Id;
  readonly relation: RelationKind;
  readonly with: Id;
  readonly project: Id;
  readonly with_project: Id;
}

/** The name of one direction of a relation. */
export function relationId(issue: Id, relation: RelationKind, other: Id): string {
  return `${issue} ${relation} ${other}`;
}

/** Who reads a page: everybody who is in its project or workspace, or its owner alone. */
export type PageAccess = 'PUBLIC' | 'PRIVATE';

/** A page without its text; without a project it is the workspace's. */
export interface Page {
  readonly id: Id;
  readonly project: Id | null;
  readonly name: string;
  readonly access: PageAccess;
  readonly owner: Id;
  readonly parent: Id | null;
  readonly colour: string | null;
  readonly logo: unknown;
  readonly sort_order: number;
  readonly is_locked: boolean;
  readonly archived_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly updated_by: Id;
  readonly version: number;
}

/** The copy of a workspace at a position of its log. Every map is by id; project members are by membership. */
export interface Tables {
  readonly epoch: string;
  readonly position: number;
  readonly workspace: Workspace;
  readonly me: Id;
  readonly role: Role;
  readonly members: ReadonlyMap<Id, Member>;
  readonly projects: ReadonlyMap<Id, Project>;
  readonly projectMembers: ReadonlyMap<Id, ProjectMember>;
  readonly states: ReadonlyMap<Id, State>;
  readonly labels: ReadonlyMap<Id, Label>;
  readonly issues: ReadonlyMap<Id, Issue>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly pages: ReadonlyMap<Id, Page>;
}

/** The names of the tables that hold rows. */
export const TABLE_NAMES = [
  'members',
  'projects',
  'projectMembers',
  'states',
  'labels',
  'issues',
  'relations',
  'pages',
] as const;

/** A table that holds rows. */
export type TableName = (typeof TABLE_NAMES)[number];
