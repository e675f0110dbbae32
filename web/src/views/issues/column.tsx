// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import '../../i18n/late/board';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronsLeft, ChevronsRight, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useDialogs } from '../../app/dialogs';
import { t } from '../../i18n';
import { formatNumber } from '../../i18n/times';
import { totalOf, type ViewGroup } from '../../query';
import { useEngine, useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { Card } from './card';
import { columnDrop } from './drag';
import { groupName } from './group-name';
import { beginningIn } from './group-values';
import type { LayoutProps } from './layout';
import { More } from './more';

interface ColumnProps extends LayoutProps {
  readonly group: ViewGroup;
  readonly lane: string;
  readonly issues: readonly Id[];
  /** What scrolls the cards: the board. */
  readonly scroller: HTMLElement | null;
}

/** A column of the board, of which only the cards on screen are drawn. */
export function Column(props: ColumnProps) {
  const { group, lane, issues, closed, onToggleGroup, onMore } = props;
  const tables = useTables((all) => all);
  const { name, icon } = groupName(tables, group.field, group.key);
  const isOpen = !closed.has(group.key);
  const element = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (!element.current) return undefined;
    const at = { group: group.key, lane };
    return columnDrop(element.current, at, setOver);
  }, [group.key, lane]);
  const beyond = lane ? group.laneBeyond?.get(lane) : group.beyond;
  const count = totalOf({ issues, ...(beyond && { beyond }) });
  const label = t('board.column', { name, count });
  return (
    <div
      ref={element}
      role="row"
      className={isOpen ? 'column' : 'column column--closed'}
      aria-label={label}
      data-over={isOver}
      data-column={group.key}
    >
      <div role="rowheader" className="column__head">
        {isOpen ? (
          <>
            {icon}
            <span className="cut">{name}</span>
            <span className="column__count figures">{formatNumber(count)}</span>
          </>
        ) : null}
        <HeadButtons
          {...props}
          columnName={name}
          isOpen={isOpen}
          onToggle={() => onToggleGroup(group.key)}
        />
      </div>
      {isOpen ? (
        <div role="presentation" className="column__cards">
          {lane ? <RestingCards {...props} /> : <Cards {...props} />}
          {beyond?.hasMore ? (
            <More
              key={issues.length}
              role="presentation"
              beyond={beyond}
              onMore={() => onMore(group.key, lane)}
            />
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

interface HeadButtonsProps extends ColumnProps {
  readonly columnName: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function HeadButtons({
  group,
  project,
  mayCreate,
  columnName,
  isOpen,
  onToggle,
}: HeadButtonsProps) {
  const { createIssue } = useDialogs();
  const { store } = useEngine();
  const fold = t(isOpen ? 'board.collapse' : 'board.expand', { name: columnName });
  const add = t('board.addTo', { name: columnName });
  return (
    <span className="ms-auto flex">
      {isOpen && mayCreate ? (
        <button
          type="button"
          tabIndex={-1}
          className="button button--icon"
          aria-label={add}
          title={add}
          onClick={() =>
            createIssue({
              ...(project && { project }),
              ...beginningIn(store.tables(), project, group.field, group.key),
            })
          }
        >
          <Plus />
        </button>
      ) : null}
      <button
        type="button"
        tabIndex={-1}
        className="button button--icon"
        aria-label={fold}
        aria-expanded={isOpen}
        title={fold}
        onClick={onToggle}
      >
        {isOpen ? <ChevronsLeft /> : <ChevronsRight />}
      </button>
    </span>
  );
}

/** How high the head of a column is, below which its cards begin. */
const HEAD = 44;

function Cards({ group, lane, issues, cursor, places, href, scroller }: ColumnProps) {
  const { active } = cursor;
  const virtualizer = useVirtualizer({
    count: issues.length,
    getScrollElement: () => scroller,
    estimateSize: () => 104,
    getItemKey: (at) => issues[at] ?? at,
    overscan: 6,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
  });
  useEffect(() => {
    if (active?.group !== group.key) return;
    const at = issues.indexOf(active.id);
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [active, group.key, issues, virtualizer]);
  if (issues.length === 0) return <p className="column__empty">{t('board.empty')}</p>;
  return (
    <div role="presentation" className="relative" style={{ blockSize: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((item) => {
        const id = issues[item.index];
        if (!id) return null;
        return (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            role="presentation"
            className="card-place"
            data-index={item.index}
            style={{ transform: `translateY(${item.start - HEAD}px)` }}
          >
            <PlacedCard
              id={id}
              group={group.key}
              lane={lane}
              field={group.field}
              places={places}
              href={href}
              isActive={active?.id === id && active.group === group.key}
              isSelected={cursor.selected.has(id)}
              onActive={cursor.setActive}
              onToggle={cursor.toggle}
            />
          </div>
        );
      })}
    </div>
  );
}

/** The cards of a column within a row of the board; the browser passes over those that are not on screen. */
function RestingCards({ group, lane, issues, cursor, places, href }: ColumnProps) {
  const { active } = cursor;
  if (issues.length === 0) return <p className="column__empty">{t('board.empty')}</p>;
  return issues.map((id) => (
    <div key={id} role="presentation" className="card-place--resting">
      <PlacedCard
        id={id}
        group={group.key}
        lane={lane}
        field={group.field}
        places={places}
        href={href}
        isActive={active?.id === id && active.group === group.key}
        isSelected={cursor.selected.has(id)}
        onActive={cursor.setActive}
        onToggle={cursor.toggle}
      />
    </div>
  ));
}

type PlacedCardProps = Omit<React.ComponentProps<typeof Card>, 'place'> & {
  readonly id: Id;
  readonly group: string;
};

/** A card whose place stays the same object while it stays where it is. */
function PlacedCard({ id, group, ...rest }: PlacedCardProps) {
  const [place, setPlace] = useState({ id, group });
  if (place.id !== id || place.group !== group) {
    const next = { id, group };
    setPlace(next);
    return <Card place={next} {...rest} />;
  }
  return <Card place={place} {...rest} />;
}
