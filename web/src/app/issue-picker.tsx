import '../i18n/late/choose';
import { useMemo } from 'react';
import {
  type Command,
  changeAssignees,
  changeDates,
  changeLabels,
  changeParent,
  changePriority,
  changeState,
  createLabel,
  moveIssue,
  useRun,
} from '../commands';
import {
  changeCycleOf,
  changeEstimateOf,
  changeModulesOf,
  createCycle,
  createModule,
} from '../commands/places';
import { t } from '../i18n';
import { formatDay } from '../i18n/times';
import { useTables } from '../store/hooks';
import type { Id, Issue, Priority, Tables } from '../store/rows';
import { projectLabels } from '../store/selectors';
import { Picker } from '../ui/picker';
import { PlaceIcon } from '../ui/place-icon';
import { nextColour } from './colours';
import {
  cycleOptions,
  dayOptions,
  estimateOptions,
  labelOptions,
  moduleOptions,
  NEW,
  NONE,
  newLabelOption,
  newPlaceOption,
  parentOption,
  parentOptions,
  personOptions,
  priorityOptions,
  projectOptions,
  stateOptions,
  typedDay,
} from './pick-options';
import type { Picking, Property } from './picking';
import { foundBeside, useOffered } from './use-offered';

interface IssuePickerProps {
  readonly picking: Picking;
  readonly onClose: () => void;
}

/** The choices of one property for one or several issues; each choice is a command for each issue. */
export function IssuePicker({ picking, onClose }: IssuePickerProps) {
  const { property, issues, anchor, whole } = picking;
  const run = useRun();
  const tables = useTables((all) => all);
  const rows = issues.flatMap((id) => tables.issues.get(id) ?? []);
  const project = whole?.project ?? rows[0]?.project ?? '';
  const isWhole = whole !== undefined;
  const offered = useOffered(project);
  const options = useMemo(
    () => optionsOf(property, tables, project, rows, isWhole),
    [property, tables, project, rows, isWhole],
  );

  function choose(id: string, on: boolean): void {
    if (whole) {
      const isDate = isDay(property) && id !== NONE;
      const option = isDate ? { id, label: formatDay(id) } : options.find((one) => one.id === id);
      if (option) whole.onChoose(property, option);
      return;
    }
    if (id.startsWith(NEW)) {
      const name = id.slice(NEW.length);
      if (property === 'cycle' || property === 'module') {
        const make = property === 'cycle' ? createCycle : createModule;
        const place = run(make({ project, name })).id;
        if (place) put(property, place, true);
        return;
      }
      const colour = nextColour(projectLabels(tables, project).length);
      const label = run(createLabel({ project, name, colour })).id;
      if (label) for (const issue of issues) run(changeLabels(issue, { add: [label] }));
      return;
    }
    if (property === 'cycle' || property === 'module') put(property, id, on);
    else for (const issue of issues) run(commandOf(property, issue, id, on));
  }

  /** All issues go into a cycle or module at once. */
  function put(field: 'cycle' | 'module', id: string, on: boolean): void {
    if (field === 'cycle') run(changeCycleOf(issues, id === NONE ? null : id));
    else run(changeModulesOf(issues, on ? { add: [id] } : { remove: [id] }));
  }

  return (
    <Picker
      anchor={anchor}
      label={t(property === 'project' ? 'pick.moveTo' : `pick.${property}`)}
      options={options}
      chosen={chosenOf(property, rows)}
      multiple={
        !whole && (property === 'assignee' || property === 'label' || property === 'module')
      }
      onChoose={choose}
      onClose={onClose}
      {...(property === 'parent' &&
        !whole && {
          onType: offered,
          fromText: (text: string) => {
            const known = new Set([...issues, ...options.map(({ id }) => id)]);
            return foundBeside(tables, project, text, (id) => known.has(id)).map((row) =>
              parentOption(tables, row),
            );
          },
        })}
      {...(property === 'label' &&
        !whole && {
          fromText: (text: string) => newLabelOption(tables, project, text),
        })}
      {...((property === 'cycle' || property === 'module') &&
        !whole && {
          fromText: (text: string) => newPlaceOption(property, tables, project, text),
        })}
      {...(isDay(property) && { fromText: typedDay })}
    >
      {isDay(property) ? (
        <DayInput
          value={rows[0]?.[FIELD[property]] ?? ''}
          onDay={(day) => {
            onClose();
            choose(day, true);
          }}
        />
      ) : null}
    </Picker>
  );
}

type DayProperty = 'dueDate' | 'startDate';
const FIELD = { dueDate: 'target_date', startDate: 'start_date' } as const;

function isDay(property: Property): property is DayProperty {
  return property === 'dueDate' || property === 'startDate';
}

function DayInput({
  value,
  onDay,
}: {
  readonly value: string;
  readonly onDay: (day: string) => void;
}) {
  return (
    <label className="flex items-center gap-3 border-t border-(--line) p-2 text-(--text-soft)">
      <span className="flex-1 ps-2">{t('pick.day')}</span>
      <input
        type="date"
        className="input"
        style={{ inlineSize: 'auto' }}
        defaultValue={value}
        onChange={(event) => {
          if (event.currentTarget.value) onDay(event.currentTarget.value);
        }}
      />
    </label>
  );
}

/** What can be chosen; also that there is none where an issue has one, or `isWhole` leaves open what they have. */
function optionsOf(
  property: Property,
  tables: Tables,
  project: Id,
  rows: readonly Issue[],
  isWhole: boolean,
) {
  switch (property) {
    case 'state':
      return stateOptions(tables, project);
    case 'priority':
      return priorityOptions();
    case 'assignee':
      return personOptions(tables, project);
    case 'label':
      return labelOptions(tables, project);
    case 'parent':
      return parentOptions(
        tables,
        project,
        rows.map((row) => row.id),
      );
    case 'project':
      return projectOptions(tables).filter(({ id }) => id !== project);
    case 'cycle': {
      const chosen = rows.flatMap((row) => row.cycle ?? []);
      const icon = <PlaceIcon field="cycle" />;
      const hasOne = chosen.length > 0 || isWhole;
      const none = hasOne ? [{ id: NONE, label: t('pick.noCycle'), icon }] : [];
      return [...cycleOptions(tables, project, chosen), ...none];
    }
    case 'module':
      return moduleOptions(
        tables,
        project,
        rows.flatMap((row) => row.modules),
      );
    case 'estimate': {
      const icon = <PlaceIcon field="estimate" />;
      const hasOne = isWhole || rows.some((row) => row.estimate_point);
      const none = hasOne ? [{ id: NONE, label: t('pick.noEstimate'), icon }] : [];
      return [...estimateOptions(tables, project), ...none];
    }
    case 'dueDate':
    case 'startDate':
      return dayOptions(isWhole || rows.some((row) => row[FIELD[property]] !== null));
  }
}

/** What all of the issues have. */
function chosenOf(property: Property, rows: readonly Issue[]): readonly string[] {
  const [first, ...others] = rows.map((row) => valuesOf(property, row));
  return (first ?? []).filter((value) => others.every((values) => values.includes(value)));
}

function valuesOf(property: Property, row: Issue): readonly string[] {
  switch (property) {
    case 'state':
      return [row.state];
    case 'priority':
      return [row.priority];
    case 'assignee':
      return row.assignees;
    case 'label':
      return row.labels;
    case 'parent':
      return [row.parent ?? NONE];
    case 'project':
      return [row.project];
    case 'cycle':
      return [row.cycle ?? NONE];
    case 'module':
      return row.modules;
    case 'estimate':
      return [row.estimate_point ?? NONE];
    case 'dueDate':
    case 'startDate':
      return [row[FIELD[property]] ?? NONE];
  }
}

function commandOf(
  property: Exclude<Property, 'cycle' | 'module'>,
  issue: Id,
  value: string,
  on: boolean,
): Command {
  const change = on ? { add: [value] } : { remove: [value] };
  const orNone = value === NONE ? null : value;
  switch (property) {
    case 'state':
      return changeState(issue, value);
    case 'priority':
      return changePriority(issue, value as Priority);
    case 'assignee':
      return changeAssignees(issue, change);
    case 'label':
      return changeLabels(issue, change);
    case 'parent':
      return changeParent(issue, orNone);
    case 'project':
      return moveIssue(issue, value);
    case 'estimate':
      return changeEstimateOf(issue, orNone);
    case 'dueDate':
    case 'startDate':
      return changeDates(issue, { [FIELD[property]]: orNone });
  }
}
