import { type Knowledge, noKnowledge } from '../store/reduce/draft';
import { inOrder } from '../store/reduce/estimates';
import { filled } from '../store/reduce/occurred';
import type {
  Collection,
  Cycle,
  Estimate,
  Id,
  Issue,
  Label,
  Member,
  Module,
  Page,
  Project,
  ProjectMember,
  Relation,
  Role,
  SavedView,
  State,
  Submission,
  Tables,
  Workspace,
} from '../store/rows';
import { relationId } from '../store/rows';
import { canonicalTime } from '../store/times';

/** A copy of a workspace, and what is known of it besides its rows. */
export interface Copy {
  readonly tables: Tables;
  readonly knowledge: Knowledge;
}

/** A body that ended before its last line. */
export class CutOff extends Error {}

interface Head {
  readonly type: 'head';
  readonly epoch: string;
  readonly position: number;
  readonly workspace: Workspace;
  readonly user: Id;
  readonly role: Role;
  readonly projects?: readonly Id[];
}

type Line =
  | Head
  | { readonly type: 'members'; readonly rows: readonly Member[] }
  | { readonly type: 'projects'; readonly rows: readonly Project[] }
  | { readonly type: 'project_members'; readonly rows: readonly ProjectMember[] }
  | { readonly type: 'states'; readonly rows: readonly State[] }
  | { readonly type: 'labels'; readonly rows: readonly Label[] }
  | { readonly type: 'cycles'; readonly rows: readonly Cycle[] }
  | { readonly type: 'modules'; readonly rows: readonly Module[] }
  | { readonly type: 'estimates'; readonly rows: readonly Estimate[] }
  | {
      readonly type: 'issues';
      readonly columns: IssueColumns;
    }
  | { readonly type: 'relations'; readonly rows: readonly Omit<Relation, 'id'>[] }
  | { readonly type: 'intake'; readonly rows: readonly Submission[] }
  | { readonly type: 'pages'; readonly rows: readonly Page[] }
  | { readonly type: 'collections'; readonly rows: readonly Collection[] }
  | { readonly type: 'views'; readonly rows: readonly SavedView[] }
  | { readonly type: 'end'; readonly position: number };

/** The columns of issues; a server that is older than this page lacks some. */
type IssueColumns = { readonly [F in keyof Issue]: readonly Issue[F][] };

/** The lines of a body as they come. */
export async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = parts.pop() ?? '';
      for (const part of parts) if (part !== '') yield part;
    }
    if (rest.trim() !== '') yield rest;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Builds a copy from the lines of a snapshot. */
export class Builder {
  #head: Head | null = null;
  #hasEnded = false;
  hasDictionaries = false;
  readonly #members = new Map<Id, Member>();
  readonly #projects = new Map<Id, Project>();
  readonly #projectMembers = new Map<Id, ProjectMember>();
  readonly #states = new Map<Id, State>();
  readonly #labels = new Map<Id, Label>();
  readonly #cycles = new Map<Id, Cycle>();
  readonly #modules = new Map<Id, Module>();
  readonly #estimates = new Map<Id, Estimate>();
  readonly #issues = new Map<Id, Issue>();
  readonly #relations = new Map<string, Relation>();
  readonly #intake = new Map<Id, Submission>();
  readonly #pages = new Map<Id, Page>();
  readonly #collections = new Map<Id, Collection>();
  readonly #views = new Map<Id, SavedView>();

  /** Adds a line; those of a kind that is not known here are skipped. */
  add(line: Line): void {
    switch (line.type) {
      case 'head':
        this.#head = line;
        break;
      case 'members':
        for (const row of line.rows) this.#members.set(row.id, member(row));
        break;
      case 'projects':
        for (const row of line.rows) this.#projects.set(row.id, project(row));
        this.hasDictionaries = true;
        break;
      case 'project_members':
        for (const row of line.rows) this.#projectMembers.set(row.membership, projectMember(row));
        break;
      case 'states':
        for (const row of line.rows) this.#states.set(row.id, state(row));
        break;
      case 'labels':
        for (const row of line.rows) this.#labels.set(row.id, label(row));
        break;
      case 'cycles':
        for (const row of line.rows) this.#cycles.set(row.id, cycle(row));
        break;
      case 'modules':
        for (const row of line.rows) this.#modules.set(row.id, module(row));
        break;
      case 'estimates':
        for (const row of line.rows) this.#estimates.set(row.id, estimate(row));
        break;
      case 'issues':
        for (const row of issues(line.columns)) this.#issues.set(row.id, row);
        break;
      case 'relations':
        for (const row of line.rows.map(relation)) this.#relations.set(row.id, row);
        break;
      case 'intake':
        for (const row of line.rows) this.#intake.set(row.id, submission(row));
        break;
      case 'pages':
        for (const row of line.rows) this.#pages.set(row.id, pageOf(row));
        break;
      case 'collections':
        for (const row of line.rows) this.#collections.set(row.id, collectionOf(row));
        break;
      case 'views':
        for (const row of line.rows) this.#views.set(row.id, viewOf(row));
        break;
      case 'end':
        this.#hasEnded = true;
        break;
    }
  }

  /** The copy; only a part of it may lack the last line, and a partial one has not all issues. */
  finish({ isPart = false, isPartial = false } = {}): Copy {
    const head = this.#head;
    if (!head || !(this.#hasEnded || isPart)) throw new CutOff('the snapshot was cut off');
    const { id, name, slug, timezone } = head.workspace;
    const mine = [...this.#projects.values()].filter((row) => row.role && row.archived_at === null);
    const knowledge = noKnowledge();
    for (const open of head.projects ?? mine.map((row) => row.id)) knowledge.whole.add(open);
    return {
      knowledge,
      tables: {
        epoch: head.epoch,
        position: head.position,
        workspace: Object.freeze({ id, name, slug, timezone }),
        me: head.user,
        role: head.role,
        isPartial,
        members: this.#members,
        projects: this.#projects,
        projectMembers: this.#projectMembers,
        states: this.#states,
        labels: this.#labels,
        cycles: this.#cycles,
        modules: this.#modules,
        estimates: this.#estimates,
        issues: this.#issues,
        relations: this.#relations,
        intake: this.#intake,
        pages: this.#pages,
        collections: this.#collections,
        views: this.#views,
      },
    };
  }
}

function member(row: Member): Member {
  const { id, display_name, first_name, last_name, avatar, email, role, is_bot, is_active } = row;
  return Object.freeze({
    id,
    display_name,
    first_name,
    last_name,
    avatar: avatar ?? '',
    email: email ?? '',
    role: role ?? null,
    is_bot,
    is_active,
  });
}

function project(row: Project): Project {
  return Object.freeze({
    id: row.id,
    name: row.name,
    identifier: row.identifier,
    description: row.description ?? '',
    emoji: row.emoji ?? null,
    icon_prop: row.icon_prop ?? null,
    logo_props: row.logo_props ?? {},
    cover_image: row.cover_image ?? null,
    lead: row.lead ?? null,
    default_assignee: row.default_assignee ?? null,
    timezone: row.timezone,
    archived_at: row.archived_at ? canonicalTime(row.archived_at) : null,
    features: [...(row.features ?? [])].sort(),
    estimate: row.estimate ?? null,
    role: row.role ?? null,
  });
}

function projectMember({ membership, project, user, role }: ProjectMember): ProjectMember {
  return Object.freeze({ membership, project, user, role });
}

function state(row: State): State {
  const { id, project, name, colour, group, sequence, is_default, description } = row;
  return Object.freeze({ id, project, name, colour, group, sequence, is_default, description });
}

function label(row: Label): Label {
  const { id, project, name, colour, parent, sort_order, description } = row;
  return Object.freeze({
    id,
    project,
    name,
    colour,
    parent: parent ?? null,
    sort_order,
    description,
  });
}

/** The fields that cycles and modules share, with times in their one form. */
function place<Row extends Cycle | Module>(row: Row) {
  const { id, project, name, sort_order, created_by, version } = row;
  return {
    id,
    project,
    name,
    description: row.description ?? '',
    sort_order,
    archived_at: row.archived_at ? canonicalTime(row.archived_at) : null,
    created_at: canonicalTime(row.created_at),
    updated_at: canonicalTime(row.updated_at),
    created_by,
    version,
  };
}

function cycle(row: Cycle): Cycle {
  return Object.freeze({
    ...place(row),
    start_date: row.start_date ? canonicalTime(row.start_date) : null,
    end_date: row.end_date ? canonicalTime(row.end_date) : null,
    owner: row.owner,
    timezone: row.timezone,
  });
}

function module(row: Module): Module {
  return Object.freeze({
    ...place(row),
    start_date: row.start_date ?? null,
    target_date: row.target_date ?? null,
    status: row.status,
    lead: row.lead ?? null,
    members: [...(row.members ?? [])].sort(),
    links: (row.links ?? []).map(({ id, url, title }) => ({ id, url, title: title || null })),
  });
}

function estimate(row: Estimate): Estimate {
  const points = (row.points ?? []).map(({ id, key, value, description }) => ({
    id,
    key,
    value,
    description: description ?? '',
  }));
  const { id, project, name, kind } = row;
  const description = row.description ?? '';
  return Object.freeze({ id, project, name, description, kind, points: inOrder(points) });
}

function relation(row: Omit<Relation, 'id'>): Relation {
  const { issue, relation: kind, with: other, project, with_project } = row;
  const id = relationId(issue, kind, other);
  return Object.freeze({ id, issue, relation: kind, with: other, project, with_project });
}

/** A collection's row as the tables have it. */
export function collectionOf(row: Collection): Collection {
  return Object.freeze({
    id: row.id,
    name: row.name,
    access: row.access,
    owner: row.owner,
    logo: filled(row.logo),
    sort_order: row.sort_order,
    members: row.members.map(({ id, user, access }) => ({ id, user, access })),
    created_at: canonicalTime(row.created_at),
    updated_at: canonicalTime(row.updated_at),
    created_by: row.created_by,
    updated_by: row.updated_by ?? row.created_by,
    version: row.version,
  });
}
function submission(row: Submission): Submission {
  const { id, intake, project, number, name, priority, status, created_by, version } = row;
  return Object.freeze({
    id,
    intake,
    project,
    number,
    name,
    priority,
    status,
    snoozed_till: row.snoozed_till ? canonicalTime(row.snoozed_till) : null,
    duplicate_to: row.duplicate_to ?? null,
    source: row.source ?? null,
    created_at: canonicalTime(row.created_at),
    updated_at: canonicalTime(row.updated_at),
    created_by,
    version,
  });
}

/** A saved view's row as the tables have it. */
export function viewOf(row: SavedView): SavedView {
  return Object.freeze({
    id: row.id,
    project: row.project ?? null,
    name: row.name,
    description: row.description,
    filters: row.filters,
    pql: row.pql,
    group_by: row.group_by ?? null,
    sub_group_by: row.sub_group_by ?? null,
    sorting: row.sorting,
    layout: row.layout,
    display: row.display,
    access: row.access,
    owner: row.owner,
    logo: filled(row.logo),
    sort_order: row.sort_order,
    is_locked: row.is_locked,
    created_at: canonicalTime(row.created_at),
    updated_at: canonicalTime(row.updated_at),
    created_by: row.created_by,
    updated_by: row.updated_by ?? row.created_by,
    version: row.version,
  });
}

/** A page's row as the tables have it. */
export function pageOf(row: Page): Page {
  return Object.freeze({
    id: row.id,
    project: row.project ?? null,
    name: row.name,
    access: row.access,
    owner: row.owner,
    parent: row.parent ?? null,
    collection: row.collection ?? null,
    colour: row.colour || null,
    logo: filled(row.logo),
    sort_order: row.sort_order,
    is_locked: row.is_locked,
    archived_at: row.archived_at ? canonicalTime(row.archived_at) : null,
    created_at: canonicalTime(row.created_at),
    updated_at: canonicalTime(row.updated_at),
    created_by: row.created_by,
    updated_by: row.updated_by ?? row.created_by,
    version: row.version,
  });
}

/**
 * The rows of some columns, each as one literal: thousands are made before the first can be shown, and objects that are put
 * together field by field take ten times as long.
 */
function issues(columns: IssueColumns): Issue[] {
  return columns.id.map((id, at) => {
    const modules = cell(columns.modules, at) ?? NONE;
    const completed = cell(columns.completed_at, at);
    return Object.freeze({
      id,
      project: cell(columns.project, at),
      number: cell(columns.number, at),
      name: cell(columns.name, at),
      state: cell(columns.state, at),
      priority: cell(columns.priority, at),
      assignees: cell(columns.assignees, at),
      labels: cell(columns.labels, at),
      parent: cell(columns.parent, at),
      start_date: cell(columns.start_date, at),
      target_date: cell(columns.target_date, at),
      point: cell(columns.point, at),
      cycle: cell(columns.cycle, at),
      modules: modules.length > 1 ? [...modules].sort() : modules,
      estimate_point: cell(columns.estimate_point, at),
      sort_order: cell(columns.sort_order, at),
      created_at: canonicalTime(cell(columns.created_at, at)),
      updated_at: canonicalTime(cell(columns.updated_at, at)),
      completed_at: completed && canonicalTime(completed),
      created_by: cell(columns.created_by, at),
      version: cell(columns.version, at),
    });
  });
}

const NONE: readonly Id[] = Object.freeze([]);

/** What a column has at a place; null where it has nothing, which only fields have that may be null. */
function cell<Value>(column: readonly Value[] | undefined, at: number): Value {
  return column?.[at] ?? (null as Value);
}
