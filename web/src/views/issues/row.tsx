// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import { Check } from 'lucide-react';
import { type MouseEvent, memo } from 'react';
import { Link } from 'wouter';
import { t } from '../../i18n';
import { formatAgo, formatDay, formatMoment } from '../../i18n/times';
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
import { type ShownIssue, useShownIssue } from './shown-issue';

interface RowProps {
  readonly place: Place;
  readonly href: (key: string) => string;
  readonly index: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  /** Whether anything is selected, so that every row shows its box. */
  readonly isSelecting: boolean;
  readonly isTable: boolean;
  /** Whether there is something beside the list to drag it onto. */
  readonly isDraggable: boolean;
  /** What issues can be put into here, and what is not said by the page itself. */
  readonly places: readonly PlaceField[];
  readonly onActive: (place: Place) => void;
  readonly onToggle: (place: Place, range: boolean) => void;
}

/** The id of a row's element, by which the grid says where somebody is. */
export function rowId({ group, id }: Place): string {
  return `row-${group}-${id}`;
}

/** An issue as a line of a list or table. */
export const Row = memo(function Row(props: RowProps) {
  const { place, index, isActive, isSelected, isTable, onActive, onToggle } = props;
  const shown = useShownIssue(place.id);
  if (!shown) return <div className="row" role="row" />;
  function press(event: MouseEvent): void {
    if (event.shiftKey) {
      event.preventDefault();
      onToggle(place, true);
    }
    onActive(place);
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
    <div
      id={rowId(place)}
      role="row"
      className="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      data-active={isActive}
      data-issue={place.id}
      draggable={props.isDraggable}
      onClick={press}
    >
      <SelectCell {...props} label={t('list.select', { key: shown.key })} />
      {isTable ? <TableCells {...props} shown={shown} /> : <ListCells {...props} shown={shown} />}
    </div>
  );
});

function SelectCell({
  place,
  isSelected,
  isSelecting,
  onToggle,
  label,
}: RowProps & { readonly label: string }) {
  return (
    <span role="gridcell" className="row__cell row__select" data-any={isSelecting}>
      <button
        type="button"
        tabIndex={-1}
        className="row__button"
        aria-label={label}
        aria-pressed={isSelected}
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          event.stopPropagation();
          event.currentTarget.closest<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true });
          onToggle(place, event.shiftKey);
        }}
      >
        <span className="tick" data-checked={isSelected}>
          <Check />
        </span>
      </button>
    </span>
  );
}

type CellsProps = RowProps & { readonly shown: ShownIssue };

function ListCells({ shown, href, places }: CellsProps) {
  const { issue, key } = shown;
  return (
    <>
      <span role="gridcell" className="row__cell">
        <PriorityCell shown={shown} />
      </span>
      <span role="gridcell" className="row__key">
        {key}
      </span>
      <span role="gridcell" className="row__cell">
        <StateCell shown={shown} />
      </span>
      <Name shown={shown} href={href} />
      <span role="gridcell" className="row__labels">
        <BlockedSign shown={shown} />
        <SubItemsCount shown={shown} />
        <Labels shown={shown} />
      </span>
      {places.map((field) => (
        <span key={field} role="gridcell" className="row__cell row__place">
          <PlaceCell shown={shown} field={field} />
        </span>
      ))}
      <span role="gridcell" className="row__cell">
        <DueCell shown={shown} />
      </span>
      <span role="gridcell" className="row__cell row__people">
        <AssigneesCell shown={shown} />
      </span>
      <span role="gridcell" className="row__meta" title={formatMoment(issue.created_at)}>
        {formatDay(issue.created_at.slice(0, 10))}
      </span>
    </>
  );
}

function TableCells({ shown, href, places }: CellsProps) {
  const { issue, key } = shown;
  return (
    <>
      <span role="gridcell" className="row__key">
        {key}
      </span>
      <Name shown={shown} href={href} />
      <span role="gridcell" className="row__cell">
        <StateCell shown={shown} inWords />
      </span>
      <span role="gridcell" className="row__cell">
        <PriorityCell shown={shown} inWords />
      </span>
      <span role="gridcell" className="row__cell">
        <AssigneesCell shown={shown} inWords />
      </span>
      <span role="gridcell" className="row__labels">
        <BlockedSign shown={shown} />
        <Labels shown={shown} most={1} />
      </span>
      {places.map((field) => (
        <span key={field} role="gridcell" className="row__cell">
          <PlaceCell shown={shown} field={field} inWords />
        </span>
      ))}
      <span role="gridcell" className="row__cell">
        <DueCell shown={shown} always />
      </span>
      <span role="gridcell" className="row__cell row__meta" title={formatMoment(issue.created_at)}>
        {formatDay(issue.created_at.slice(0, 10))}
      </span>
      <span role="gridcell" className="row__cell row__meta" title={formatMoment(issue.updated_at)}>
        {formatAgo(issue.updated_at)}
      </span>
    </>
  );
}

function Name({ shown, href }: Pick<CellsProps, 'shown' | 'href'>) {
  const { issue, key, parent } = shown;
  return (
    <span role="gridcell" className="row__name">
      <Link href={href(key)} tabIndex={-1} title={issue.name} draggable={false}>
        {issue.name}
        {parent ? <span className="row__parent"> › {parent}</span> : null}
      </Link>
    </span>
  );
}
