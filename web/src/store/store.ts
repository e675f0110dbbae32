import type { Access, FeedMessage, Patch } from '../sync/messages';
import type { Copy } from '../sync/snapshot';
import { frame } from './frame';
import { type Expected, overlay } from './overlay';
import { Draft, type Knowledge, noKnowledge, type Unread } from './reduce/draft';
import { reduce } from './reduce/index';
import { dropUnlessSeen, relimit } from './reduce/limits';
import { occurred } from './reduce/occurred';
import { dropContent, dropPlaces, loseContent } from './reduce/project-members';
import { type Id, PLACES, type Tables } from './rows';

type Listener = () => void;

/** The copy of a workspace, with the caller's own changes laid over it until the copy has them. */
export class Store {
  #base: Tables | null = null;
  #knowledge: Knowledge = noKnowledge();
  #expected: readonly Expected[] = [];
  #shown: Tables | null = null;
  #isStale = false;
  #fills = 0;
  readonly #listeners = new Set<Listener>();
  readonly #frame = frame(() => this.flush());

  /** Tells a listener once a frame when something changed. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Whether there is a copy. */
  readonly isFilled = (): boolean => this.#shown !== null;

  /** The tables as they are shown: the copy and what is expected. */
  tables(): Tables {
    if (!this.#shown) throw new Error('the workspace has not been read');
    return this.#shown;
  }

  /** The tables as the server has them, without what is expected. */
  base(): Tables | null {
    return this.#base;
  }

  /** How often the copy became another one. */
  fills(): number {
    return this.#fills;
  }

  /** The copy as it is kept on disk and given to other tabs. */
  copy(): Copy | null {
    return this.#base && { tables: this.#base, knowledge: this.#knowledge };
  }

  /** What is expected, the oldest first. */
  expected(): readonly Expected[] {
    return this.#expected;
  }

  /** Takes a whole copy in the place of the present one. */
  fill({ tables, knowledge }: Copy): void {
    this.#fills += 1;
    this.#base = tables;
    this.#knowledge = { whole: new Set(knowledge.whole), ahead: new Map(knowledge.ahead) };
    this.#settle();
    this.flush();
  }

  /** Empties the copy: the workspace is lost. */
  empty(): void {
    this.#fills += 1;
    this.#base = null;
    this.#knowledge = noKnowledge();
    this.#expected = [];
    this.#change();
    this.flush();
  }

  /** Takes a message of the feed in; what has to be read because of it. */
  take(message: Exclude<FeedMessage, { kind: 'end' }>): Unread[] {
    const base = this.#base;
    if (!base) return [];
    const draft = new Draft(base, this.#knowledge);
    const commands = new Set<Id>();
    if (message.kind === 'events') {
      for (const event of message.events) {
        if (event.position <= base.position) continue;
        commands.add(event.command);
        reduce(draft, occurred(event));
      }
    } else if (message.kind === 'access') admit(draft, message);
    this.#base = draft.finish(Math.max(base.position, message.to));
    this.#forget(this.#base.position);
    if (commands.size > 0)
      this.#expected = this.#expected.filter((one) => !commands.has(one.command));
    this.#settle();
    return draft.unread;
  }

  /** Takes rows that were read. */
  patch(patch: Patch): void {
    const base = this.#base;
    if (!base) return;
    const draft = new Draft(base, this.#knowledge);
    if (patch.what === 'issue') {
      if (patch.row) draft.put('issues', patch.id, patch.row);
      else draft.remove('issues', patch.id);
      this.#knowledge.ahead.set(patch.id, patch.position);
    } else if (patch.what === 'rows') {
      takeRows(draft, patch, base.position);
    } else if (patch.what === 'page') {
      if (patch.row) draft.put('pages', patch.id, patch.row);
      else draft.remove('pages', patch.id);
      this.#knowledge.ahead.set(patch.id, patch.position);
    } else if (patch.what === 'view') {
      if (patch.row) draft.put('views', patch.id, patch.row);
      else draft.remove('views', patch.id);
    } else if (patch.what === 'collection') {
      if (patch.row) draft.put('collections', patch.id, patch.row);
      else draft.remove('collections', patch.id);
    } else if (patch.what === 'dictionaries') replaceDictionaries(draft, patch);
    else this.#addProjects(draft, patch.ids, patch.tables);
    this.#base = draft.finish();
    this.#settle();
  }

  #addProjects(draft: Draft, ids: readonly Id[], read: Tables): void {
    replaceDictionaries(draft, {
      members: [...read.members.values()],
      projects: [...read.projects.values()],
    });
    for (const id of ids) {
      if (draft.isPartial) dropPlaces(draft, id);
      else dropContent(draft, id);
      const row = read.projects.get(id);
      if (!row?.role || row.archived_at !== null) continue;
      this.#knowledge.whole.add(id);
      this.#knowledge.ahead.set(id, read.position);
    }
    for (const name of [
      'projectMembers',
      'states',
      'labels',
      ...PLACES,
      'issues',
      'intake',
      'pages',
      'views',
    ] as const) {
      for (const [id, row] of read[name]) {
        if (ids.includes(row.project ?? '')) draft.put(name, id, row);
      }
    }
    for (const [id, row] of read.relations) {
      if (ids.includes(row.project) || ids.includes(row.with_project)) {
        draft.put('relations', id, row);
      }
    }
  }

  /** Lays a command's expected events over the copy, in the same frame. */
  expect(expected: Expected): void {
    if (this.#expected.some((one) => one.key === expected.key)) return;
    this.#expected = [...this.#expected, expected];
    this.#change();
    this.flush();
  }

  /** Notes at which position the server carried a command out: there the copy will have it. */
  answered(key: string, position: number): void {
    this.#expected = this.#expected.map((one) => (one.key === key ? { ...one, position } : one));
    this.#settle();
  }

  /** Takes a command's expected events back. */
  unexpect(key: string): void {
    this.#expected = this.#expected.filter((one) => one.key !== key);
    this.#change();
  }

  /** Drops what the copy has by now. */
  #settle(): void {
    const position = this.#base?.position ?? 0;
    this.#expected = this.#expected.filter(
      (one) => one.position === null || one.position > position,
    );
    this.#change();
  }

  #forget(position: number): void {
    const { ahead } = this.#knowledge;
    for (const [id, until] of ahead) if (until <= position) ahead.delete(id);
  }

  #change(): void {
    this.#isStale = true;
    this.#frame.ask();
  }

  /** Shows what changed, now. */
  flush(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#frame.cancel();
    this.#shown = this.#base && overlay(this.#base, this.#knowledge, this.#expected);
    for (const listener of [...this.#listeners]) listener();
  }
}

/**
 * Takes issues that were read, unless a later form of them is there, and those that the caller does not see any more; drops
 * those that are gone.
 */
function takeRows(
  draft: Draft,
  { issues, relations, gone, position }: Extract<Patch, { what: 'rows' }>,
  here: number,
): void {
  for (const row of issues) {
    const known = draft.table('issues').get(row.id);
    if (known && known.version >= row.version) continue;
    if (!draft.knowledge.whole.has(row.project)) continue;
    draft.put('issues', row.id, row);
    dropUnlessSeen(draft, row.id);
    if (position > here) draft.knowledge.ahead.set(row.id, position);
  }
  for (const row of relations) draft.put('relations', row.id, row);
  if (gone.length === 0) return;
  const lost = new Set(gone);
  for (const id of gone) draft.remove('issues', id);
  draft.removeWhere('relations', (row) => lost.has(row.issue));
}

/** Drops the content of projects that the caller is not in, and asks for that of new ones. */
function admit(draft: Draft, access: Access): void {
  draft.role = access.role;
  const mine = new Map(access.projects.map((one) => [one.id, one]));
  for (const row of [...draft.table('projects').values()]) {
    const role = mine.get(row.id)?.role ?? null;
    if (row.role !== role) {
      relimit(draft, row.id, () => draft.change('projects', row.id, { role }));
    }
    if (role === null) loseContent(draft, row.id);
  }
  for (const { id, archived } of mine.values()) {
    if (archived) loseContent(draft, id);
    else if (!draft.knowledge.whole.has(id)) draft.read({ what: 'project', id });
  }
  if (access.collections) admitToCollections(draft, access.collections);
}

/** Drops the collections that the caller does not see any more, and asks for those that they see from now on. */
function admitToCollections(draft: Draft, seen: readonly Id[]): void {
  draft.removeWhere('collections', ({ id }) => !seen.includes(id));
  const known = draft.table('collections');
  for (const id of seen) if (!known.has(id)) draft.read({ what: 'collection', id });
}

function replaceDictionaries(
  draft: Draft,
  { members, projects }: Pick<Extract<Patch, { what: 'dictionaries' }>, 'members' | 'projects'>,
): void {
  for (const [name, rows] of [
    ['members', members],
    ['projects', projects],
  ] as const) {
    const present = new Set(rows.map((row) => row.id));
    for (const id of [...draft.table(name).keys()]) if (!present.has(id)) draft.remove(name, id);
  }
  for (const row of members) draft.put('members', row.id, row);
  for (const row of projects) draft.put('projects', row.id, row);
}
