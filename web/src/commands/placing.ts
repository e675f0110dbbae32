import { between } from './issue/reorder';

/** Something with a place in an order that is made by hand. */
export interface Placed {
  readonly id: string;
  readonly sort_order: number;
}

/** The place of the first row of a list. */
const FIRST_PLACE = 65_535;
/** How far behind the last row a new one is placed, and the distance between neighbours that are placed anew. */
const STEP = 10_000;

/** The place behind all rows of a list. */
export function placeBehind(rows: readonly Pick<Placed, 'sort_order'>[]): number {
  const places = rows.map(({ sort_order }) => sort_order);
  return places.length > 0 ? Math.max(...places) + STEP : FIRST_PLACE;
}

/**
 * The places by which a row comes to be the n-th of a list in which it is not: its own, and those of its neighbours as well
 * where there is no room between them.
 */
export function placesFor(id: string, others: readonly Placed[], n: number): readonly Placed[] {
  const before = others[n - 1]?.sort_order ?? null;
  const after = others[n]?.sort_order ?? null;
  const own = between(before, after);
  const isFree = (before === null || before < own) && (after === null || own < after);
  if (isFree) return [{ id, sort_order: own }];
  const ids = others.map((row) => row.id).toSpliced(n, 0, id);
  return ids
    .map((one, place) => ({ id: one, sort_order: (place + 1) * STEP }))
    .filter((row) => others.find((one) => one.id === row.id)?.sort_order !== row.sort_order);
}
