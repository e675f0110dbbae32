import type { Id, Issue, Tables } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { contentOf, issueEvent, namedRef, orderOf } from '../describe';
import type { Command, PredictedEvent } from '../types';
import { undoing } from '../undoing';

/** The deletion that is undone. */
interface Deletion {
  readonly project: Id;
  readonly command: Id;
  /** What bringing it back is, in words. */
  readonly title: string;
  readonly predicted: readonly PredictedEvent[];
  /** The command that deletes it again. */
  readonly again: Command;
}

/** Brings a deleted issue back, with all that was deleted with it: the server undoes the deletion. */
export function bringIssueBack(issue: Id, deletion: Deletion): Command {
  const { project, command, title, predicted, again } = deletion;
  return {
    kind: 'bringIssueBack',
    plan({ tables }) {
      if (tables.issues.has(issue)) return null;
      return {
        title,
        entity: orderOf('issue', issue),
        issue,
        predicted,
        request: undoing(project, command),
        inverse: again,
        undoes: command,
      };
    },
  };
}

/** What is expected of issues that come back, each as it is now. */
export function returnOf(tables: Tables, rows: readonly Issue[]): readonly PredictedEvent[] {
  return [
    ...rows.flatMap((row) => undeleted(tables, row)),
    ...rows.flatMap((row) => placed(tables, row)),
    ...related(tables, new Set(rows.map(({ id }) => id))),
  ];
}

function undeleted(tables: Tables, row: Issue): PredictedEvent[] {
  const content = contentOf(tables, row);
  if (!content) return [];
  const { id, number, sort_order, created_at, created_by, completed_at } = row;
  return [
    issueEvent(row, {
      type: 'IssueUndeleted',
      id,
      number,
      key: issueKey(tables, row),
      ...content,
      sort_order,
      created_at,
      created_by,
      ...(completed_at && { completed_at }),
    }),
  ];
}

/** Its cycle and its modules. */
function placed(tables: Tables, row: Issue): PredictedEvent[] {
  const cycle = tables.cycles.get(row.cycle ?? '');
  const modules = row.modules.flatMap((id) => tables.modules.get(id) ?? []);
  return [
    ...(cycle ? [{ type: 'IssueCycleChanged', to: namedRef(cycle) }] : []),
    ...modules.map((module) => ({ type: 'IssueModuleAdded', module: namedRef(module) })),
  ].map((data) => issueEvent(row, data));
}

/** Their relations, at both ends. */
function related(tables: Tables, ids: ReadonlySet<Id>): PredictedEvent[] {
  return [...tables.relations.values()]
    .filter((one) => ids.has(one.issue) || ids.has(one.with))
    .map(({ issue: id, relation, with: other, project, with_project }) =>
      issueEvent(
        { id, project },
        {
          type: 'IssueRelationAdded',
          relation,
          with: { id: other, key: '' },
          project: with_project,
        },
      ),
    );
}
