import { type FormEvent, useState } from 'react';
import { t } from '../../i18n';
import type { PageAccess } from '../../store/rows';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Choice, TextField } from '../../ui/field';

interface ViewFormProps {
  readonly title: string;
  readonly name?: string;
  /** Who sees it at first; not asked without. */
  readonly access?: PageAccess;
  readonly onClose: () => void;
  readonly onDone: (name: string, access: PageAccess) => void;
}

/** Asks what a saved view is called, and who sees it. */
export function ViewForm({ title, name = '', access, onClose, onDone }: ViewFormProps) {
  const [typed, setTyped] = useState(name);
  const [chosen, setChosen] = useState<PageAccess>(access ?? 'PUBLIC');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!typed.trim()) return;
    onClose();
    onDone(typed.trim(), chosen);
  }

  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form="saved-view" kind="main" disabled={!typed.trim()}>
        {t('action.save')}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={onClose} title={title} foot={foot}>
      <form id="saved-view" className="dialog__body" onSubmit={submit}>
        <TextField
          label={t('views.nameLabel')}
          placeholder={t('views.namePlaceholder')}
          value={typed}
          maxLength={255}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoFocus
          required
        />
        {access ? (
          <Choice
            label={t('views.readers')}
            value={chosen}
            options={[
              { value: 'PUBLIC', label: t('views.public') },
              { value: 'PRIVATE', label: t('views.private') },
            ]}
            onChange={(event) => setChosen(event.currentTarget.value as PageAccess)}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
