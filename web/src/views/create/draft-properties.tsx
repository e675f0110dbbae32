import '../../i18n/late/create';
import { CalendarDays, Tag } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  dayOptions,
  labelOptions,
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
import type { Id, Priority } from '../../store/rows';
import { projectStates } from '../../store/selectors';
import { Avatars } from '../../ui/avatar';
import { Picker, type PickerOption } from '../../ui/picker';
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
}

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
          onChoose={(id) => onChange({ project: id, state: null, labels: [], assignees: [] })}
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
    </div>
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
