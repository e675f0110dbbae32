import { type FormEvent, useState } from 'react';
import { useRun } from '../../commands';
import { changeCycle, createCycle } from '../../commands/places';
import { t } from '../../i18n';
import { today } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import { projectCycles } from '../../store/places';
import type { Cycle, Id, Project, Tables } from '../../store/rows';
import { type CycleDays, daysOf } from '../../store/scope';
import { projectPeople } from '../../store/selectors';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Choice, TextArea, TextField } from '../../ui/field';
import { dayAfter, daysFrom } from './when';

interface CycleFormProps {
  readonly project: Project;
  /** The cycle that is changed; a new one without. */
  readonly cycle?: Cycle;
  readonly onClose: () => void;
  readonly onMade?: (id: Id) => void;
}

/** The dialog of a new cycle, or of one that is changed. */
export function CycleForm({ project, cycle, onClose, onMade }: CycleFormProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const [name, setName] = useState(cycle?.name ?? '');
  const [description, setDescription] = useState(cycle?.description ?? '');
  const [owner, setOwner] = useState(cycle?.owner ?? tables.me);
  const [before] = useState(() =>
    cycle ? daysOf(cycle, project.timezone) : followingDays(tables, project),
  );
  const [start, setStart] = useState(before?.start ?? '');
  const [end, setEnd] = useState(before?.end ?? '');
  const isHalf = (start === '') !== (end === '');
  const isTurned = start !== '' && end !== '' && start > end;
  const error = isHalf ? t('placeForm.oneDate') : isTurned ? t('placeForm.wrongDates') : undefined;

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (error || !name.trim()) return;
    const days: CycleDays | null = start ? { start, end } : null;
    const isSame = days?.start === before?.start && days?.end === before?.end;
    if (cycle) {
      const change = { name: name.trim(), description, owner, ...(!isSame && { days }) };
      run(changeCycle(cycle.id, change));
    } else {
      const made = run(createCycle({ project: project.id, name, description, owner, days }));
      if (made.id) onMade?.(made.id);
    }
    onClose();
  }

  const people = projectPeople(tables, project.id);
  const known = people.some((person) => person.id === owner)
    ? people
    : [...people, ...[tables.members.get(owner) ?? []].flat()];
  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form="cycle" kind="main" disabled={!name.trim() || error !== undefined}>
        {t(cycle ? 'action.save' : 'placeForm.createCycle')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t(cycle ? 'cycles.edit' : 'cycles.new')} foot={foot}>
      <form id="cycle" className="dialog__body" onSubmit={submit}>
        <TextField
          label={t('placeForm.name')}
          placeholder={t('placeForm.cyclePlaceholder')}
          value={name}
          maxLength={255}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
          required
        />
        <div className="panel__pair">
          <TextField
            type="date"
            label={t('placeForm.start')}
            hint={t('placeForm.datesHint')}
            value={start}
            onChange={(event) => setStart(event.currentTarget.value)}
          />
          <TextField
            type="date"
            label={t('placeForm.end')}
            value={end}
            error={error}
            {...(start && { min: start })}
            onChange={(event) => setEnd(event.currentTarget.value)}
          />
        </div>
        <Choice
          label={t('cycles.owner')}
          value={owner}
          options={known.map((person) => ({ value: person.id, label: person.display_name }))}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <TextArea
          label={t('placeForm.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}

/** The days after the last cycle, as many as that has; two weeks from today for the first. */
function followingDays(tables: Tables, project: Project): CycleDays {
  const all = projectCycles(tables, project.id).flatMap((row) => {
    return row.archived_at === null ? (daysOf(row, project.timezone) ?? []) : [];
  });
  const last = all.reduce<CycleDays | null>(
    (latest, days) => (latest === null || days.end > latest.end ? days : latest),
    null,
  );
  const length = last ? daysFrom(last.start, last.end) : 13;
  const start = last && last.end >= today() ? dayAfter(last.end, 1) : today();
  return { start, end: dayAfter(start, length) };
}
