/** Who may do what with pages. */
import type { Id, Page, Tables } from '../../store/rows';
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
