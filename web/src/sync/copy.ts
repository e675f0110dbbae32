import { type Knowledge, noKnowledge } from '../store/reduce/draft';
import type {
  Id,
  Issue,
  Label,
  Member,
  Page,
  Project,
  ProjectMember,
  Relation,
  Role,
  State,
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
  | {
      readonly type: 'issues';
      readonly columns: { readonly [F in keyof Issue]: readonly Issue[F][] };
    }
  | { readonly type: 'relations'; readonly rows: readonly Omit<Relation, 'id'>[] }
  | { readonly type: 'pages'; readonly rows: readonly Page[] }
  | { readonly type: 'end'; readonly position: number };

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
  readonly #issues = new Map<Id, Issue>();
  readonly #relations = new Map<string, Relation>();
  readonly #pages = new Map<Id, Page>();

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
      case 'issues':
        for (const row of issues(line.columns)) this.#issues.set(row.id, row);
        break;
      case 'relations':
        for (const row of line.rows.map(relation)) this.#relations.set(row.id, row);
        break;
      case 'pages':
        for (const row of line.rows) this.#pages.set(row.id, pageOf(row));
        break;
      case 'end':
        this.#hasEnded = true;
        break;
    }
  }

  /** The copy; only a part of it may lack the last line. */
  finish(isPart = false): Copy {
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
        members: this.#members,
        projects: this.#projects,
        projectMembers: this.#projectMembers,
        states: this.#states,
        labels: this.#labels,
        issues: this.#issues,
        relations: this.#relations,
        pages: this.#pages,
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

function relation(row: Omit<Relation, 'id'>): Relation {
  const { issue, relation: kind, with: other, project, with_project } = row;
  const id = relationId(issue, kind, other);
  return Object.freeze({ id, issue, relation: kind, with: other, project, with_project });
}

/** What a client wrote of a picture; nothing written is null. */
function filled(value: unknown): unknown {
  return typeof value === 'object' && value && Object.keys(value).length > 0 ? value : null;
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

const ISSUE_FIELDS = [
  'id',
  'project',
  'number',
  'name',
  'state',
  'priority',
  'assignees',
  'labels',
  'parent',
  'start_date',
  'target_date',
  'point',
  'sort_order',
  'created_at',
  'updated_at',
  'completed_at',
  'created_by',
  'version',
] as const satisfies readonly (keyof Issue)[];

function issues(columns: { readonly [F in keyof Issue]: readonly Issue[F][] }): Issue[] {
  return columns.id.map((_, place) => {
    const row = Object.fromEntries(
      ISSUE_FIELDS.map((field) => [field, columns[field][place] ?? null]),
    ) as unknown as Issue;
    return Object.freeze({
      ...row,
      created_at: canonicalTime(row.created_at),
      updated_at: canonicalTime(row.updated_at),
      completed_at: row.completed_at && canonicalTime(row.completed_at),
    });
  });
}
