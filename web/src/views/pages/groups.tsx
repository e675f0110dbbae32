import {
  ChevronRight,
  Ellipsis,
  FilePlus,
  LogOut,
  Pencil,
  Trash2,
  UserLock,
  Users,
} from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { removeCollectionMember, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Collection, Id } from '../../store/rows';
import { Menu, type MenuItem } from '../../ui/menu';
import { useOrderDrag } from '../../ui/use-order-drag';
import { DeleteCollection, NameCollection } from './collection-dialogs';
import { CollectionMembers } from './collection-members';
import { mayDisposeOfCollection, mayEditCollection } from './may';

interface GroupProps {
  /** Without it, the pages in no collection. */
  readonly collection: Collection | null;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Makes a page in it. */
  readonly onNew: (() => void) | null;
  /** A page was dropped on its name. */
  readonly onDrop: (page: Id) => void;
  readonly children: ReactNode;
}

/** The pages of a collection under its name. */
export function Group({ collection, isOpen, onToggle, onNew, onDrop, children }: GroupProps) {
  const head = useRef<HTMLDivElement>(null);
  const mayEdit = useTables((tables) => !collection || mayEditCollection(tables, collection));
  const zone = useOrderDrag(head, mayEdit, {
    id: collection?.id ?? 'none',
    list: 'pages',
    takesInto: true,
    isFixed: true,
    onDrop,
  });
  const name = collection?.name ?? t('collection.others');
  return (
    <section className="group" aria-label={name}>
      <div ref={head} className="group__head" data-zone={zone ?? undefined}>
        <button
          type="button"
          className="group__name"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'collection.collapse' : 'collection.expand', { name })}
          onClick={onToggle}
        >
          <ChevronRight size={14} aria-hidden="true" />
          <span className="cut">{name}</span>
          {collection?.access === 'PRIVATE' ? (
            <span title={t('collection.privateSign')}>
              <UserLock size={13} aria-hidden="true" />
              <span className="hidden-text">{t('collection.privateSign')}</span>
            </span>
          ) : null}
        </button>
        {onNew && mayEdit && collection ? (
          <button
            type="button"
            className="button button--icon"
            aria-label={t('collection.newPage', { name })}
            title={t('collection.newPage', { name })}
            onClick={onNew}
          >
            <FilePlus size={14} aria-hidden="true" />
          </button>
        ) : null}
        {collection ? <CollectionMenu collection={collection} mayEdit={mayEdit} /> : null}
      </div>
      {isOpen ? children : null}
    </section>
  );
}

type Dialog = 'name' | 'members' | 'delete' | null;

/** What can be done with a collection. */
function CollectionMenu({
  collection,
  mayEdit,
}: {
  readonly collection: Collection;
  readonly mayEdit: boolean;
}) {
  const run = useRun();
  const [open, setOpen] = useState<Dialog>(null);
  const me = useTables((tables) => tables.me);
  const mayDispose = useTables((tables) => mayDisposeOfCollection(tables, collection));
  const own = collection.members.find(({ user }) => user === me);
  const items: MenuItem[] = [];
  if (mayEdit) {
    items.push({
      id: 'rename',
      label: t('collection.rename'),
      icon: <Pencil size={16} />,
      run: () => setOpen('name'),
    });
  }
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
      {items.length > 0 ? (
        <Menu
          align="end"
          items={items}
          trigger={
            <button
              type="button"
              className="button button--icon"
              aria-label={t('collection.actions', { name: collection.name })}
            >
              <Ellipsis size={14} aria-hidden="true" />
            </button>
          }
        />
      ) : null}
      {open === 'name' ? <NameCollection collection={collection} onClose={close} /> : null}
      {open === 'members' ? <CollectionMembers collection={collection} onClose={close} /> : null}
      {open === 'delete' ? <DeleteCollection collection={collection} onClose={close} /> : null}
    </>
  );
}
