// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { PlaceField } from '../../store/places';
import {
  AssigneesCell,
  BlockedSign,
  DueCell,
  Labels,
  PlaceCell,
  PriorityCell,
  StateCell,
  SubItemsCount,
} from './cells';
import type { Place } from './cursor';
import { cardDrag, type Edge } from './drag';
import { rowId } from './row';
import { useShownIssue } from './shown-issue';

interface CardProps {
  readonly place: Place;
  readonly lane: string;
  /** Whether the column says the state already. */
  readonly isOfState: boolean;
  /** What of cycle, modules and estimate is shown. */
  readonly places: readonly PlaceField[];
  readonly href: (key: string) => string;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly onActive: (place: Place) => void;
  readonly onToggle: (place: Place, range: boolean) => void;
}

/** An issue as a card of a board. */
export const Card = memo(function Card(props: CardProps) {
  const { place, lane, isOfState, places, href, isActive, isSelected, onActive, onToggle } = props;
  const { id, group } = place;
  const shown = useShownIssue(id);
  const element = useRef<HTMLDivElement>(null);
  const [isDragging, setDragging] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);
  const isThere = shown !== null;
  useEffect(() => {
    if (!element.current || !isThere) return undefined;
    return cardDrag(
      element.current,
      { id, group, lane },
      { onDragging: setDragging, onEdge: setEdge },
    );
  }, [id, group, lane, isThere]);
  if (!shown) return null;

  function press(event: MouseEvent): void {
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      event.preventDefault();
      onToggle(place, event.shiftKey);
    }
    onActive(place);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      ref={element}
      id={rowId(place)}
      role="gridcell"
      className="card"
      aria-selected={isSelected}
      data-active={isActive}
      data-dragging={isDragging}
      data-edge={edge ?? undefined}
      data-issue={id}
      onClick={press}
    >
      <div className="card__top">
        <span className="card__key">{shown.key}</span>
        {shown.parent ? <span className="cut">› {shown.parent}</span> : null}
        <span className="ms-auto">
          <AssigneesCell shown={shown} />
        </span>
      </div>
      <Link
        href={href(shown.key)}
        tabIndex={-1}
        className="card__name"
        draggable={false}
        title={shown.issue.name}
      >
        {shown.issue.name}
      </Link>
      <div className="card__foot">
        {isOfState ? null : <StateCell shown={shown} />}
        <PriorityCell shown={shown} />
        <BlockedSign shown={shown} />
        <SubItemsCount shown={shown} />
        {places.map((field) => (
          <PlaceCell key={field} shown={shown} field={field} />
        ))}
        <Labels shown={shown} most={2} />
        <span className="ms-auto">
          <DueCell shown={shown} />
        </span>
      </div>
    </div>
  );
});
