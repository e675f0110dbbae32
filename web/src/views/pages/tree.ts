/** The pages of a project or of the workspace as a tree, and what moving one of them means. */
import { type Command, movePage, placesFor, reorderCollection } from '../../commands';
import type { Collection, Id, Page, Tables } from '../../store/rows';
import { mayEditCollection } from './may';

/** A line of the tree. */
export interface TreeRow {
  readonly page: Page;
  readonly level: number;
  readonly hasBelow: boolean;
  readonly isOpen: boolean;
  /** The pages with the same parent, itself included, and which of them it is. */
  readonly siblings: readonly Page[];
  readonly place: number;
}

type Placed = Pick<Page, 'id' | 'sort_order' | 'created_at'>;

function byPlace(a: Placed, b: Placed): number {
  if (a.sort_order !== b.sort_order) return a.sort_order - b.sort_order;
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/** The pages of a project, or of the workspace, that are archived or not. */
export function pagesOf(tables: Tables, project: Id | null, isArchived: boolean): readonly Page[] {
  return [...tables.pages.values()].filter(
    (page) => page.project === project && (page.archived_at !== null) === isArchived,
  );
}

/** Pages by their parent; those whose parent is not among them are at the top. */
function levels(pages: readonly Page[]): ReadonlyMap<Id | null, readonly Page[]> {
  const ids = new Set(pages.map(({ id }) => id));
  const found = new Map<Id | null, Page[]>();
  for (const page of [...pages].sort(byPlace)) {
    const parent = page.parent && ids.has(page.parent) ? page.parent : null;
    const level = found.get(parent);
    if (level) level.push(page);
    else found.set(parent, [page]);
  }
  return found;
}

/** The lines of the tree that are in sight; what is below a page in `closed` is not. */
export function rowsOf(pages: readonly Page[], closed: ReadonlySet<Id>): readonly TreeRow[] {
  const below = levels(pages);
  const rows: TreeRow[] = [];
  const seen = new Set<Id>();
  const add = (parent: Id | null, level: number) => {
    const siblings = below.get(parent) ?? [];
    for (const [place, page] of siblings.entries()) {
      if (seen.has(page.id)) continue;
      seen.add(page.id);
      const hasBelow = below.has(page.id);
      const isOpen = hasBelow && !closed.has(page.id);
      rows.push({ page, level, hasBelow, isOpen, siblings, place });
      if (isOpen) add(page.id, level + 1);
    }
  };
  add(null, 1);
  return rows;
}

/** Pages that are shown together: those of a collection, or those in none. */
export interface PageGroup {
  readonly collection: Collection | null;
  readonly pages: readonly Page[];
}

/** The collections that the caller sees, in their order. */
export function collectionsOf(tables: Tables): readonly Collection[] {
  return [...tables.collections.values()].sort(byPlace);
}

/**
 * The commands that make a collection the n-th of the others; mostly one, and none where there is no such place or others
 * would have to move that the caller may not change.
 */
export function reordersTo(tables: Tables, collection: Id, place: number): readonly Command[] {
  const others = collectionsOf(tables).filter(({ id }) => id !== collection);
  if (place < 0 || place > others.length) return [];
  const places = placesFor(collection, others, place);
  const isAllowed = places.every(({ id }) => {
    const row = tables.collections.get(id);
    return row !== undefined && mayEditCollection(tables, row);
  });
  return isAllowed ? places.map(({ id, sort_order }) => reorderCollection(id, sort_order)) : [];
}

/** The pages of the workspace by the collections of those at the top of them; those in none are last. */
export function groupsOf(tables: Tables, pages: readonly Page[]): readonly PageGroup[] {
  const ids = new Map(pages.map((page) => [page.id, page]));
  const top = (page: Page): Page => {
    const seen = new Set<Id>();
    let at = page;
    for (let up = ids.get(at.parent ?? ''); up && !seen.has(up.id); up = ids.get(at.parent ?? '')) {
      seen.add(up.id);
      at = up;
    }
    return at;
  };
  const found = new Map<Id | null, Page[]>();
  for (const page of pages) {
    const { collection } = top(page);
    const key = collection && tables.collections.has(collection) ? collection : null;
    const group = found.get(key);
    if (group) group.push(page);
    else found.set(key, [page]);
  }
  return [
    ...collectionsOf(tables).map((collection) => ({
      collection,
      pages: found.get(collection.id) ?? [],
    })),
    { collection: null, pages: found.get(null) ?? [] },
  ];
}

/** The pages above a page, the nearest first. */
export function aboveOf(tables: Tables, page: Id): readonly Id[] {
  const above: Id[] = [];
  for (let at = tables.pages.get(page)?.parent; at && !above.includes(at); ) {
    above.push(at);
    at = tables.pages.get(at)?.parent ?? null;
  }
  return above;
}

/** Where a page can go from where it is. */
export type Step = 'up' | 'down' | 'in' | 'out';

/** A place in the tree: the n-th below a parent, without the page itself. */
export interface TreePlace {
  readonly parent: Id | null;
  readonly place: number;
  /** The collection that a page at the top is in then; without it, it stays where it is. */
  readonly collection?: Id | null;
}

/** Where a step leads; null where there is no such place. */
export function stepOf(rows: readonly TreeRow[], row: TreeRow, step: Step): TreePlace | null {
  const { page, siblings, place, level } = row;
  const above = level > 1 ? (rows.find((one) => one.page.id === page.parent) ?? null) : null;
  const parent = above?.page.id ?? null;
  switch (step) {
    case 'up':
      return place > 0 ? { parent, place: place - 1 } : null;
    case 'down':
      return place < siblings.length - 1 ? { parent, place: place + 1 } : null;
    case 'in': {
      const before = siblings[place - 1];
      return before ? { parent: before.id, place: Number.POSITIVE_INFINITY } : null;
    }
    case 'out': {
      if (!above) return null;
      const grandparent = above.level > 1 ? above.page.parent : null;
      return { parent: grandparent, place: above.place + 1 };
    }
  }
}

/** The commands that bring a page to a place; mostly one, more where there is no room between its neighbours. */
export function movesTo(
  pages: readonly Page[],
  page: Id,
  { parent, place, collection }: TreePlace,
): readonly Command[] {
  const others = (levels(pages).get(parent) ?? []).filter(({ id }) => id !== page);
  const into = parent === null && collection !== undefined ? { collection } : {};
  const places = placesFor(page, others, Math.min(place, others.length));
  return places.map(({ id, sort_order }) =>
    movePage(id, id === page ? { parent, sort_order, ...into } : { sort_order }),
  );
}
