import '../../i18n/late/create';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { identifierOf, typedIdentifier } from '../../app/slug';
import { createProject, useRun } from '../../commands';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextArea, TextField } from '../../ui/field';

/** What the dialog of a new project needs. */
export interface NewProjectProps {
  readonly slug: string;
  readonly onClose: () => void;
}

/** Name and identifier of a new project; it is open at once. */
export function NewProjectDialog({ slug, onClose }: NewProjectProps) {
  const [, go] = useLocation();
  const run = useRun();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [description, setDescription] = useState('');
  const identifier = typed ?? identifierOf(name);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const made = run(
      createProject({ name, identifier, ...(description.trim() && { description }) }),
    );
    if (!made.id) return;
    onClose();
    go(paths.project(slug, identifier));
  }

  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form="new-project" kind="main" disabled={!name.trim() || !identifier}>
        {t('newProject.action')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('newProject.title')} foot={foot}>
      <form id="new-project" className="dialog__body" onSubmit={submit}>
        <TextField
          label={t('newProject.name')}
          placeholder={t('newProject.namePlaceholder')}
          value={name}
          maxLength={255}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
          required
        />
        <TextField
          label={t('newProject.identifier')}
          value={identifier}
          maxLength={12}
          hint={t('newProject.identifierHint')}
          onChange={(event) => setTyped(typedIdentifier(event.currentTarget.value))}
          required
        />
        <TextArea
          label={t('newProject.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
