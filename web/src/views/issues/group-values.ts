/** What it means for an issue to be in a group: for new issues, and for what moving there asks for. */
import type { Beginning } from '../../app/dialogs';
import type { Property } from '../../app/picking';
import type { Grouping } from '../../query';
import type { Id, Priority, Tables } from '../../store/rows';
import { stateOfGroup } from '../../store/selectors';

/** What a new issue of a group begins with, in a project if it is that of one. */
export function beginningIn(
  tables: Tables,
  project: Id | null,
  field: Grouping,
  key: string,
): Beginning {
  if (key === 'none') return {};
  switch (field) {
    case 'none':
      return {};
    case 'state':
      return { state: key };
    case 'state_group': {
      const state = project ? stateOfGroup(tables, project, key) : undefined;
      return state ? { state: state.id } : {};
    }
    case 'priority':
      return { priority: key as Priority };
    case 'assignee':
      return { assignee: key };
    case 'label':
      return { label: key };
    case 'project':
      return { project: key };
    case 'parent':
    case 'cycle':
    case 'module':
    case 'estimate':
      return { [field]: key };
  }
}

/** The property that moving between groups changes. */
export function propertyOf(field: Grouping): Property {
  switch (field) {
    case 'none':
    case 'state':
    case 'state_group':
    case 'project':
      return 'state';
    default:
      return field;
  }
}
