import '../../i18n/late/choose';
import { CalendarClock, CalendarOff, Search } from 'lucide-react';
import { dayOf } from '../../app/days';
import {
  cycleOptions,
  estimateOptions,
  labelOptions,
  moduleOptions,
  NONE,
  parentOptions,
  personOptions,
  priorityOptions,
  projectOptions,
  stateOptions,
} from '../../app/pick-options';
import { t } from '../../i18n';
import { formatDay } from '../../i18n/times';
import {
  DAY_FIELDS,
  type DayCondition,
  type DayField,
  SET_FIELDS,
  type SetField,
} from '../../query';
import { GROUPS, type Id, type Tables } from '../../store/rows';
import { myProjects } from '../../store/selectors';
import { Avatar } from '../../ui/avatar';
import type { PickerOption } from '../../ui/picker';
import { StateIcon } from '../../ui/state-icon';
import type { Condition } from './conditions';

/** What can be filtered by. */
export type FilterField = Condition['field'];

/** Fields whose values are things of one project. */
const OF_ONE = new Set<FilterField>(['state', 'label', 'parent', 'cycle', 'module', 'estimate']);

/** The values of a field in all projects, each with its project; the one for none is there once. */
function inAll(tables: Tables, field: SetField): readonly PickerOption[] {
  const all = myProjects(tables).flatMap(({ id, identifier }) =>
    valueOptions(tables, field, id).map((one) =>
      one.id === NONE ? one : { ...one, end: identifier },
    ),
  );
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** The fields to filter by, on the page of a project or of many. */
export function fieldOptions(project: Id | null): readonly PickerOption[] {
  const fields: readonly FilterField[] = ['text', ...SET_FIELDS, ...DAY_FIELDS];
  const known = fields.filter((field) => (project ? field !== 'project' : !OF_ONE.has(field)));
  return known.map((field) => ({ id: field, label: t(`field.${field}`) }));
}

/** Whether a field has values of a set. */
export function isSetField(field: FilterField): field is SetField {
  return (SET_FIELDS as readonly string[]).includes(field);
}

/** Whether a field holds a day. */
export function isDayField(field: FilterField): field is DayField {
  return (DAY_FIELDS as readonly string[]).includes(field);
}

/** The values of a field of a set. */
export function valueOptions(
  tables: Tables,
  field: SetField,
  project: Id | null,
): readonly PickerOption[] {
  if (project === null && OF_ONE.has(field)) return inAll(tables, field);
  switch (field) {
    case 'project':
      return projectOptions(tables);
    case 'state':
      return project ? stateOptions(tables, project) : [];
    case 'state_group':
      return GROUPS.filter((group) => group !== 'triage').map((group) => ({
        id: group,
        label: t(`group.${group}`),
        icon: <StateIcon group={group} />,
      }));
    case 'priority':
      return priorityOptions();
    case 'assignee':
      return [
        { id: NONE, label: t('group.none.assignee'), icon: <Avatar person={null} /> },
        ...people(tables, project),
      ];
    case 'created_by':
      return people(tables, project);
    case 'label':
      return [
        { id: NONE, label: t('group.none.label') },
        ...(project ? labelOptions(tables, project) : []),
      ];
    case 'cycle':
    case 'module':
    case 'estimate':
      return [
        { id: NONE, label: t(`group.none.${field}`) },
        ...(project ? placesOf(tables, field, project) : []),
      ];
    case 'parent':
      return project ? parentOptions(tables, project, []) : [];
  }
}

function placesOf(
  tables: Tables,
  field: 'cycle' | 'module' | 'estimate',
  project: Id,
): readonly PickerOption[] {
  if (field === 'estimate') return estimateOptions(tables, project);
  const [rows, options] =
    field === 'cycle' ? [tables.cycles, cycleOptions] : [tables.modules, moduleOptions];
  return options(tables, project, [...rows.keys()]);
}

function people(tables: Tables, project: Id | null): readonly PickerOption[] {
  if (project) return personOptions(tables, project);
  const all = new Map(
    myProjects(tables).flatMap((row) =>
      personOptions(tables, row.id).map((one) => [one.id, one] as const),
    ),
  );
  return [...all.values()];
}

const DAYS: readonly (readonly [DayCondition['is'], string | null, Parameters<typeof t>[0]])[] = [
  ['before', '0d', 'filter.day.past'],
  ['on', '0d', 'filter.day.today'],
  ['before', '8d', 'filter.day.nextWeek'],
  ['after', '-8d', 'filter.day.lastWeek'],
  ['none', null, 'filter.day.none'],
  ['any', null, 'filter.day.any'],
];

/** The conditions on a day that are wanted most. */
export function dayConditions(): readonly PickerOption[] {
  return DAYS.map(([is, day, key]) => ({
    id: `${is} ${day ?? ''}`,
    label: t(key),
    icon: is === 'none' ? <CalendarOff size={14} /> : <CalendarClock size={14} />,
  }));
}

/** The conditions that a typed day can mean. */
export function typedDayConditions(text: string): readonly PickerOption[] {
  const day = dayOf(text);
  if (!day) return [];
  return (['before', 'on', 'after'] as const).map((is) => ({
    id: `${is} ${day}`,
    label: `${t(`view.${is}`)} ${formatDay(day)}`,
    icon: <CalendarClock size={14} />,
  }));
}

/** The condition that an option of these lists stands for. */
export function dayCondition(field: DayField, id: string): DayCondition {
  const [is, day] = id.split(' ');
  return { field, is: is as DayCondition['is'], day: day || null };
}

/** The condition that a typed text stands for. */
export function textOption(text: string): readonly PickerOption[] {
  return [{ id: text, label: `${t('view.contains')} “${text}”`, icon: <Search size={14} /> }];
}

/** What a condition says after its field. */
export function wordsOf(condition: Condition, options: readonly PickerOption[]): string {
  switch (condition.is) {
    case 'contains':
      return `“${condition.text}”`;
    case 'in':
    case 'not':
      return condition.values
        .map((value) => options.find((option) => option.id === value)?.label ?? t('group.gone'))
        .join(', ');
    case 'none':
    case 'any':
      return '';
    case 'before':
    case 'on':
    case 'after': {
      const known = DAYS.find(([is, day]) => is === condition.is && day === condition.day);
      if (known) return t(known[2]);
      return condition.day && !condition.day.endsWith('d')
        ? formatDay(condition.day)
        : (condition.day ?? '');
    }
  }
}

/** The word between a field and its values. */
export function operatorOf(condition: Condition): string {
  switch (condition.is) {
    case 'in':
      return t(condition.values.length > 1 ? 'view.isAny' : 'view.is');
    case 'not':
      return t('view.isNot');
    case 'contains':
      return t('view.contains');
    case 'none':
      return t('view.hasNone');
    case 'any':
      return t('view.hasAny');
    case 'before':
    case 'on':
    case 'after': {
      const isNamed = DAYS.some(([is, day]) => is === condition.is && day === condition.day);
      return isNamed ? t('view.is') : t(`view.${condition.is}`);
    }
  }
}
