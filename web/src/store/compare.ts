import { type Id, TABLE_NAMES, type TableName, type Tables } from './rows';

/** A row that differs between two copies; a missing one is null. */
export interface Difference {
  readonly table: TableName | 'workspace';
  readonly id: Id;
  readonly field: string;
  readonly here: unknown;
  readonly there: unknown;
}

/** Everything in which two copies of one position differ, field by field. */
export function differences(here: Tables, there: Tables): Difference[] {
  const found = compareRows('workspace', here.workspace.id, here.workspace, there.workspace);
  for (const table of TABLE_NAMES) {
    const [a, b] = [here[table], there[table]] as [
      ReadonlyMap<Id, object>,
      ReadonlyMap<Id, object>,
    ];
    for (const id of new Set([...a.keys(), ...b.keys()])) {
      found.push(...compareRows(table, id, a.get(id), b.get(id)));
    }
  }
  return found;
}

function compareRows(
  table: Difference['table'],
  id: Id,
  here: object | undefined,
  there: object | undefined,
): Difference[] {
  if (here === there) return [];
  if (!here || !there) return [{ table, id, field: '', here: here ?? null, there: there ?? null }];
  const [a, b] = [here as Record<string, unknown>, there as Record<string, unknown>];
  return Object.keys({ ...a, ...b })
    .filter((field) => !isSame(a[field], b[field]))
    .map((field) => ({ table, id, field, here: a[field], there: b[field] }));
}

/** Whether two values say the same, whatever the order of their keys. */
export function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/** A value with the keys of its objects in order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, ordered(inner)]),
  );
}
