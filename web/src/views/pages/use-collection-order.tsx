import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Collection, Id } from '../../store/rows';
import { announce } from '../../ui/announce';
import type { MenuItem } from '../../ui/menu';
import { useOrderDrag } from '../../ui/use-order-drag';
import { mayEditCollection } from './may';
import { collectionsOf, reordersTo } from './tree';

/** Lets a collection be moved among the others: dragged by its head, by Alt with an arrow there, and from its menu. */
export function useCollectionOrder(
  collection: Collection | null,
  isOn: boolean,
  head: RefObject<HTMLElement | null>,
) {
  const run = useRun();
  const tables = useTables((all) => all);
  const section = useRef<HTMLElement>(null);
  const all = collectionsOf(tables);
  const at = collection ? all.findIndex(({ id }) => id === collection.id) : -1;
  const isPlaced = isOn && at >= 0 && all.length > 1;
  const isMovable = isPlaced && collection !== null && mayEditCollection(tables, collection);

  /** Makes a collection the n-th of the others. */
  function put(id: Id, place: number): void {
    const commands = reordersTo(tables, id, place);
    if (commands.length === 0) return;
    for (const command of commands) run(command);
    const name = tables.collections.get(id)?.name ?? '';
    announce(t('collection.placed', { name, place: place + 1, count: all.length }));
  }

  const zone = useOrderDrag(section, isPlaced, {
    id: collection?.id ?? '',
    list: 'collections',
    takesInto: false,
    grip: isMovable ? head : null,
    onDrop(dragged, to) {
      const from = all.findIndex(({ id }) => id === dragged);
      // The place among the others, without the one that is dragged.
      put(dragged, at - (from >= 0 && from < at ? 1 : 0) + (to === 'after' ? 1 : 0));
    },
  });

  const step = (id: 'up' | 'down'): MenuItem[] => {
    if (!isMovable || !collection) return [];
    const place = at + (id === 'up' ? -1 : 1);
    return [
      {
        id,
        label: t(`page.${id}`),
        icon: id === 'up' ? <ArrowUp size={16} /> : <ArrowDown size={16} />,
        keys: id === 'up' ? 'Alt+ArrowUp' : 'Alt+ArrowDown',
        disabled: reordersTo(tables, collection.id, place).length === 0,
        run: () => put(collection.id, place),
      },
    ];
  };

  return {
    section: { ref: section, 'data-zone': zone ?? undefined },
    keys: {
      onKeyDownCapture(event: KeyboardEvent): void {
        if (!isMovable || !collection || !event.altKey) return;
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        // Keys that are pressed in its dialogs come here, too.
        if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
        event.preventDefault();
        event.stopPropagation();
        put(collection.id, at + (event.key === 'ArrowUp' ? -1 : 1));
      },
    },
    items: [...step('up'), ...step('down')] as readonly MenuItem[],
  };
}
