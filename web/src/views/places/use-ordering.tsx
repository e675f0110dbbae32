import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useRef } from 'react';
import { type Command, placesFor, useRun } from '../../commands';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { announce } from '../../ui/announce';
import type { MenuItem } from '../../ui/menu';
import { useOrderDrag } from '../../ui/use-order-drag';

interface Line {
  readonly id: Id;
  readonly name: string;
  readonly sort_order: number;
}

interface Ordered {
  /** The command that gives one a place. */
  readonly reorder: (id: Id, place: number) => Command;
  readonly row: Line;
  /** All lines among which it has its place, in their order; null where the order is not made by hand. */
  readonly rows: readonly Line[] | null;
  /** The name of that list: lines go to places of the same list only. */
  readonly list: string;
}

/** Lets a line of the pages of cycles, modules and saved views be moved: dragged, by Alt with an arrow, and from its menu. */
export function useOrdering({ reorder, row, rows, list }: Ordered) {
  const run = useRun();
  const line = useRef<HTMLLIElement>(null);
  const all = rows ?? [];
  const at = all.findIndex(({ id }) => id === row.id);
  const isMovable = at >= 0 && all.length > 1;

  /** Makes a line the n-th of the others. */
  function put(id: Id, place: number): void {
    const moved = all.find((one) => one.id === id);
    const others = all.filter((one) => one.id !== id);
    if (!moved || place < 0 || place > others.length) return;
    for (const one of placesFor(id, others, place)) run(reorder(one.id, one.sort_order));
    announce(t('places.moved', { name: moved.name, place: place + 1, count: all.length }));
  }

  const zone = useOrderDrag(line, isMovable, {
    id: row.id,
    list,
    takesInto: false,
    onDrop(dragged, to) {
      const from = all.findIndex(({ id }) => id === dragged);
      // The place among the others, without the one that is dragged.
      put(dragged, at - (from >= 0 && from < at ? 1 : 0) + (to === 'after' ? 1 : 0));
    },
  });

  const items: readonly MenuItem[] = isMovable
    ? [
        {
          id: 'up',
          label: t('places.up'),
          icon: <ArrowUp size={16} />,
          keys: 'Alt+ArrowUp',
          disabled: at === 0,
          run: () => put(row.id, at - 1),
        },
        {
          id: 'down',
          label: t('places.down'),
          icon: <ArrowDown size={16} />,
          keys: 'Alt+ArrowDown',
          disabled: at === all.length - 1,
          run: () => put(row.id, at + 1),
        },
        { kind: 'line', id: 'order' },
      ]
    : [];

  const props = {
    ref: line,
    'data-zone': zone ?? undefined,
    onKeyDownCapture(event: KeyboardEvent): void {
      if (!isMovable || !event.altKey) return;
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      event.stopPropagation();
      put(row.id, at + (event.key === 'ArrowUp' ? -1 : 1));
    },
  };
  return { props, items };
}
