/** Saved views: where they are, and who may do what with them. */
import type { Id, SavedView, Tables } from './rows';
import { compareNames, derived, grouped, mayEdit, NONE } from './selectors';

/** Stands for the workspace among the ids of projects. */
const WORKSPACE = '';

const viewsOf = derived((views: Tables['views']) => {
  const groups = grouped(views.values(), (view) => view.project ?? WORKSPACE);
  for (const rows of groups.values()) rows.sort(byPlace);
  return groups;
});

function byPlace(a: SavedView, b: SavedView): number {
  return a.sort_order - b.sort_order || compareNames(a.name, b.name);
}

/** The saved views of a project, or of the workspace, that the caller sees, in their order. */
export function viewsIn(tables: Tables, project: Id | null): readonly SavedView[] {
  return viewsOf(tables.views).get(project ?? WORKSPACE) ?? NONE;
}

/** Whether the caller may save views in a project, or in the workspace. */
export function maySaveViews(tables: Tables, project: Id | null): boolean {
  if (project === null) return tables.role !== 'guest';
  const isOn = tables.projects.get(project)?.features.includes('views') ?? false;
  return isOn && mayEdit(tables, project);
}

/** Whether the caller may change, lock and delete a view: its owner, and the admins who see it. */
export function mayDisposeOfView(tables: Tables, view: SavedView): boolean {
  if (view.project === null) {
    const isAdmin = tables.role === 'owner' || tables.role === 'admin';
    return tables.role !== 'guest' && (view.owner === tables.me || isAdmin);
  }
  if (!mayEdit(tables, view.project)) return false;
  return view.owner === tables.me || tables.projects.get(view.project)?.role === 'admin';
}
