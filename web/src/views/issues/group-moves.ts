/** Taking issues from one group to another. */
import {
  type Command,
  changeAssignees,
  changeLabels,
  changeParent,
  changePriority,
  changeState,
  enterGroup,
} from '../../commands';
import { changeCycleOf, changeEstimateOf, changeModulesOf } from '../../commands/places';
import type { Grouping } from '../../query';
import type { Id, Priority } from '../../store/rows';

/** An issue and the group that it is in. */
export interface Moved {
  readonly id: Id;
  readonly from: string;
}

/** The commands that take issues to a group; none where that is no change of the issues' own. */
export function movesTo(field: Grouping, all: readonly Moved[], to: string): readonly Command[] {
  const moved = all.filter(({ from }) => from !== to);
  const ids = moved.map(({ id }) => id);
  if (field === 'cycle') return ids.length > 0 ? [changeCycleOf(ids, orNone(to))] : [];
  const [first] = moved;
  if (field === 'module' && first && moved.every(({ from }) => from === first.from)) {
    return [changeModulesOf(ids, setsOf(first.from, to))];
  }
  return moved.flatMap(({ id, from }) => moveTo(field, id, from, to) ?? []);
}

function orNone(key: string): Id | null {
  return key === 'none' ? null : key;
}

function setsOf(from: string, to: string) {
  return {
    ...(from !== 'none' && { remove: [from] }),
    ...(to !== 'none' && { add: [to] }),
  };
}

function moveTo(field: Grouping, issue: Id, from: string, to: string): Command | null {
  switch (field) {
    case 'state':
      return changeState(issue, to);
    case 'state_group':
      return enterGroup(issue, to);
    case 'priority':
      return changePriority(issue, to as Priority);
    case 'assignee':
      return changeAssignees(issue, setsOf(from, to));
    case 'label':
      return changeLabels(issue, setsOf(from, to));
    case 'module':
      return changeModulesOf([issue], setsOf(from, to));
    case 'estimate':
      return changeEstimateOf(issue, orNone(to));
    case 'parent':
      return changeParent(issue, orNone(to));
    case 'cycle':
    case 'none':
    case 'project':
      return null;
  }
}
