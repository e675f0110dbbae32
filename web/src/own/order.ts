/** Favourites as a list of lines: folders with what is in them, and where a line goes that is moved. */
import type { Favourite } from '../api/own';
import type { Id } from '../store/rows';

/** A line of the list. */
export interface Line {
  readonly favourite: Favourite;
  /** The favourites in it, if it is a folder. */
  readonly inside: readonly Favourite[];
}

/** Where a favourite goes: into which folder, and its place there. */
export interface Place {
  readonly parent: Id | null;
  readonly sequence: number;
}

/** How far two neighbours are apart when there is room. */
const STEP = 10_000;

/** The favourites by their places. */
export function sorted(all: readonly Favourite[]): readonly Favourite[] {
  return all.toSorted((a, b) => a.sequence - b.sequence || (a.id < b.id ? -1 : 1));
}

/** The lines of the list; what is in a folder that is not there is beside the others. */
export function linesOf(all: readonly Favourite[]): readonly Line[] {
  const folders = new Set(all.filter(isFolder).map(({ id }) => id));
  const isTop = ({ parent }: Favourite) => parent === null || !folders.has(parent);
  return sorted(all.filter(isTop)).map((favourite) => ({
    favourite,
    inside: isFolder(favourite) ? sorted(all.filter(({ parent }) => parent === favourite.id)) : [],
  }));
}

export function isFolder({ entity_type }: Favourite): boolean {
  return entity_type === 'folder';
}

/** Where a favourite goes that is dropped before, after or into another one; null where it cannot. */
export function placeAt(
  all: readonly Favourite[],
  id: Id,
  target: Id,
  zone: 'before' | 'into' | 'after',
): Place | null {
  const moved = all.find((one) => one.id === id);
  const at = all.find((one) => one.id === target);
  if (!moved || !at || id === target) return null;
  if (zone === 'into') {
    if (!isFolder(at) || isFolder(moved)) return null;
    return { parent: at.id, sequence: last(neighbours(all, at.id, id)) + STEP };
  }
  const parent = topOf(all, at);
  if (parent !== null && isFolder(moved)) return null;
  const others = neighbours(all, parent, id);
  const place = others.findIndex((one) => one.id === target) + (zone === 'after' ? 1 : 0);
  return { parent, sequence: between(others[place - 1], others[place]) };
}

/** Where a favourite goes that is moved a line up or down among its neighbours; null at the end. */
export function placeBy(all: readonly Favourite[], id: Id, step: -1 | 1): Place | null {
  const moved = all.find((one) => one.id === id);
  if (!moved) return null;
  const around = neighbours(all, topOf(all, moved), null);
  const target = around[around.findIndex((one) => one.id === id) + step];
  return target ? placeAt(all, id, target.id, step < 0 ? 'before' : 'after') : null;
}

/** The folder that a favourite is in, if that is there. */
function topOf(all: readonly Favourite[], { parent }: Favourite): Id | null {
  return all.some((one) => one.id === parent && isFolder(one)) ? parent : null;
}

function neighbours(
  all: readonly Favourite[],
  parent: Id | null,
  but: Id | null,
): readonly Favourite[] {
  return sorted(all.filter((one) => topOf(all, one) === parent && one.id !== but));
}

function between(before: Favourite | undefined, after: Favourite | undefined): number {
  if (before && after) return (before.sequence + after.sequence) / 2;
  if (before) return before.sequence + STEP;
  return after ? after.sequence - STEP : 65_535;
}

function last(all: readonly Favourite[]): number {
  return all.at(-1)?.sequence ?? 65_535 - STEP;
}
