import type { ReactNode } from 'react';
import { t } from '../../i18n';
import type { Grouping } from '../../query';
import { pointOf } from '../../store/places';
import { GROUPS, PRIORITIES, type Priority, type Tables } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { Avatar } from '../../ui/avatar';
import { LabelDot } from '../../ui/label-chip';
import { PlaceIcon } from '../../ui/place-icon';
import { PriorityIcon } from '../../ui/priority-icon';
import { ProjectMark } from '../../ui/project-mark';
import { StateIcon } from '../../ui/state-icon';

/** What a group is called, and the picture before it. */
export interface GroupName {
  readonly name: string;
  readonly icon: ReactNode;
}

/** The name of a group from the value that its issues share. */
export function groupName(tables: Tables, field: Grouping, key: string): GroupName {
  const gone = { name: t('group.gone'), icon: null };
  switch (field) {
    case 'none':
      return { name: t('group.none.none'), icon: null };
    case 'state': {
      const state = tables.states.get(key);
      if (!state) return gone;
      return { name: state.name, icon: <StateIcon group={state.group} colour={state.colour} /> };
    }
    case 'state_group': {
      const group = GROUPS.find((one) => one === key) ?? 'backlog';
      return { name: t(`group.${group}`), icon: <StateIcon group={group} /> };
    }
    case 'priority': {
      const priority = PRIORITIES.find((one) => one === key) ?? ('none' satisfies Priority);
      return { name: t(`priority.${priority}`), icon: <PriorityIcon priority={priority} /> };
    }
    case 'assignee': {
      const person = tables.members.get(key);
      const name = person?.display_name ?? t(key === 'none' ? 'group.none.assignee' : 'group.gone');
      return { name, icon: <Avatar person={person ?? null} /> };
    }
    case 'label': {
      const label = tables.labels.get(key);
      if (!label)
        return { name: t(key === 'none' ? 'group.none.label' : 'group.gone'), icon: null };
      return { name: label.name, icon: <LabelDot colour={label.colour} /> };
    }
    case 'project': {
      const project = tables.projects.get(key);
      return project ? { name: project.name, icon: <ProjectMark project={project} /> } : gone;
    }
    case 'cycle':
    case 'module':
    case 'estimate': {
      const name =
        field === 'estimate' ? pointOf(tables, key)?.value : tables[`${field}s`].get(key)?.name;
      return {
        name: name ?? t(key === 'none' ? `group.none.${field}` : 'group.gone'),
        icon: <PlaceIcon field={field} />,
      };
    }
    case 'parent': {
      const parent = tables.issues.get(key);
      if (!parent)
        return { name: t(key === 'none' ? 'group.none.parent' : 'group.gone'), icon: null };
      return { name: `${issueKey(tables, parent)} ${parent.name}`, icon: null };
    }
  }
}
