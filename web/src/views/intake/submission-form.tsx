import { type FormEvent, useRef, useState } from 'react';
import { useRun } from '../../commands';
import { createSubmission } from '../../commands/intake';
import { Editor } from '../../editor';
import { t } from '../../i18n';
import { PRIORITIES, type Priority, type Project } from '../../store/rows';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Choice, TextField } from '../../ui/field';
import { KeyCaps } from '../../ui/key-caps';
import { notify } from '../../ui/toast';

interface SubmissionFormProps {
  readonly project: Project;
  readonly onClose: () => void;
}

/** The dialog by which something is handed in; guests do that, too. */
export function SubmissionForm({ project, onClose }: SubmissionFormProps) {
  const run = useRun();
  const [name, setName] = useState('');
  const [priority, setPriority] = useState<Priority>('none');
  const html = useRef('');
  const field = useRef<HTMLInputElement>(null);

  function submit(event?: FormEvent): void {
    event?.preventDefault();
    if (!name.trim()) {
      field.current?.focus();
      return;
    }
    run(
      createSubmission({
        project: project.id,
        name,
        ...(html.current && { description_html: html.current }),
        ...(priority !== 'none' && { priority }),
      }),
    );
    const done = t('intake.submitted', { name: name.trim() });
    announce(done);
    notify({ title: done });
    onClose();
  }

  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form="submission" kind="main" disabled={!name.trim()}>
        {t('intake.submit')}
        <KeyCaps keys="Mod+Enter" className="opacity-80 max-md:hidden" />
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={t('intake.new')} foot={foot} initialFocus={field}>
      <form id="submission" className="dialog__body" onSubmit={submit}>
        <p className="text-(--text-faint)">{project.name}</p>
        <TextField
          ref={field}
          label={t('intake.name')}
          placeholder={t('intake.namePlaceholder')}
          value={name}
          maxLength={255}
          onChange={(event) => setName(event.currentTarget.value)}
          required
        />
        <div className="field">
          <span className="field__label">{t('intake.text')}</span>
          <div className="intake__editor">
            <Editor
              value=""
              label={t('intake.text')}
              placeholder={t('intake.textPlaceholder')}
              mentions={[]}
              toolbar={false}
              onChange={(text) => {
                html.current = text;
              }}
              onSubmit={(text) => {
                html.current = text;
                submit();
              }}
            />
          </div>
        </div>
        <Choice
          label={t('prop.priority')}
          value={priority}
          options={PRIORITIES.toReversed().map((value) => ({
            value,
            label: t(`priority.${value}`),
          }))}
          onChange={(event) => setPriority(event.currentTarget.value as Priority)}
        />
      </form>
    </Dialog>
  );
}
