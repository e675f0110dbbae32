import { Folder, UserLock } from 'lucide-react';
import { movePage, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Collection, Id, Page } from '../../store/rows';
import { announce } from '../../ui/announce';
import { markOf } from '../../ui/mark';
import { MarkIcon } from '../../ui/mark-icon';
import { Picker, type PickerOption } from '../../ui/picker';
import { mayEditCollection } from './may';
import { collectionsOf } from './tree';

/** Stands for no collection among those that can be chosen. */
const NONE = 'none';

function optionOf({ id, name, access, logo }: Collection): PickerOption {
  const mark = markOf(logo);
  const isPrivate = access === 'PRIVATE';
  const plain = isPrivate ? <UserLock size={16} /> : <Folder size={16} />;
  return {
    id,
    label: name,
    icon: mark ? <MarkIcon mark={mark} /> : plain,
    ...(isPrivate && { end: t('page.private') }),
  };
}

/** A page whose collection is chosen, and what the list hangs from. */
export interface Collecting {
  readonly page: Page;
  readonly anchor: Element | null;
}

/** The choice of the collection of a page. */
export function Collect({ page, anchor, onClose }: Collecting & { readonly onClose: () => void }) {
  const run = useRun();
  const tables = useTables((all) => all);
  const offered = collectionsOf(tables).filter((row) => mayEditCollection(tables, row));
  function choose(id: Id): void {
    const collection = id === NONE ? null : id;
    run(movePage(page.id, { collection }));
    const name = tables.collections.get(id)?.name ?? '';
    announce(t(collection ? 'collection.moved' : 'collection.out', { page: page.name, name }));
  }
  const none = { id: NONE, label: t('collection.none'), icon: <Folder size={16} /> };
  return (
    <Picker
      anchor={anchor}
      label={t('collection.putPage', { name: page.name })}
      options={[...offered.map(optionOf), ...(page.collection === null ? [] : [none])]}
      chosen={page.collection === null ? [] : [page.collection]}
      onChoose={choose}
      onClose={onClose}
    >
      {offered.length === 0 ? (
        <p className="max-w-64 p-3 text-(--text-soft)">{t('collection.noneYet')}</p>
      ) : null}
    </Picker>
  );
}
