import { type FormEvent, useState } from 'react';
import { createCollection, deleteCollection, renameCollection, useRun } from '../../commands';
import { t } from '../../i18n';
import type { Collection, PageAccess } from '../../store/rows';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Choice, TextField } from '../../ui/field';

interface NameProps {
  /** The collection that is renamed; a new one without. */
  readonly collection?: Collection;
  readonly onClose: () => void;
}

/** The dialog of a new collection, or of one that gets another name. */
export function NameCollection({ collection, onClose }: NameProps) {
  const run = useRun();
  const [name, setName] = useState(collection?.name ?? '');
  const [access, setAccess] = useState<PageAccess>('PUBLIC');

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!name.trim()) return;
    run(collection ? renameCollection(collection.id, name) : createCollection({ name, access }));
    onClose();
  }

  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form="collection" kind="main" disabled={!name.trim()}>
        {t(collection ? 'action.save' : 'collection.create')}
      </Button>
    </>
  );
  const title = collection
    ? t('collection.renameTitle', { name: collection.name })
    : t('collection.new');
  return (
    <Dialog open onClose={onClose} title={title} foot={foot}>
      <form id="collection" className="dialog__body" onSubmit={submit}>
        <TextField
          label={t('collection.name')}
          value={name}
          maxLength={255}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
          required
        />
        {collection ? null : (
          <Choice
            label={t('collection.readers')}
            hint={t('collection.readersHint')}
            value={access}
            options={[
              { value: 'PUBLIC', label: t('collection.public') },
              { value: 'PRIVATE', label: t('collection.private') },
            ]}
            onChange={(event) => setAccess(event.currentTarget.value as PageAccess)}
          />
        )}
      </form>
    </Dialog>
  );
}

/** Asks what becomes of the pages of a collection that is deleted. */
export function DeleteCollection({
  collection,
  onClose,
}: {
  readonly collection: Collection;
  readonly onClose: () => void;
}) {
  const run = useRun();
  const isPrivate = collection.access === 'PRIVATE';
  const remove = (archives: boolean) => {
    onClose();
    run(deleteCollection(collection.id, archives));
  };
  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      {isPrivate ? null : (
        <Button kind="outline" onClick={() => remove(false)}>
          {t('collection.deleteKeep')}
        </Button>
      )}
      <Button kind="danger" onClick={() => remove(true)}>
        {t('collection.deleteArchive')}
      </Button>
    </>
  );
  const title = t('collection.deleteTitle', { name: collection.name });
  return (
    <Dialog open onClose={onClose} title={title} foot={foot}>
      <p className="dialog__body">
        {t(isPrivate ? 'collection.deletePrivateText' : 'collection.deleteText')}
      </p>
    </Dialog>
  );
}
