/** Who may do what with pages. */
import type { Collection, Id, Page, Tables } from '../../store/rows';
import { mayEdit } from '../../store/selectors';

/** Whether the caller may make pages in a project, or in the workspace. */
export function mayCreate(tables: Tables, project: Id | null): boolean {
  return project === null ? tables.role !== 'guest' : mayEdit(tables, project);
}

/** Whether the caller may change a page's name, text and place now. */
export function mayWrite(tables: Tables, page: Page): boolean {
  return !page.is_locked && page.archived_at === null && mayCreate(tables, page.project);
}

/** Whether the caller may delete, archive and unlock a page, and say who reads it. */
export function mayDispose(tables: Tables, page: Page): boolean {
  if (!mayCreate(tables, page.project)) return false;
  if (page.owner === tables.me) return true;
  if (page.project) return tables.projects.get(page.project)?.role === 'admin';
  return tables.role === 'owner' || tables.role === 'admin';
}

/** Whether the caller may change a collection that they see, and which pages are in it. */
export function mayEditCollection(tables: Tables, collection: Collection): boolean {
  if (tables.role === 'guest') return false;
  if (collection.access === 'PUBLIC' || collection.owner === tables.me) return true;
  const own = collection.members.find(({ user }) => user === tables.me);
  return own?.access === 'edit';
}

/** Whether the caller may delete a collection, and say who its members are. */
export function mayDisposeOfCollection(tables: Tables, collection: Collection): boolean {
  return collection.owner === tables.me || tables.role === 'owner' || tables.role === 'admin';
}

/** Whether the caller may put a page into another collection: it is in one of theirs, in none, or theirs to dispose of. */
export function mayCollect(tables: Tables, page: Page): boolean {
  if (page.project !== null || page.parent !== null || !mayWrite(tables, page)) return false;
  if (page.collection === null || mayDispose(tables, page)) return true;
  const present = tables.collections.get(page.collection);
  return present !== undefined && mayEditCollection(tables, present);
}
