/** Dragging the lines of a list to another place of it, or onto another line. */
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { touchDrag } from './touch-drag';

/** Where a line is dropped at another one. */
export type Zone = 'before' | 'into' | 'after';

/** A line that can be dragged, and what is told of it. */
export interface OrderDrag {
  readonly id: string;
  /** Lines go to places of the same list only. */
  readonly list: string;
  /** Whether others can be dropped onto the line, besides before and after it. */
  readonly takesInto: boolean;
  /** Whether it stays where it is, and only takes others. */
  readonly isFixed?: boolean | undefined;
  /** The part by which it is dragged: the whole line without, and null where it cannot be dragged but others go beside it. */
  readonly grip?: HTMLElement | null | undefined;
  readonly onZone: (zone: Zone | null) => void;
  readonly onDrop: (dragged: string, zone: Zone) => void;
}

const LINE = 'tidemark.line';

/** Lets a line be dragged, and others be dropped at it. */
export function orderDrag(element: HTMLElement, line: OrderDrag): () => void {
  const { id, list, takesInto, isFixed = false, grip = element, onZone, onDrop } = line;
  const draggedOf = (data: Record<string | symbol, unknown>) => {
    const dragged = data[LINE] as { readonly id: string; readonly list: string } | undefined;
    return dragged?.list === list && dragged.id !== id ? dragged.id : null;
  };
  const zoneAt = (y: number): Zone => {
    const { top, height } = element.getBoundingClientRect();
    const share = (y - top) / height;
    if (isFixed) return 'into';
    if (!takesInto) return share < 0.5 ? 'before' : 'after';
    if (share < 0.28) return 'before';
    return share > 0.72 ? 'after' : 'into';
  };
  return combine(
    isFixed || !grip
      ? () => undefined
      : combine(
          draggable({ element: grip, getInitialData: () => ({ [LINE]: { id, list } }) }),
          touchDrag(grip, element),
        ),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedOf(source.data) !== null,
      onDrag: ({ location }) => onZone(zoneAt(location.current.input.clientY)),
      onDragLeave: () => onZone(null),
      onDrop: ({ source, location }) => {
        onZone(null);
        const dragged = draggedOf(source.data);
        if (dragged) onDrop(dragged, zoneAt(location.current.input.clientY));
      },
    }),
  );
}
