import type { Cycle, Id, Issue, Module } from '../rows';
import { later } from '../times';
import type { Draft } from './draft';
import type { Occurred } from './occurred';
import { isRead } from './states';

/** The rows of the tables whose things issues are put into. */
export type Place = { readonly cycles: Cycle; readonly modules: Module };

/** Whether a row was read after the event, or is there before it is expected. */
export function isKnown(row: { readonly version: number }, { version }: Occurred): boolean {
  return version !== null && version <= row.version;
}

/** Makes the row of a new cycle or module, unless it is known; `row` says what only its kind has. */
export function createPlace<Name extends keyof Place>(
  draft: Draft,
  event: Occurred,
  name: Name,
  row: Place[Name],
): void {
  const present = draft.table(name).get(event.entity_id);
  if (!present || (event.version !== null && !isKnown(present, event))) {
    draft.put(name, row.id, row as never);
  }
}

/** A reducer of a cycle or module that sets fields from the event, and notes what every change notes. */
export function settingPlace<Name extends keyof Place>(
  name: Name,
  fields: (event: Occurred, row: Place[Name]) => Partial<Place[Name]>,
) {
  return (draft: Draft, event: Occurred): void => {
    const row = draft.table(name).get(event.entity_id) as Place[Name] | undefined;
    if (!row || isKnown(row, event)) return;
    draft.change(name, row.id, {
      ...fields(event, row),
      updated_at: later(row.updated_at, event.at),
      version: event.version ?? row.version,
    } as never);
  };
}

/** Takes something that was deleted off all issues of a project, without a change of their own. */
export function sweep(
  draft: Draft,
  event: Occurred,
  without: (issue: Issue) => Partial<Issue> | null,
): void {
  for (const issue of [...draft.table('issues').values()]) {
    const change = issue.project === event.project ? without(issue) : null;
    if (change && !isRead(draft, issue, event)) {
      draft.put('issues', issue.id, { ...issue, ...change });
    }
  }
}

/** A list of ids with one more, sorted, so that it is the same in whatever order they came. */
export function withId(list: readonly Id[], id: Id): readonly Id[] {
  return list.includes(id) ? list : [...list, id].sort();
}
