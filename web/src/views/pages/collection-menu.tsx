import { LogOut, Pencil, Smile, Trash2, Users } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { changeCollectionLogo, removeCollectionMember, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Collection } from '../../store/rows';
import type { MenuItem } from '../../ui/menu';
import { MoreMenu } from '../../ui/more-menu';
import { ChooseMark } from './choose-mark';
import { DeleteCollection, NameCollection } from './collection-dialogs';
import { CollectionMembers } from './collection-members';
import { mayDisposeOfCollection } from './may';

type Dialog = 'name' | 'mark' | 'members' | 'delete' | null;

interface CollectionMenuProps {
  readonly collection: Collection;
  readonly mayEdit: boolean;
  /** What moves it among the others. */
  readonly order: readonly MenuItem[];
  /** What the choice of its icon hangs from. */
  readonly head: RefObject<HTMLElement | null>;
}

/** What can be done with a collection. */
export function CollectionMenu({ collection, mayEdit, order, head }: CollectionMenuProps) {
  const run = useRun();
  const [open, setOpen] = useState<Dialog>(null);
  const me = useTables((tables) => tables.me);
  const mayDispose = useTables((tables) => mayDisposeOfCollection(tables, collection));
  const own = collection.members.find(({ user }) => user === me);
  const items: MenuItem[] = [];
  if (mayEdit) {
    items.push(
      {
        id: 'rename',
        label: t('collection.rename'),
        icon: <Pencil size={16} />,
        run: () => setOpen('name'),
      },
      {
        id: 'mark',
        label: t('mark.choose'),
        icon: <Smile size={16} />,
        // After the menu has given the focus back.
        run: () => setTimeout(() => setOpen('mark')),
      },
    );
  }
  items.push(...order);
  if (collection.access === 'PRIVATE') {
    items.push({
      id: 'members',
      label: t('collection.members'),
      icon: <Users size={16} />,
      run: () => setOpen('members'),
    });
  }
  if (own && collection.owner !== me) {
    items.push({
      id: 'leave',
      label: t('collection.leave'),
      icon: <LogOut size={16} />,
      run: () => void run(removeCollectionMember(collection.id, own.id)),
    });
  }
  if (mayDispose) {
    items.push({ kind: 'line', id: 'line-delete' });
    items.push({
      id: 'delete',
      label: t('collection.delete'),
      icon: <Trash2 size={16} />,
      danger: true,
      run: () => setOpen('delete'),
    });
  }
  const close = () => setOpen(null);
  return (
    <>
      <MoreMenu
        label={t('collection.actions', { name: collection.name })}
        items={items}
        size={14}
      />
      {open === 'name' ? <NameCollection collection={collection} onClose={close} /> : null}
      {open === 'mark' ? (
        <ChooseMark
          name={collection.name}
          logo={collection.logo}
          anchor={head.current}
          onChoose={(logo) => run(changeCollectionLogo(collection.id, logo))}
          onClose={close}
        />
      ) : null}
      {open === 'members' ? <CollectionMembers collection={collection} onClose={close} /> : null}
      {open === 'delete' ? <DeleteCollection collection={collection} onClose={close} /> : null}
    </>
  );
}
