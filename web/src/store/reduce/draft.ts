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
  SavedView,
  State,
  Submission,
  TableName,
  Tables,
} from '../rows';
import { TABLE_NAMES } from '../rows';

/** The rows of each table. */
export interface Rows {
  readonly members: Member;
  readonly projects: Project;
  readonly projectMembers: ProjectMember;
  readonly states: State;
  readonly labels: Label;
  readonly cycles: Cycle;
  readonly modules: Module;
  readonly estimates: Estimate;
  readonly issues: Issue;
  readonly relations: Relation;
  readonly intake: Submission;
  readonly pages: Page;
  readonly collections: Collection;
  readonly views: SavedView;
}

/** What has to be read from the server, because events do not say it. */
export type Unread =
  | {
      readonly what: 'issue';
      readonly id: Id;
      readonly project: Id;
      /** Whether it is in no cycle and no module yet. */
      readonly isNew?: boolean;
    }
  | { readonly what: 'page'; readonly id: Id; readonly project: Id | null }
  | { readonly what: 'collection'; readonly id: Id }
  | { readonly what: 'view'; readonly id: Id; readonly project: Id | null }
  | { readonly what: 'project'; readonly id: Id }
  | { readonly what: 'dictionaries' }
  | { readonly what: 'everything' };

/** What is known of the copy besides its rows. */
export interface Knowledge {
  /** The projects whose content the copy has. */
  readonly whole: Set<Id>;
  /** Projects, issues and pages whose rows were read later than the copy's position, and until where they are right. */
  readonly ahead: Map<Id, number>;
}

/** Nothing known. */
export function noKnowledge(): Knowledge {
  return { whole: new Set(), ahead: new Map() };
}

type Maps = { [Name in TableName]: Map<Id, Rows[Name]> };

/** Tables that are being changed: a table is copied when its first row changes, so that what was shown stays as it was. */
export class Draft {
  readonly #base: Tables;
  readonly #copies: Partial<Maps> = {};
  #workspace: Tables['workspace'];
  #role: Tables['role'];
  readonly knowledge: Knowledge;
  readonly unread: Unread[] = [];

  constructor(base: Tables, knowledge: Knowledge = noKnowledge()) {
    this.#base = base;
    this.#workspace = base.workspace;
    this.#role = base.role;
    this.knowledge = knowledge;
  }

  get me(): Id {
    return this.#base.me;
  }

  /** Whether an issue that is not here may exist all the same. */
  get isPartial(): boolean {
    return this.#base.isPartial;
  }

  get role(): Tables['role'] {
    return this.#role;
  }

  set role(role: Tables['role']) {
    this.#role = role;
  }

  get workspace(): Tables['workspace'] {
    return this.#workspace;
  }

  set workspace(workspace: Tables['workspace']) {
    this.#workspace = Object.freeze(workspace);
  }

  /** A table as it is now. */
  table<Name extends TableName>(name: Name): ReadonlyMap<Id, Rows[Name]> {
    // A mapped type cannot say that the copy and the base have rows of the same name.
    return (this.#copies[name] ?? this.#base[name]) as ReadonlyMap<Id, Rows[Name]>;
  }

  #copy<Name extends TableName>(name: Name): Map<Id, Rows[Name]> {
    let copy = this.#copies[name] as Map<Id, Rows[Name]> | undefined;
    if (!copy) {
      copy = new Map(this.table(name));
      (this.#copies as { [N in Name]?: Map<Id, Rows[N]> })[name] = copy;
    }
    return copy;
  }

  /** Makes a row, or replaces it. */
  put<Name extends TableName>(name: Name, id: Id, row: Rows[Name]): void {
    Object.freeze(row);
    this.#copy(name).set(id, row);
  }

  /** Changes a row that is there. */
  change<Name extends TableName>(
    name: Name,
    id: Id,
    alter: Partial<Rows[Name]> | ((row: Rows[Name]) => Partial<Rows[Name]>),
  ): void {
    const row = this.table(name).get(id);
    if (!row) return;
    this.put(name, id, { ...row, ...(typeof alter === 'function' ? alter(row) : alter) });
  }

  remove(name: TableName, id: Id): void {
    if (this.table(name).has(id)) this.#copy(name).delete(id);
  }

  /** Removes all rows of a table for which a condition holds. */
  removeWhere<Name extends TableName>(name: Name, isGone: (row: Rows[Name]) => boolean): void {
    for (const [id, row] of this.table(name)) if (isGone(row)) this.remove(name, id);
  }

  /** Notes what has to be read. */
  read(unread: Unread): void {
    this.unread.push(unread);
  }

  /** The tables as they are now, at a position. */
  finish(position = this.#base.position): Tables {
    const maps = Object.fromEntries(
      TABLE_NAMES.map((name) => [name, this.#copies[name] ?? this.#base[name]]),
    ) as unknown as Pick<Tables, TableName>;
    return { ...this.#base, ...maps, workspace: this.#workspace, role: this.#role, position };
  }
}
