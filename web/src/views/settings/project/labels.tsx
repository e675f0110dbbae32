import { Tag, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { hexOf, nextColour } from '../../../app/colours';
import { useDialogs } from '../../../app/dialogs';
import { changeLabel, createLabel, deleteLabel, useRun } from '../../../commands';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import type { Label, Project } from '../../../store/rows';
import { mayEdit, projectLabels } from '../../../store/selectors';
import { Button, IconButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { SectionHead } from '../section';
import { useHowMany } from '../use-how-many';
import { ColourInput, NameInput } from './named-line';

export function LabelSettings({ project }: { readonly project: Project }) {
  const labels = useTables((tables) => projectLabels(tables, project.id));
  const mayChange = useTables((tables) => mayEdit(tables, project.id));
  return (
    <>
      <SectionHead title={`${project.name} · ${t('settings.labels')}`} lead={t('labels.text')} />
      {mayChange ? <NewLabel project={project} count={labels.length} /> : null}
      {labels.length === 0 ? (
        <Empty icon={<Tag />} title={t('labels.none')} text={t('labels.noneText')} />
      ) : (
        <div className="panel panel--flush">
          {labels.map((label) => (
            <LabelLine key={label.id} label={label} mayChange={mayChange} />
          ))}
        </div>
      )}
    </>
  );
}

function NewLabel({ project, count }: { readonly project: Project; readonly count: number }) {
  const run = useRun();
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const colour = chosen ?? nextColour(count);
  function add(event: FormEvent): void {
    event.preventDefault();
    if (!name.trim()) return;
    run(createLabel({ project: project.id, name, colour }));
    setName('');
    setChosen(null);
  }
  return (
    <form className="panel panel--flush" onSubmit={add}>
      <div className="line">
        <input
          type="color"
          className="swatch"
          aria-label={t('states.colourNew')}
          value={colour}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <input
          className="input line__name"
          aria-label={t('labels.name')}
          placeholder={t('labels.name')}
          value={name}
          maxLength={255}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" kind="main" disabled={!name.trim()}>
          {t('labels.add')}
        </Button>
      </div>
    </form>
  );
}

function LabelLine({ label, mayChange }: { readonly label: Label; readonly mayChange: boolean }) {
  const run = useRun();
  const { confirm } = useDialogs();
  const count = useHowMany(label.project, 'label', label.id);
  const { name } = label;
  const ask = () =>
    confirm({
      title: t('labels.deleteTitle', { name }),
      text: t('labels.deleteText', { count: count ?? 0 }),
      action: t('action.delete'),
      run: () => void run(deleteLabel(label.id)),
    });
  return (
    <div className="line">
      <ColourInput
        label={t('labels.colour', { name })}
        value={hexOf(label.colour)}
        disabled={!mayChange}
        onKeep={(colour) => run(changeLabel(label.id, { colour }))}
      />
      <NameInput
        label={t('labels.name')}
        value={name}
        disabled={!mayChange}
        onKeep={(next) => run(changeLabel(label.id, { name: next }))}
      />
      <span className="row__meta">{count === null ? null : t('list.count', { count })}</span>
      {mayChange ? (
        <IconButton label={t('labels.delete', { name })} disabled={count === null} onClick={ask}>
          <Trash2 />
        </IconButton>
      ) : null}
    </div>
  );
}
