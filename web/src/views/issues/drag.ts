/** Dragging cards: what is dragged, where it is dropped, and what that means. */
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  type ElementDragPayload,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import type { DragLocationHistory } from '@atlaskit/pragmatic-drag-and-drop/types';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import {
  attachClosestEdge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import type { Id } from '../../store/rows';
import { touchDrag } from '../../ui/touch-drag';

/** The edge of a card that something is dropped at. */
export type Edge = 'top' | 'bottom';

/** A card on its way. */
export interface Dragged {
  readonly id: Id;
  readonly group: string;
  readonly lane: string;
}

/** Where a card was dropped: in a column, perhaps at another card. */
export interface Dropped {
  readonly group: string;
  readonly lane: string;
  readonly beside: { readonly id: Id; readonly edge: Edge } | null;
}

const CARD = 'tidemark.card';
const COLUMN = 'tidemark.column';

interface CardHandlers {
  readonly onDragging: (is: boolean) => void;
  readonly onEdge: (edge: Edge | null) => void;
}

/** Lets a card be dragged, and others be dropped above and below it. */
export function cardDrag(element: HTMLElement, card: Dragged, handlers: CardHandlers): () => void {
  const { onDragging, onEdge } = handlers;
  const edgeOf = (data: Record<string | symbol, unknown>): Edge | null => {
    const edge = extractClosestEdge(data);
    return edge === 'top' || edge === 'bottom' ? edge : null;
  };
  return combine(
    draggable({
      element,
      getInitialData: () => ({ [CARD]: card }),
      onDragStart: () => onDragging(true),
      onDrop: () => onDragging(false),
    }),
    touchDrag(element),
    dropTargetForElements({
      element,
      canDrop: ({ source }) => draggedOf(source) !== null,
      getData: ({ input }) =>
        attachClosestEdge({ [CARD]: card }, { element, input, allowedEdges: ['top', 'bottom'] }),
      onDrag: ({ self, source }) =>
        onEdge(draggedOf(source)?.id === card.id ? null : edgeOf(self.data)),
      onDragLeave: () => onEdge(null),
      onDrop: () => onEdge(null),
    }),
  );
}

/** Lets cards be dropped into a column. */
export function columnDrop(
  element: HTMLElement,
  column: { readonly group: string; readonly lane: string },
  onOver: (is: boolean) => void,
): () => void {
  return dropTargetForElements({
    element,
    canDrop: ({ source }) => draggedOf(source) !== null,
    getData: () => ({ [COLUMN]: column }),
    onDragEnter: () => onOver(true),
    onDragLeave: () => onOver(false),
    onDrop: () => onOver(false),
  });
}

/** Hears of cards that are dropped anywhere on a board, which scrolls while one is held at its edge. */
export function boardDrop(
  element: HTMLElement,
  onDrop: (card: Dragged, to: Dropped) => void,
): () => void {
  return combine(
    autoScrollForElements({ element, canScroll: ({ source }) => draggedOf(source) !== null }),
    monitorForElements({
      canMonitor: ({ source }) => draggedOf(source) !== null,
      onDrop({ source, location }) {
        const card = draggedOf(source);
        const to = droppedAt(location);
        if (card && to) onDrop(card, to);
      },
    }),
  );
}

function draggedOf(source: ElementDragPayload): Dragged | null {
  const card = source.data[CARD];
  return isCard(card) ? card : null;
}

function droppedAt({ current }: DragLocationHistory): Dropped | null {
  const columns = current.dropTargets.map((target) => target.data[COLUMN]);
  const column = columns.find(isColumn);
  if (!column) return null;
  const target = current.dropTargets.find((one) => isCard(one.data[CARD]));
  const card = target?.data[CARD];
  const edge = target && extractClosestEdge(target.data);
  const beside =
    isCard(card) && (edge === 'top' || edge === 'bottom') ? { id: card.id, edge } : null;
  return { ...column, beside };
}

function isCard(data: unknown): data is Dragged {
  return typeof data === 'object' && data !== null && 'id' in data && 'group' in data;
}

function isColumn(data: unknown): data is { readonly group: string; readonly lane: string } {
  return typeof data === 'object' && data !== null && 'group' in data && 'lane' in data;
}
