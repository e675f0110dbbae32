import '../../i18n/late/did';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Issue } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, labelRef, orderOf } from '../describe';
import type { Command, Context } from '../types';

/** What is added to a set and what is taken out of it. */
export interface SetChange {
  readonly add?: readonly Id[];
  readonly remove?: readonly Id[];
}

interface Kind {
  readonly kind: string;
  readonly field: 'assignees' | 'labels';
  readonly title: (key: string) => string;
  readonly event: (context: Context, id: Id, isAdded: boolean) => EventData | null;
}

/** A command that adds to a set and takes from it, so that two people who do so at once both succeed. */
function changeSet(how: Kind, issue: Id, change: SetChange): Command {
  return {
    kind: how.kind,
    plan(context) {
      const row = context.tables.issues.get(issue);
      if (!row) return null;
      const { add, remove } = difference(row, how.field, change);
      if (add.length + remove.length === 0) return null;
      const events = [
        ...remove.map((id) => how.event(context, id, false)),
        ...add.map((id) => how.event(context, id, true)),
      ];
      return {
        title: how.title(issueKey(context.tables, row)),
        entity: orderOf('issue', issue),
        issue,
        predicted: events.filter((data) => data !== null).map((data) => issueEvent(row, data)),
        request: {
          method: 'PATCH',
          path: issuePath(row),
          body: { [how.field]: sent(add, remove) },
        },
        inverse: changeSet(how, issue, { add: remove, remove: add }),
      };
    },
  };
}

function difference(row: Issue, field: Kind['field'], { add = [], remove = [] }: SetChange) {
  const present = row[field];
  return {
    add: [...new Set(add)].filter((id) => !present.includes(id)),
    remove: [...new Set(remove)].filter((id) => present.includes(id) && !add.includes(id)),
  };
}

function sent(add: Id[], remove: Id[]): SetChange {
  return { ...(add.length > 0 && { add }), ...(remove.length > 0 && { remove }) };
}

const ASSIGNEES: Kind = {
  kind: 'changeAssignees',
  field: 'assignees',
  title: (key) => t('did.changeAssignees', { key }),
  event: (_, user, isAdded) => ({
    type: isAdded ? 'IssueAssigneeAdded' : 'IssueAssigneeRemoved',
    user,
  }),
};

const LABELS: Kind = {
  kind: 'changeLabels',
  field: 'labels',
  title: (key) => t('did.changeLabels', { key }),
  event({ tables }, id, isAdded) {
    const label = tables.labels.get(id);
    const ref = label ? labelRef(label) : { id, name: '' };
    return { type: isAdded ? 'IssueLabelAdded' : 'IssueLabelRemoved', label: ref };
  },
};

/** Assigns people to an issue, and takes it from others. */
export function changeAssignees(issue: Id, change: SetChange): Command {
  return changeSet(ASSIGNEES, issue, change);
}

/** Puts labels on an issue, and takes others off. */
export function changeLabels(issue: Id, change: SetChange): Command {
  return changeSet(LABELS, issue, change);
}
