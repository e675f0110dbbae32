import type { ActivityRow } from '../../api/details';
import type { UndoOf } from '../../api/undo';
import type { Id, Tables } from '../../store/rows';
import { mayDelete, mayEdit } from '../../store/selectors';

/** What is decided elsewhere: in the intake, and in the settings of the project. */
const ELSEWHERE: ReadonlySet<string | null> = new Set(['intake', 'state_group']);

/** How a line of an issue's activity is undone; null for those that the caller may not change. */
export function undoOf(row: ActivityRow, tables: Tables, id: Id): UndoOf | null {
  const { command, position } = row;
  const issue = tables.issues.get(id);
  if (!issue || command === undefined || position === undefined) return null;
  if (ELSEWHERE.has(row.field) || !mayUndo(row, tables, id)) return null;
  return { project: issue.project, command, position };
}

/** Whether the caller may do what undoing a line is: change the issue, delete it, or bring a comment of theirs back. */
function mayUndo(row: ActivityRow, tables: Tables, id: Id): boolean {
  const { project = '' } = tables.issues.get(id) ?? {};
  if (row.field === 'comment') {
    return row.actor === tables.me || tables.projects.get(project)?.role === 'admin';
  }
  const isWhole = row.field === null || row.field === 'issue';
  return isWhole ? mayDelete(tables, id) : mayEdit(tables, project);
}

/** The latest change of a comment's words. */
export function lastChange(
  activities: readonly ActivityRow[],
  comment: Id,
): ActivityRow | undefined {
  return activities.findLast(
    ({ field, verb, new_identifier }) =>
      field === 'comment' && verb === 'updated' && new_identifier === comment,
  );
}
