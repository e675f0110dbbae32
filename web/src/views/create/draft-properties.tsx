import '../../i18n/late/create';
import { CalendarDays, Tag } from 'lucide-react';
import { type ReactNode, useState } from 'react';
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
import { t } from '../../i18n';
import { formatDay } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import { hasPlace, pointOf } from '../../store/places';
import type { Id, Priority, Tables } from '../../store/rows';
import { projectStates } from '../../store/selectors';
import { Avatars } from '../../ui/avatar';
import { Picker, type PickerOption } from '../../ui/picker';
import { PlaceIcon } from '../../ui/place-icon';
import { PriorityIcon } from '../../ui/priority-icon';
import { ProjectMark } from '../../ui/project-mark';
import { StateIcon } from '../../ui/state-icon';

/** What was chosen for an issue that is not there yet. */
export interface IssueDraft {
  readonly project: Id | null;
  readonly state: Id | null;
  readonly priority: Priority;
  readonly assignees: readonly Id[];
  readonly labels: readonly Id[];
  readonly target_date: string | null;
  readonly parent: Id | null;
  readonly cycle: Id | null;
  readonly modules: readonly Id[];
  readonly estimate: Id | null;
}

/** What belongs to one project only. */
const NOTHING = {
  state: null,
  labels: [],
  assignees: [],
  cycle: null,
  modules: [],
  estimate: null,
} as const;

interface DraftPropertiesProps {
  readonly draft: IssueDraft;
  readonly onChange: (change: Partial<IssueDraft>) => void;
}

/** The properties of a new issue as buttons, each with its list. */
export function DraftProperties({ draft, onChange }: DraftPropertiesProps) {
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
          name={t('create.project')}
          options={projectOptions(tables)}
          chosen={[project.id]}
          onChoose={(id) => onChange({ project: id, ...NOTHING })}
        >
          <ProjectMark project={project} />
          {project.identifier}
        </Choice>
      )}
      <Choice
        name={t('prop.state')}
        options={stateOptions(tables, project.id)}
        chosen={state ? [state.id] : []}
        onChoose={(id) => onChange({ state: id })}
      >
        <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />
        <span className="cut">{state?.name}</span>
      </Choice>
      <Choice
        name={t('prop.priority')}
        options={priorityOptions()}
        chosen={[draft.priority]}
        onChoose={(id) => onChange({ priority: id as Priority })}
      >
        <PriorityIcon priority={draft.priority} />
        {t(draft.priority === 'none' ? 'prop.priority' : `priority.${draft.priority}`)}
      </Choice>
      <Choice
        name={t('prop.assignees')}
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
        name={t('prop.labels')}
        options={labelOptions(tables, project.id)}
        chosen={draft.labels}
        multiple
        onChoose={(id, on) => onChange({ labels: toggled(draft.labels, id, on) })}
      >
        <Tag />
        <span className="cut">{labels.length > 0 ? labels.join(', ') : t('prop.labels')}</span>
      </Choice>
      <Choice
        name={t('prop.dueDate')}
        options={dayOptions(draft.target_date !== null)}
        chosen={draft.target_date ? [draft.target_date] : []}
        fromText={typedDay}
        onChoose={(id) => onChange({ target_date: id === NONE ? null : id })}
      >
        <CalendarDays />
        {draft.target_date ? formatDay(draft.target_date) : t('prop.dueDate')}
      </Choice>
      <Places draft={draft} tables={tables} project={project.id} onChange={onChange} />
    </div>
  );
}

interface PlacesProps extends DraftPropertiesProps {
  readonly tables: Tables;
  readonly project: Id;
}

/** The cycle, modules and estimate of a new issue, where its project has such. */
function Places({ draft, tables, project, onChange }: PlacesProps) {
  const none = (label: string) => ({ id: NONE, label });
  const modules = draft.modules.flatMap((id) => tables.modules.get(id)?.name ?? []);
  return (
    <>
      {hasPlace(tables, project, 'cycle') ? (
        <Choice
          name={t('prop.cycle')}
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
          name={t('prop.module')}
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
          name={t('prop.estimate')}
          options={[...estimateOptions(tables, project), none(t('group.none.estimate'))]}
          chosen={[draft.estimate ?? NONE]}
          onChoose={(id) => onChange({ estimate: id === NONE ? null : id })}
        >
          <PlaceIcon field="estimate" />
          {pointOf(tables, draft.estimate)?.value ?? t('prop.estimate')}
        </Choice>
      ) : null}
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly options: readonly PickerOption[];
  readonly chosen: readonly string[];
  readonly multiple?: boolean;
  readonly fromText?: (text: string) => readonly PickerOption[];
  readonly onChoose: (id: string, on: boolean) => void;
  readonly children: ReactNode;
}

function Choice({ name, children, ...picker }: ChoiceProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <>
      <button
        type="button"
        className="button button--outline max-w-48"
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
