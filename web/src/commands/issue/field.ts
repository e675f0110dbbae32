import type { EventData } from '../../store/events';
import type { Id, Issue } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, orderOf } from '../describe';
import type { Command, Context } from '../types';

/** The fields of an issue that have a single value. */
type Field =
  | 'name'
  | 'priority'
  | 'state'
  | 'parent'
  | 'start_date'
  | 'target_date'
  | 'point'
  | 'estimate_point'
  | 'sort_order';

/** How a field is changed: its event, and its words. */
interface Change<F extends Field> {
  readonly kind: string;
  readonly issue: Id;
  readonly field: F;
  readonly to: Issue[F];
  /** The value that it must still have; a value set by somebody else since is left alone. */
  readonly expected?: Issue[F] | undefined;
  readonly title: (context: Context, issue: Issue, key: string) => string;
  readonly event: (context: Context, issue: Issue) => EventData | null;
  readonly back: (to: Issue[F], expected: Issue[F]) => Command;
}

/** A command that gives one field of an issue another value. */
export function changeField<F extends Field>(change: Change<F>): Command {
  const { kind, issue: id, field, to, expected } = change;
  return {
    kind,
    plan(context) {
      const issue = context.tables.issues.get(id);
      if (!issue || issue[field] === to) return null;
      if (expected !== undefined && issue[field] !== expected) return null;
      const data = change.event(context, issue);
      if (!data) return null;
      return {
        title: change.title(context, issue, issueKey(context.tables, issue)),
        entity: orderOf('issue', id),
        issue: id,
        predicted: [issueEvent(issue, data)],
        request: { method: 'PATCH', path: issuePath(issue), body: { [field]: to } },
        inverse: change.back(issue[field], to),
      };
    },
  };
}

/** An event with a value before and after, either left out when there is none. */
export function changed(type: string, from: unknown, to: unknown): EventData {
  const before = from === null || from === undefined ? {} : { from };
  const after = to === null || to === undefined ? {} : { to };
  return { type, ...before, ...after };
}
