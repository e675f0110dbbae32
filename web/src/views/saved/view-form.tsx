import { type FormEvent, useState } from 'react';
import { t } from '../../i18n';
import type { PageAccess } from '../../store/rows';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Choice, TextArea, TextField } from '../../ui/field';

interface ViewFormProps {
  readonly title: string;
  readonly name?: string;
  /** What it is for; not asked without. */
  readonly description?: string;
  /** Who sees it at first; not asked without. */
  readonly access?: PageAccess;
  /** Whether it is the workspace's. */
  readonly isWide: boolean;
  readonly onClose: () => void;
  readonly onDone: (made: ViewDetails) => void;
}

/** What the form asks. */
export interface ViewDetails {
  readonly name: string;
  readonly description: string;
  readonly access: PageAccess;
}

/** The longest description, in characters. */
const LONGEST = 65_536;

/** Asks what a saved view is called, what it is for, and who sees it. */
export function ViewForm(props: ViewFormProps) {
  const { title, name = '', description, access, isWide, onClose, onDone } = props;
  const [typed, setTyped] = useState(name);
  const [said, setSaid] = useState(description ?? '');
  const [chosen, setChosen] = useState<PageAccess>(access ?? 'PUBLIC');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!typed.trim()) return;
    onClose();
    onDone({ name: typed.trim(), description: said.trim(), access: chosen });
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
        {description === undefined ? null : (
          <TextArea
            label={t('views.description')}
            value={said}
            maxLength={LONGEST}
            onChange={(event) => setSaid(event.currentTarget.value)}
          />
        )}
        {access ? (
          <Choice
            label={t('views.readers')}
            value={chosen}
            options={[
              { value: 'PUBLIC', label: t(isWide ? 'views.publicWide' : 'views.public') },
              { value: 'PRIVATE', label: t('views.private') },
            ]}
            onChange={(event) => setChosen(event.currentTarget.value as PageAccess)}
          />
        ) : null}
      </form>
    </Dialog>
  );
}
