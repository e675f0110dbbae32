import '../../i18n/late/create';
import './create.css';
import { CalendarDays, CalendarPlus, Tag } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import {
  cycleOptions,
  dayOptions,
  estimateOptions,
  labelOptions,
  moduleOptions,
  NONE,
  personOptions,
  priorityOptions,
  projectOptions,
  stateOptions,
  typedDay,
} from '../../app/pick-options';
import { type MessageKey, t } from '../../i18n';
import { formatDay } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import { hasPlace, pointOf } from '../../store/places';
import type { Id, Priority, Tables } from '../../store/rows';
import { projectStates } from '../../store/selectors';
import { Avatars } from '../../ui/avatar';
import { classes } from '../../ui/classes';
import { Picker, type PickerOption } from '../../ui/picker';
import { PlaceIcon } from '../../ui/place-icon';
import { PriorityIcon } from '../../ui/priority-icon';
import { ProjectMark } from '../../ui/project-mark';
import { StateIcon } from '../../ui/state-icon';
import { DRAFT_FIELDS, type DraftField, type IssueDraft, NOTHING } from './issue-draft';

interface DraftPropertiesProps {
  readonly draft: IssueDraft;
  readonly onChange: (change: Partial<IssueDraft>) => void;
  /** What is wrong with them, in the server's words. */
  readonly faults: Readonly<Record<string, string>>;
}

/** What is said of fields, and where. */
interface Said {
  readonly faults: Readonly<Record<string, string>>;
  readonly id: string;
}

const NAMES = {
  project: 'create.project',
  state: 'prop.state',
  priority: 'prop.priority',
  assignees: 'prop.assignees',
  labels: 'prop.labels',
  start_date: 'prop.startDate',
  target_date: 'prop.dueDate',
  parent: 'prop.parent',
  cycle: 'prop.cycle',
  modules: 'prop.module',
  estimate_point: 'prop.estimate',
} as const satisfies Readonly<Record<DraftField, MessageKey>>;

/** What a property is called. */
export function nameOfField(field: DraftField): string {
  return t(NAMES[field]);
}

/** The properties of a new issue as buttons, each with its list, and what is wrong with them. */
export function DraftProperties({ draft, onChange, faults }: DraftPropertiesProps) {
  const id = useId();
  const wrong = DRAFT_FIELDS.filter((field) => faults[field]);
  return (
    <div className="create__properties">
      <Properties draft={draft} onChange={onChange} said={{ faults, id }} />
      {wrong.map((field) => (
        <p key={field} id={`${id}-${field}`} className="field__error">
          {t('create.fault', { field: nameOfField(field), sentence: faults[field] ?? '' })}
        </p>
      ))}
    </div>
  );
}

interface PropertiesProps extends Omit<DraftPropertiesProps, 'faults'> {
  readonly said: Said;
}

function Properties({ draft, onChange, said }: PropertiesProps) {
  const tables = useTables((all) => all);
  const project = tables.projects.get(draft.project ?? '');
  const states = projectStates(tables, draft.project ?? '');
  const state =
    states.find((row) => row.id === draft.state) ??
    states.find((row) => row.is_default) ??
    states[0];
  const people = draft.assignees.flatMap((id) => tables.members.get(id) ?? []);
  const labels = draft.labels.flatMap((id) => tables.labels.get(id)?.name ?? []);
  if (!project) return null;
  return (
    <div className="flex flex-wrap gap-1.5">
      {draft.parent ? null : (
        <Choice
          field="project"
          said={said}
          options={projectOptions(tables)}
          chosen={[project.id]}
          onChoose={(id) => onChange({ project: id, ...NOTHING })}
        >
          <ProjectMark project={project} />
          {project.identifier}
        </Choice>
      )}
      <Choice
        field="state"
        said={said}
        options={stateOptions(tables, project.id)}
        chosen={state ? [state.id] : []}
        onChoose={(id) => onChange({ state: id })}
      >
        <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />
        <span className="cut">{state?.name}</span>
      </Choice>
      <Choice
        field="priority"
        said={said}
        options={priorityOptions()}
        chosen={[draft.priority]}
        onChoose={(id) => onChange({ priority: id as Priority })}
      >
        <PriorityIcon priority={draft.priority} />
        {t(draft.priority === 'none' ? 'prop.priority' : `priority.${draft.priority}`)}
      </Choice>
      <Choice
        field="assignees"
        said={said}
        options={personOptions(tables, project.id)}
        chosen={draft.assignees}
        multiple
        onChoose={(id, on) => onChange({ assignees: toggled(draft.assignees, id, on) })}
      >
        <Avatars people={people} size={16} />
        {people.length === 1
          ? people[0]?.display_name
          : people.length === 0
            ? t('prop.assignees')
            : null}
      </Choice>
      <Choice
        field="labels"
        said={said}
        options={labelOptions(tables, project.id)}
        chosen={draft.labels}
        multiple
        onChoose={(id, on) => onChange({ labels: toggled(draft.labels, id, on) })}
      >
        <Tag />
        <span className="cut">{labels.length > 0 ? labels.join(', ') : t('prop.labels')}</span>
      </Choice>
      <Choice
        field="start_date"
        said={said}
        options={dayOptions(draft.start_date !== null)}
        chosen={draft.start_date ? [draft.start_date] : []}
        fromText={typedDay}
        onChoose={(id) => onChange({ start_date: id === NONE ? null : id })}
      >
        <CalendarPlus />
        {draft.start_date ? formatDay(draft.start_date) : t('prop.startDate')}
      </Choice>
      <Choice
        field="target_date"
        said={said}
        options={dayOptions(draft.target_date !== null)}
        chosen={draft.target_date ? [draft.target_date] : []}
        fromText={typedDay}
        onChoose={(id) => onChange({ target_date: id === NONE ? null : id })}
      >
        <CalendarDays />
        {draft.target_date ? formatDay(draft.target_date) : t('prop.dueDate')}
      </Choice>
      <Places draft={draft} tables={tables} project={project.id} onChange={onChange} said={said} />
    </div>
  );
}

interface PlacesProps extends PropertiesProps {
  readonly tables: Tables;
  readonly project: Id;
}

/** The cycle, modules and estimate of a new issue, where its project has such. */
function Places({ draft, tables, project, onChange, said }: PlacesProps) {
  const none = (label: string) => ({ id: NONE, label });
  const modules = draft.modules.flatMap((id) => tables.modules.get(id)?.name ?? []);
  return (
    <>
      {hasPlace(tables, project, 'cycle') ? (
        <Choice
          field="cycle"
          said={said}
          options={[...cycleOptions(tables, project), none(t('group.none.cycle'))]}
          chosen={[draft.cycle ?? NONE]}
          onChoose={(id) => onChange({ cycle: id === NONE ? null : id })}
        >
          <PlaceIcon field="cycle" />
          <span className="cut">
            {tables.cycles.get(draft.cycle ?? '')?.name ?? t('prop.cycle')}
          </span>
        </Choice>
      ) : null}
      {hasPlace(tables, project, 'module') ? (
        <Choice
          field="modules"
          said={said}
          options={moduleOptions(tables, project)}
          chosen={draft.modules}
          multiple
          onChoose={(id, on) => onChange({ modules: toggled(draft.modules, id, on) })}
        >
          <PlaceIcon field="module" />
          <span className="cut">{modules.join(', ') || t('prop.module')}</span>
        </Choice>
      ) : null}
      {hasPlace(tables, project, 'estimate') ? (
        <Choice
          field="estimate_point"
          said={said}
          options={[...estimateOptions(tables, project), none(t('group.none.estimate'))]}
          chosen={[draft.estimate_point ?? NONE]}
          onChoose={(id) => onChange({ estimate_point: id === NONE ? null : id })}
        >
          <PlaceIcon field="estimate" />
          {pointOf(tables, draft.estimate_point)?.value ?? t('prop.estimate')}
        </Choice>
      ) : null}
    </>
  );
}

interface ChoiceProps {
  readonly field: DraftField;
  readonly said: Said;
  readonly options: readonly PickerOption[];
  readonly chosen: readonly string[];
  readonly multiple?: boolean;
  readonly fromText?: (text: string) => readonly PickerOption[];
  readonly onChoose: (id: string, on: boolean) => void;
  readonly children: ReactNode;
}

function Choice({ field, said, children, ...picker }: ChoiceProps) {
  const name = nameOfField(field);
  const isWrong = said.faults[field] !== undefined;
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <>
      <button
        type="button"
        className={classes('button button--outline max-w-48', isWrong && 'create__wrong')}
        {...(isWrong ? { 'aria-describedby': `${said.id}-${field}` } : {})}
        aria-haspopup="listbox"
        aria-expanded={anchor !== null}
        title={name}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <span className="hidden-text">{name}: </span>
        {children}
      </button>
      {anchor ? (
        <Picker
          {...picker}
          anchor={anchor}
          label={name}
          onClose={() => {
            setAnchor(null);
            if (anchor instanceof HTMLElement) anchor.focus();
          }}
        />
      ) : null}
    </>
  );
}

function toggled(ids: readonly Id[], id: Id, on: boolean): readonly Id[] {
  return on ? [...ids, id] : ids.filter((other) => other !== id);
}
