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
  /** The estimate that its issues use. */
  readonly estimate: Id | null;
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

/** A cycle: issues that are to be done between two moments, or at some time when it has none yet. */
export interface Cycle {
  readonly id: Id;
  readonly project: Id;
  readonly name: string;
  readonly description: string;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly owner: Id;
  /** The zone whose days its burn-down has. */
  readonly timezone: string;
  readonly sort_order: number;
  readonly archived_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly version: number;
}

/** How far a module has come, in the order of its life. */
export const MODULE_STATUSES = [
  'backlog',
  'planned',
  'in-progress',
  'paused',
  'completed',
  'cancelled',
] as const;

/** How far a module has come. */
export type ModuleStatus = (typeof MODULE_STATUSES)[number];

/** An address that belongs to a module. */
export interface ModuleLink {
  readonly id: Id;
  readonly url: string;
  readonly title: string | null;
}

/** A module: issues that are one piece of work; its days are `YYYY-MM-DD`, its members are sorted by id. */
export interface Module {
  readonly id: Id;
  readonly project: Id;
  readonly name: string;
  readonly description: string;
  readonly start_date: string | null;
  readonly target_date: string | null;
  readonly status: ModuleStatus;
  readonly lead: Id | null;
  readonly members: readonly Id[];
  readonly links: readonly ModuleLink[];
  readonly sort_order: number;
  readonly archived_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly version: number;
}

/** A value of an estimate. */
export interface EstimatePoint {
  readonly id: Id;
  readonly key: number;
  readonly value: string;
  readonly description: string;
}

/** How a project counts how much work its issues are; the points are in order of key, then value. */
export interface Estimate {
  readonly id: Id;
  readonly project: Id;
  readonly name: string;
  readonly description: string;
  readonly kind: 'categories' | 'points';
  readonly points: readonly EstimatePoint[];
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
  readonly cycle: Id | null;
  /** The modules that it is in, sorted by id. */
  readonly modules: readonly Id[];
  readonly estimate_point: Id | null;
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

/** What became of what was handed in, as the wire has it; a snoozed one whose time is over is pending again. */
export const STATUS = { pending: -2, declined: -1, snoozed: 0, accepted: 1, duplicate: 2 } as const;

/** One of [`STATUS`]. */
export type SubmissionStatus = (typeof STATUS)[keyof typeof STATUS];

/** A work item that waits in the intake of its project; `intake` is the id of its entry there. */
export interface Submission {
  readonly id: Id;
  readonly intake: Id;
  readonly project: Id;
  readonly number: number;
  readonly name: string;
  readonly priority: Priority;
  /** As it is stored: whether a snoozed one has come back is told by `statusAt`. */
  readonly status: SubmissionStatus;
  readonly snoozed_till: string | null;
  readonly duplicate_to: Id | null;
  /** Where it came from, in the words of who handed it in. */
  readonly source: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly version: number;
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
  /** The collection that it is in itself; a page below another is where that is. */
  readonly collection: Id | null;
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

/** What somebody may do with a private collection; to comment is to see, so far. */
export type CollectionAccess = 'view' | 'comment' | 'edit';

/** A member of a collection; `id` is the place, not the person. */
export interface CollectionMember {
  readonly id: Id;
  readonly user: Id;
  readonly access: CollectionAccess;
}

/** A group of the workspace's pages: everybody's, or for its owner and members alone. */
export interface Collection {
  readonly id: Id;
  readonly name: string;
  readonly access: PageAccess;
  readonly owner: Id;
  readonly logo: unknown;
  readonly sort_order: number;
  /** Its owner first. */
  readonly members: readonly CollectionMember[];
  readonly created_at: string;
  readonly updated_at: string;
  readonly created_by: Id;
  readonly updated_by: Id;
  readonly version: number;
}

/** What work items of a saved view are grouped by, as the API names it. */
export type ViewGroup =
  | 'state_id'
  | 'state__group'
  | 'priority'
  | 'project_id'
  | 'labels__id'
  | 'assignees__id'
  | 'cycle_id'
  | 'issue_module__module_id'
  | 'created_by'
  | 'target_date'
  | 'start_date';

/** In which form work items of a saved view are shown. */
export type ViewLayout = 'list' | 'board' | 'table' | 'calendar' | 'timeline';

/** A saved view; without a project it is the workspace's. */
export interface SavedView {
  readonly id: Id;
  readonly project: Id | null;
  readonly name: string;
  readonly description: string;
  /** The filter; empty for none. */
  readonly filters: Readonly<Record<string, unknown>>;
  /** The query, in the place of a filter; empty for none. */
  readonly pql: string;
  readonly group_by: ViewGroup | null;
  readonly sub_group_by: ViewGroup | null;
  /** The order of its work items, as `order_by` of lists has it. */
  readonly sorting: string;
  readonly layout: ViewLayout;
  /** What applications keep of how it is shown. */
  readonly display: Readonly<Record<string, unknown>>;
  readonly access: PageAccess;
  readonly owner: Id;
  readonly logo: unknown;
  readonly sort_order: number;
  readonly is_locked: boolean;
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
  /** Whether only some of the issues and relations are here, because all of them are too many. */
  readonly isPartial: boolean;
  readonly members: ReadonlyMap<Id, Member>;
  readonly projects: ReadonlyMap<Id, Project>;
  readonly projectMembers: ReadonlyMap<Id, ProjectMember>;
  readonly states: ReadonlyMap<Id, State>;
  readonly labels: ReadonlyMap<Id, Label>;
  readonly cycles: ReadonlyMap<Id, Cycle>;
  readonly modules: ReadonlyMap<Id, Module>;
  readonly estimates: ReadonlyMap<Id, Estimate>;
  readonly issues: ReadonlyMap<Id, Issue>;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly intake: ReadonlyMap<Id, Submission>;
  readonly pages: ReadonlyMap<Id, Page>;
  readonly collections: ReadonlyMap<Id, Collection>;
  readonly views: ReadonlyMap<Id, SavedView>;
}

/** What of a project issues can be put into, and be estimated by. */
export const PLACES = ['cycles', 'modules', 'estimates'] as const;

/** The names of the tables that hold rows. */
export const TABLE_NAMES = [
  'members',
  'projects',
  'projectMembers',
  'states',
  'labels',
  ...PLACES,
  'issues',
  'relations',
  'intake',
  'pages',
  'collections',
  'views',
] as const;

/** A table that holds rows. */
export type TableName = (typeof TABLE_NAMES)[number];
