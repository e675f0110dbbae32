/** The groups of a view whose issues the server finds: what it answered, with what has happened since. */
import type { Id, Issue, Tables } from '../store/rows';
import { compareGroups, comparing, fitting, groupKeys, keysOf } from './apply';
import type { Beyond, Grouping, Scope, ViewGroup, ViewState } from './types';

/** What the server has answered for a group, or for a lane of a group. */
export interface Part {
  /** The issues that were read, in the server's order. */
  readonly ids: readonly Id[];
  /** How many there are. */
  readonly total: number;
  /** Where the next ones begin; null where there are no more. */
  readonly cursor: string | null;
}

/** What the server has answered for a view. */
export interface Answer {
  /** By place: the key of a group, or that and the key of a lane. */
  readonly parts: ReadonlyMap<string, Part>;
  /** How many each group has that is divided into lanes. */
  readonly totals: ReadonlyMap<string, number>;
  /** The issues that were held then, as they were. */
  readonly known: ReadonlyMap<Id, Issue>;
  /** The issues that were made since. */
  readonly made: ReadonlySet<Id>;
}

/** The view as it is shown, with the groups that the server was asked for. */
export type Shown = Pick<
  ViewState,
  'filter' | 'group' | 'lanes' | 'order' | 'descending' | 'empty' | 'subs'
>;

/** The place of a group, or of a lane of it. */
export function placeOf(group: string, lane: string): string {
  return lane === '' ? group : `${group} ${lane}`;
}

/**
 * The groups in order. Of the issues that were read, each is in the group in which it is by now; what was made or changed
 * since stands where the server would have it, unless that is beyond what was read. `isAsked` says that more is asked for
 * than can be told here.
 */
export function servedGroups(
  tables: Tables,
  view: Shown,
  scope: Scope,
  answer: Answer,
  isAsked: boolean,
): ViewGroup[] {
  const isFit = fitting(tables, view, scope);
  const read = new Set([...answer.parts.values()].flatMap(({ ids }) => ids));
  const shown = new Map<string, Id[]>();
  const changes = new Map<string, number>();
  const place = (row: Issue) => placesOf(tables, row, view);
  const count = (row: Issue | undefined, by: number) => {
    if (!row || !isFit(row)) return;
    for (const key of [
      ...place(row),
      ...(view.lanes === 'none' ? [] : groupsOf(tables, row, view)),
    ])
      changes.set(key, (changes.get(key) ?? 0) + by);
  };
  const late = isAsked ? [] : sinceThen(tables, answer, read);
  for (const id of [...read, ...late]) {
    const [before, row] = [answer.known.get(id), tables.issues.get(id)];
    if (before !== row) {
      count(before, -1);
      count(row, 1);
    }
    if (!row || !isFit(row)) continue;
    for (const key of place(row)) add(shown, key, id);
  }
  const order = ordering(tables, view, answer);
  const lists = new Map(
    [...new Set([...answer.parts.keys(), ...shown.keys()])].map((key) => [
      key,
      order(answer.parts.get(key), shown.get(key) ?? [], read),
    ]),
  );
  const beyondOf = (key: string, length: number): Beyond => {
    const part = answer.parts.get(key);
    const total = (answer.totals.get(key) ?? part?.total ?? 0) + (changes.get(key) ?? 0);
    return { rest: Math.max(0, total - length), hasMore: part?.cursor != null };
  };
  const keys = new Set([...lists].flatMap(([key]) => key.split(' ')[0] ?? []));
  if (view.empty) for (const key of keysOf(tables, view.group, scope)) keys.add(key);
  return [...keys]
    .sort((a, b) => compareGroups(tables, view.group, a, b))
    .map((key): ViewGroup => {
      const lanes = view.lanes === 'none' ? null : lanesOf(tables, view.lanes, key, lists);
      const issues = lanes ? [...new Set([...lanes.values()].flat())] : (lists.get(key) ?? []);
      return {
        key,
        field: view.group,
        issues,
        beyond: beyondOf(key, issues.length),
        ...(lanes && {
          lanes,
          laneBeyond: new Map(
            [...lanes].map(([lane, ids]) => [lane, beyondOf(placeOf(key, lane), ids.length)]),
          ),
        }),
      };
    })
    .filter((group) => view.empty || group.issues.length > 0 || (group.beyond?.rest ?? 0) > 0);
}

function add(shown: Map<string, Id[]>, key: string, id: Id): void {
  const list = shown.get(key);
  if (list) list.push(id);
  else shown.set(key, [id]);
}

function groupsOf(tables: Tables, row: Issue, { group }: Shown): readonly string[] {
  return groupKeys(row, group, tables);
}

function placesOf(tables: Tables, row: Issue, { group, lanes }: Shown): readonly string[] {
  const keys = groupKeys(row, group, tables);
  if (lanes === 'none') return keys;
  return keys.flatMap((key) => groupKeys(row, lanes, tables).map((lane) => placeOf(key, lane)));
}

/** What was made or changed since the server answered, without what it answered with. */
function sinceThen(tables: Tables, { known, made }: Answer, read: ReadonlySet<Id>): readonly Id[] {
  const late: Id[] = [];
  for (const [id, row] of tables.issues) {
    if (read.has(id)) continue;
    const before = known.get(id);
    // Without a number, it is one of the caller's own that the server has not answered yet.
    if (before ? before !== row : made.has(id) || row.number === 0) late.push(id);
  }
  return late;
}

/** Puts the issues of a place into order: those that stand as they were read keep the server's. */
function ordering(tables: Tables, view: Shown, { known }: Answer) {
  const compare = comparing(tables, view.order, view.descending);
  const rowOf = (id: Id) => tables.issues.get(id);
  const isMoved = (id: Id) => {
    const [before, now] = [known.get(id), rowOf(id)];
    if (before === now || !before || !now) return false;
    return compare(before, now) !== 0;
  };
  return (part: Part | undefined, ids: readonly Id[], read: ReadonlySet<Id>): readonly Id[] => {
    const here = new Set(ids);
    const list = (part?.ids ?? []).filter((id) => here.has(id) && !isMoved(id));
    for (const id of list) here.delete(id);
    const isOpen = part?.cursor != null;
    for (const id of here) {
      const row = rowOf(id);
      if (!row) continue;
      const at = list.findIndex((other) => {
        const beside = rowOf(other);
        return beside !== undefined && compare(row, beside) < 0;
      });
      if (at >= 0) list.splice(at, 0, id);
      // Behind the last one that was read there are others first, unless it was on screen or is the caller's own.
      else if (!isOpen || read.has(id) || row.created_by === tables.me) list.push(id);
    }
    return list;
  };
}

function lanesOf(
  tables: Tables,
  field: Grouping,
  group: string,
  lists: ReadonlyMap<string, readonly Id[]>,
): ReadonlyMap<string, readonly Id[]> {
  const found = [...lists].flatMap(([key, ids]) => {
    const [of, lane] = key.split(' ');
    return of === group && lane !== undefined ? [[lane, ids] as const] : [];
  });
  return new Map(found.sort(([a], [b]) => compareGroups(tables, field, a, b)));
}
