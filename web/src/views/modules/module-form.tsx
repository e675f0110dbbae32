import { Users } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { personOptions } from '../../app/pick-options';
import { useRun } from '../../commands';
import { changeModule, createModule } from '../../commands/places';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import {
  type Id,
  MODULE_STATUSES,
  type Module,
  type ModuleStatus,
  type Project,
} from '../../store/rows';
import { projectPeople } from '../../store/selectors';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Choice, TextArea, TextField } from '../../ui/field';
import { Picker } from '../../ui/picker';

interface ModuleFormProps {
  readonly project: Project;
  /** The module that is changed; a new one without. */
  readonly module?: Module;
  readonly onClose: () => void;
  readonly onMade?: (id: Id) => void;
}

/** The choices of a status. */
export function statusOptions() {
  return MODULE_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }));
}

/** The dialog of a new module, or of one that is changed. */
export function ModuleForm({ project, module, onClose, onMade }: ModuleFormProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const [name, setName] = useState(module?.name ?? '');
  const [description, setDescription] = useState(module?.description ?? '');
  const [status, setStatus] = useState<ModuleStatus>(module?.status ?? 'planned');
  const [lead, setLead] = useState(module?.lead ?? '');
  const [members, setMembers] = useState<readonly Id[]>(module?.members ?? []);
  const [start, setStart] = useState(module?.start_date ?? '');
  const [target, setTarget] = useState(module?.target_date ?? '');
  const isTurned = start !== '' && target !== '' && start > target;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isTurned || !name.trim()) return;
    const wanted = {
      name: name.trim(),
      description,
      status,
      lead: lead || null,
      members,
      start_date: start || null,
      target_date: target || null,
    };
    if (module) run(changeModule(module.id, wanted));
    else {
      const made = run(createModule({ project: project.id, ...wanted }));
      if (made.id) onMade?.(made.id);
    }
    onClose();
  }

  const people = projectPeople(tables, project.id).map((person) => ({
    value: person.id,
    label: person.display_name,
  }));
  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form="module" kind="main" disabled={!name.trim() || isTurned}>
        {t(module ? 'action.save' : 'placeForm.createModule')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(module ? 'modules.edit' : 'modules.new')} foot={foot}>
      <form id="module" className="dialog__body" onSubmit={submit}>
        <TextField
          label={t('placeForm.name')}
          placeholder={t('placeForm.modulePlaceholder')}
          value={name}
          maxLength={255}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
          required
        />
        <div className="panel__pair">
          <Choice
            label={t('placeForm.status')}
            value={status}
            options={statusOptions()}
            onChange={(event) => setStatus(event.currentTarget.value as ModuleStatus)}
          />
          <Choice
            label={t('placeForm.lead')}
            value={lead}
            options={[{ value: '', label: t('person.nobody') }, ...people]}
            onChange={(event) => setLead(event.currentTarget.value)}
          />
          <TextField
            type="date"
            label={t('placeForm.startDate')}
            value={start}
            onChange={(event) => setStart(event.currentTarget.value)}
          />
          <TextField
            type="date"
            label={t('placeForm.target')}
            value={target}
            error={isTurned ? t('placeForm.wrongDates') : undefined}
            onChange={(event) => setTarget(event.currentTarget.value)}
          />
        </div>
        <Members project={project} members={members} onChange={setMembers} />
        <TextArea
          label={t('placeForm.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}

interface MembersProps {
  readonly project: Project;
  readonly members: readonly Id[];
  readonly onChange: (members: readonly Id[]) => void;
}

function Members({ project, members, onChange }: MembersProps) {
  const tables = useTables((all) => all);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const names = members.flatMap((id) => tables.members.get(id)?.display_name ?? []);
  return (
    <div className="field">
      <span className="field__label" aria-hidden="true">
        {t('placeForm.members')}
      </span>
      <button
        type="button"
        className="button button--outline justify-start"
        aria-haspopup="listbox"
        aria-expanded={anchor !== null}
        aria-label={`${t('placeForm.members')}: ${names.join(', ') || t('person.nobody')}`}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Users aria-hidden="true" />
        <span className="cut">{names.join(', ') || t('placeForm.noMembers')}</span>
      </button>
      {anchor ? (
        <Picker
          anchor={anchor}
          label={t('placeForm.members')}
          options={personOptions(tables, project.id)}
          chosen={members}
          multiple
          onChoose={(id, on) =>
            onChange(on ? [...members, id] : members.filter((one) => one !== id))
          }
          onClose={() => {
            setAnchor(null);
            anchor.focus();
          }}
        />
      ) : null}
    </div>
  );
}
