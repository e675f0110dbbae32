import { type FormEvent, useState } from 'react';
import { t } from '../i18n';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';

interface AskNameProps {
  readonly title: string;
  readonly value: string;
  readonly onClose: () => void;
  readonly onDone: (name: string) => void;
}

/** Asks what a favourite or a folder is called. */
export function AskName({ title, value, onClose, onDone }: AskNameProps) {
  const [name, setName] = useState(value);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!name.trim()) return;
    onDone(name.trim());
    onClose();
  }
  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form="own-name" kind="main" disabled={!name.trim()}>
        {t('action.save')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} foot={foot}>
      <form id="own-name" className="dialog__body" onSubmit={submit}>
        <TextField
          label={t('own.name')}
          value={name}
          maxLength={255}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
          required
        />
      </form>
    </Dialog>
  );
}
