/** What can be chosen for each property of an issue. */
import '../i18n/late/choose';
import '../i18n/late/places';
import { CalendarClock, CalendarOff, CornerDownRight, Plus } from 'lucide-react';
import { t } from '../i18n';
import { formatDay, today } from '../i18n/times';
import { projectCycles, projectEstimate, projectModules } from '../store/places';
import { type Id, type Issue, PRIORITIES, type Tables } from '../store/rows';
import { isOpenCycle, phaseOf } from '../store/scope';
import {
  issueKey,
  projectIssues,
  projectLabels,
  projectPeople,
  projectStates,
} from '../store/selectors';
import { presentTime } from '../store/times';
import { Avatar } from '../ui/avatar';
import { LabelDot } from '../ui/label-chip';
import type { PickerOption } from '../ui/picker';
import { PlaceIcon } from '../ui/place-icon';
import { PriorityIcon } from '../ui/priority-icon';
import { ProjectMark } from '../ui/project-mark';
import { StateIcon } from '../ui/state-icon';
import { dayOf } from './days';

/** Stands for "none" among the choices. */
export const NONE = 'none';
/** What the id of a label that is to be made begins with. */
export const NEW = 'new:';

export function stateOptions(tables: Tables, project: Id): readonly PickerOption[] {
  return projectStates(tables, project).map((state) => ({
    id: state.id,
    label: state.name,
    icon: <StateIcon group={state.group} colour={state.colour} />,
  }));
}

export function priorityOptions(): readonly PickerOption[] {
  return PRIORITIES.map((priority) => ({
    id: priority,
    label: t(`priority.${priority}`),
    icon: <PriorityIcon priority={priority} />,
  }));
}

/** The people of a project who may work on its issues; oneself first. */
export function personOptions(tables: Tables, project: Id): readonly PickerOption[] {
  const people = projectPeople(tables, project).filter((person) => person.is_active);
  const me = people.filter((person) => person.id === tables.me);
  const others = people.filter((person) => person.id !== tables.me);
  return [...me, ...others].map((person) => ({
    id: person.id,
    label:
      person.id === tables.me ? t('person.me', { name: person.display_name }) : person.display_name,
    icon: <Avatar person={person} />,
  }));
}

export function labelOptions(tables: Tables, project: Id): readonly PickerOption[] {
  return projectLabels(tables, project).map((label) => ({
    id: label.id,
    label: label.name,
    icon: <LabelDot colour={label.colour} />,
  }));
}

/** A label that a typed name would become, if there is none of that name. */
export function newLabelOption(tables: Tables, project: Id, name: string): readonly PickerOption[] {
  const same = name.toLocaleLowerCase();
  const isKnown = projectLabels(tables, project).some(
    (label) => label.name.toLocaleLowerCase() === same,
  );
  if (isKnown) return [];
  return [{ id: NEW + name, label: t('pick.createLabel', { name }), icon: <Plus size={14} /> }];
}

/** The days that are chosen most, and none. */
export function dayOptions(hasDay: boolean): readonly PickerOption[] {
  const days = [
    ['pick.today', 0],
    ['pick.tomorrow', 1],
    ['pick.inAWeek', 7],
    ['pick.inTwoWeeks', 14],
  ] as const;
  const options = days.map(([key, from]) => ({
    id: today(from),
    label: t(key),
    end: formatDay(today(from)),
    icon: <CalendarClock size={14} />,
  }));
  if (!hasDay) return options;
  return [...options, { id: NONE, label: t('pick.noDate'), icon: <CalendarOff size={14} /> }];
}

/** The day that a typed text means. */
export function typedDay(text: string): readonly PickerOption[] {
  const day = dayOf(text);
  return day
    ? [{ id: day, label: formatDay(day), end: day, icon: <CalendarClock size={14} /> }]
    : [];
}

/** The issues that could be above others: those of the project, without the ones in question. */
export function parentOptions(
  tables: Tables,
  project: Id,
  without: readonly Id[],
): readonly PickerOption[] {
  const issues = projectIssues(tables, project).filter((issue) => !without.includes(issue.id));
  const latest = [...issues].sort((a, b) => b.number - a.number);
  return [
    { id: NONE, label: t('pick.noParent'), icon: <CornerDownRight size={14} /> },
    ...latest.slice(0, 500).map((issue) => parentOption(tables, issue)),
  ];
}

/** An issue as it is offered. */
export function parentOption(tables: Tables, issue: Issue): PickerOption {
  const state = tables.states.get(issue.state);
  return {
    id: issue.id,
    label: `${issueKey(tables, issue)} ${issue.name}`,
    icon: <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />,
  };
}

/** The cycles that issues can be put into; those that have ended only while one of them is chosen. */
export function cycleOptions(
  tables: Tables,
  project: Id,
  chosen: readonly Id[] = [],
): readonly PickerOption[] {
  const now = presentTime();
  const shown = projectCycles(tables, project).filter(
    (cycle) => isOpenCycle(cycle, now) || chosen.includes(cycle.id),
  );
  return shown.map((cycle) => ({
    id: cycle.id,
    label: cycle.name,
    icon: <PlaceIcon field="cycle" />,
    end: t(`phase.${phaseOf(cycle, now)}`),
  }));
}

/** The modules of a project; archived ones only while one of them is chosen. */
export function moduleOptions(
  tables: Tables,
  project: Id,
  chosen: readonly Id[] = [],
): readonly PickerOption[] {
  const shown = projectModules(tables, project).filter(
    (module) => module.archived_at === null || chosen.includes(module.id),
  );
  return shown.map((module) => ({
    id: module.id,
    label: module.name,
    icon: <PlaceIcon field="module" />,
    end: t(`status.${module.status}`),
  }));
}

/** The values of the estimate of a project. */
export function estimateOptions(tables: Tables, project: Id): readonly PickerOption[] {
  const points = projectEstimate(tables, project)?.points ?? [];
  return points.map((point) => ({
    id: point.id,
    label: point.value,
    icon: <PlaceIcon field="estimate" />,
    ...(point.description && { end: point.description }),
  }));
}

/** A cycle or module that a typed name would become, if there is none of that name. */
export function newPlaceOption(
  field: 'cycle' | 'module',
  tables: Tables,
  project: Id,
  name: string,
): readonly PickerOption[] {
  const rows = field === 'cycle' ? projectCycles(tables, project) : projectModules(tables, project);
  const same = name.toLocaleLowerCase();
  const isOn = tables.projects.get(project)?.features.includes(`${field}s`);
  if (!isOn || rows.some((row) => row.name.toLocaleLowerCase() === same)) return [];
  const label = t(field === 'cycle' ? 'pick.createCycle' : 'pick.createModule', { name });
  return [{ id: NEW + name, label, icon: <Plus size={14} /> }];
}

/** The projects whose issues the caller may make. */
export function projectOptions(tables: Tables): readonly PickerOption[] {
  const mine = [...tables.projects.values()].filter(
    (project) => !project.archived_at && (project.role === 'admin' || project.role === 'member'),
  );
  return mine.map((project) => ({
    id: project.id,
    label: project.name,
    icon: <ProjectMark project={project} />,
    end: project.identifier,
  }));
}
