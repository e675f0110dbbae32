import { ChevronRight, FilePlus, UserLock } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Collection, Id } from '../../store/rows';
import { markOf } from '../../ui/mark';
import { MarkIcon } from '../../ui/mark-icon';
import { useOrderDrag } from '../../ui/use-order-drag';
import { CollectionMenu } from './collection-menu';
import { mayEditCollection } from './may';
import { useCollectionOrder } from './use-collection-order';

interface GroupProps {
  /** Without it, the pages in no collection. */
  readonly collection: Collection | null;
  /** Whether collections can be put into another order now. */
  readonly isOrdered: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Makes a page in it. */
  readonly onNew: (() => void) | null;
  /** A page was dropped on its name. */
  readonly onDrop: (page: Id) => void;
  readonly children: ReactNode;
}

/** The pages of a collection under its name. */
export function Group(props: GroupProps) {
  const { collection, isOrdered, isOpen, onToggle, onNew, onDrop, children } = props;
  const head = useRef<HTMLDivElement>(null);
  const mayEdit = useTables((tables) => !collection || mayEditCollection(tables, collection));
  const zone = useOrderDrag(head, mayEdit, {
    id: collection?.id ?? 'none',
    list: 'pages',
    takesInto: true,
    isFixed: true,
    onDrop,
  });
  const order = useCollectionOrder(collection, isOrdered, head);
  const mark = markOf(collection?.logo);
  const name = collection?.name ?? t('collection.others');
  return (
    <section {...order.section} className="group" aria-label={name}>
      <div {...order.keys} ref={head} className="group__head" data-zone={zone ?? undefined}>
        <button
          type="button"
          className="group__name"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'collection.collapse' : 'collection.expand', { name })}
          onClick={onToggle}
        >
          <ChevronRight size={14} aria-hidden="true" />
          {mark ? <MarkIcon mark={mark} /> : null}
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
        {collection ? (
          <CollectionMenu
            collection={collection}
            mayEdit={mayEdit}
            order={order.items}
            head={head}
          />
        ) : null}
      </div>
      {isOpen ? children : null}
    </section>
  );
}
