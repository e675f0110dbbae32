/** What it means for an issue to be in a group: for new issues, and for those that are moved there. */
import type { Beginning } from '../../app/dialogs';
import type { Property } from '../../app/picking';
import {
  type Command,
  changeAssignees,
  changeLabels,
  changeParent,
  changePriority,
  changeState,
} from '../../commands';
import type { Grouping } from '../../query';
import type { Id, Priority } from '../../store/rows';

/** What a new issue of a group begins with. */
export function beginningIn(field: Grouping, key: string): Beginning {
  if (key === 'none') return {};
  switch (field) {
    case 'none':
      return {};
    case 'state':
      return { state: key };
    case 'priority':
      return { priority: key as Priority };
    case 'assignee':
      return { assignee: key };
    case 'label':
      return { label: key };
    case 'project':
      return { project: key };
    case 'parent':
      return { parent: key };
  }
}

/** The command that takes an issue from one group to another; null where that is no change of the issue's own. */
export function moveTo(field: Grouping, issue: Id, from: string, to: string): Command | null {
  if (from === to) return null;
  const sets = {
    ...(from !== 'none' && { remove: [from] }),
    ...(to !== 'none' && { add: [to] }),
  };
  switch (field) {
    case 'state':
      return changeState(issue, to);
    case 'priority':
      return changePriority(issue, to as Priority);
    case 'assignee':
      return changeAssignees(issue, sets);
    case 'label':
      return changeLabels(issue, sets);
    case 'parent':
      return changeParent(issue, to === 'none' ? null : to);
    case 'none':
    case 'project':
      return null;
  }
}

/** The property that moving between groups changes. */
export function propertyOf(field: Grouping): Property {
  switch (field) {
    case 'priority':
      return 'priority';
    case 'assignee':
      return 'assignee';
    case 'label':
      return 'label';
    case 'parent':
      return 'parent';
    case 'none':
    case 'state':
    case 'project':
      return 'state';
  }
}
