// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import { ArrowRightLeft } from 'lucide-react';
import { type MouseEvent, memo, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { usePick } from '../../app/picking';
import { t } from '../../i18n';
import type { Grouping } from '../../query';
import { useTables } from '../../store/hooks';
import type { PlaceField } from '../../store/places';
import { mayEdit } from '../../store/selectors';
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
import { propertyOf } from './group-values';
import { rowId } from './row';
import { useShownIssue } from './shown-issue';

interface CardProps {
  readonly place: Place;
  readonly lane: string;
  /** What the columns are of: a card does not say it again. */
  readonly field: Grouping;
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
  const { place, lane, field: of, places, href } = props;
  const { isActive, isSelected, onActive, onToggle } = props;
  const pick = usePick();
  const { id, group } = place;
  const shown = useShownIssue(id);
  const mayMove = useTables((tables) => mayEdit(tables, tables.issues.get(id)?.project ?? ''));
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
        {of === 'state' ? null : <StateCell shown={shown} />}
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
        {mayMove ? (
          <button
            type="button"
            tabIndex={-1}
            className="card__move"
            aria-label={t('board.move', { key: shown.key })}
            aria-haspopup="listbox"
            onClick={(event) => {
              event.stopPropagation();
              pick(propertyOf(of), [id], event.currentTarget);
            }}
          >
            <ArrowRightLeft aria-hidden="true" />
            {t('board.moveTo')}
          </button>
        ) : null}
      </div>
    </div>
  );
});
