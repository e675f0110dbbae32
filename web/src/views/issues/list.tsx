// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, useCallback, useEffect, useMemo, useRef } from 'react';
import { dragSource } from '../../app/issue-drag';
import { t } from '../../i18n';
import type { Beyond, OrderBy, ViewGroup } from '../../query';
import { useTables } from '../../store/hooks';
import type { Id, Tables } from '../../store/rows';
import { myProjects } from '../../store/selectors';
import { GroupHead } from './group-head';
import type { LayoutProps } from './layout';
import { More } from './more';
import { Row, rowId } from './row';
import { useNarrow, useRowHeight } from './row-height';

/** A list or table of issues: one grid with one tab stop, of which only what is on screen is drawn. */
export function List(props: LayoutProps & { readonly isTable: boolean }) {
  const { groups, cursor, closed, onToggleGroup, isTable, name, href, mayCreate, project, places } =
    props;
  const { onMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const height = useRowHeight();
  const keyWidth = useTables((tables) => keyWidthOf(tables, project));
  const isNarrow = useNarrow();
  const lines = useMemo(() => linesOf(groups, closed), [groups, closed]);
  const heads = useMemo(() => headsOf(lines), [lines]);
  const stuck = useRef(-1);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (lines[at]?.kind === 'head' ? 36 : height),
    getItemKey: (at) => lineKey(lines[at]),
    overscan: 10,
    scrollPaddingStart: isTable ? 68 : 36,
    rangeExtractor: useCallback(
      (range: Range) => {
        stuck.current = heads.findLast((head) => head <= range.startIndex) ?? -1;
        const drawn = defaultRangeExtractor(range);
        return stuck.current >= 0 && !drawn.includes(stuck.current)
          ? [stuck.current, ...drawn]
          : drawn;
      },
      [heads],
    ),
  });
  const measured = useRef(height);
  useEffect(() => {
    // Rows of another height are measured anew; those of the first one have just been.
    if (measured.current !== height) virtualizer.measure();
    measured.current = height;
  }, [virtualizer, height]);

  const { active } = cursor;
  useEffect(() => {
    if (!active) return;
    const at = lines.findIndex(
      (line) => line.kind === 'issue' && line.id === active.id && line.group.key === active.group,
    );
    if (at >= 0) virtualizer.scrollToIndex(at, { align: 'auto' });
  }, [active, lines, virtualizer]);

  const drawn = virtualizer.getVirtualItems();
  const isDrawn =
    active !== null &&
    drawn.some(({ index }) => {
      const line = lines[index];
      return line?.kind === 'issue' && line.id === active.id && line.group.key === active.group;
    });
  return (
    <div
      ref={scroller}
      role="grid"
      className="lines"
      tabIndex={0}
      aria-label={name}
      aria-rowcount={lines.length + (isTable ? 1 : 0)}
      aria-multiselectable="true"
      aria-activedescendant={isDrawn && active ? rowId(active) : undefined}
      {...dragSource(cursor.selected)}
      onFocus={(event) => {
        if (
          event.target === event.currentTarget &&
          !active &&
          event.target.matches(':focus-visible')
        )
          cursor.move(1);
      }}
    >
      <div
        className={isTable ? 'sheet' : undefined}
        style={
          {
            '--key': keyWidth,
            '--places': places.map((one) => (one === 'estimate' ? '84px' : '132px')).join(' '),
          } as CSSProperties
        }
      >
        {isTable ? <TableHead {...props} /> : null}
        <div
          className="lines__body"
          role="rowgroup"
          style={{ blockSize: virtualizer.getTotalSize() }}
        >
          {drawn.map((item) => {
            const line = lines[item.index];
            if (!line) return null;
            const isStuck = item.index === stuck.current;
            const style = isStuck
              ? { insetBlockStart: isTable ? 32 : 0 }
              : { transform: `translateY(${item.start}px)` };
            return (
              <div
                key={item.key}
                role="presentation"
                className={isStuck ? 'lines__line--stuck' : 'lines__line'}
                style={style}
              >
                {line.kind === 'head' ? (
                  <GroupHead
                    group={line.group}
                    project={project}
                    isOpen={!closed.has(line.group.key)}
                    mayCreate={mayCreate}
                    onToggle={onToggleGroup}
                  />
                ) : line.kind === 'more' ? (
                  <More
                    key={line.group.issues.length}
                    beyond={line.beyond}
                    onMore={() => onMore(line.group.key, '')}
                  />
                ) : (
                  <Row
                    place={line.place}
                    href={href}
                    index={item.index + (isTable ? 1 : 0)}
                    isActive={active?.id === line.id && active.group === line.group.key}
                    isSelected={cursor.selected.has(line.id)}
                    isSelecting={cursor.selected.size > 0}
                    isTable={isTable}
                    isDraggable={!isNarrow}
                    places={places}
                    onActive={cursor.setActive}
                    onToggle={cursor.toggle}
                  />
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Line =
  | { readonly kind: 'head'; readonly group: ViewGroup }
  | { readonly kind: 'more'; readonly group: ViewGroup; readonly beyond: Beyond }
  | {
      readonly kind: 'issue';
      readonly group: ViewGroup;
      readonly id: string;
      readonly place: { readonly group: string; readonly id: string };
    };

function linesOf(groups: readonly ViewGroup[], closed: ReadonlySet<string>): readonly Line[] {
  const isPlain = groups.length === 1 && groups[0]?.field === 'none';
  return groups.flatMap((group): Line[] => {
    const issues: Line[] = closed.has(group.key)
      ? []
      : group.issues.map((id) => ({ kind: 'issue', group, id, place: { group: group.key, id } }));
    const { beyond } = group;
    const more: Line[] =
      beyond?.hasMore && !closed.has(group.key) ? [{ kind: 'more', group, beyond }] : [];
    return isPlain ? [...issues, ...more] : [{ kind: 'head', group }, ...issues, ...more];
  });
}

function headsOf(lines: readonly Line[]): readonly number[] {
  return lines.flatMap((line, at) => (line.kind === 'head' ? [at] : []));
}

/** How wide keys are: capitals are wider than the figure that `ch` is, and most numbers have as many digits as there are issues. */
function keyWidthOf(tables: Tables, project: Id | null): string {
  const projects = myProjects(tables).filter(({ id }) => project === null || id === project);
  const letters = Math.max(0, ...projects.map(({ identifier }) => identifier.length));
  // Where not all of them are here, there are many.
  const digits = tables.isPartial ? 5 : String(tables.issues.size).length;
  return `${letters * 1.05 + 0.6 + digits}ch`;
}

function lineKey(line: Line | undefined): string {
  if (!line) return '';
  return line.kind === 'issue' ? `${line.group.key} ${line.id}` : `${line.kind} ${line.group.key}`;
}

const columnsOf = (
  places: LayoutProps['places'],
): readonly (readonly [Parameters<typeof t>[0], OrderBy | null])[] => [
  ['column.key', 'number'],
  ['column.name', 'name'],
  ['column.state', 'state'],
  ['column.priority', 'priority'],
  ['column.assignees', null],
  ['column.labels', null],
  ...places.map((field) => [`column.${field}`, null] as const),
  ['column.target_date', 'target_date'],
  ['column.created_at', 'created_at'],
  ['column.updated_at', 'updated_at'],
];

function TableHead({ view, onView, places }: LayoutProps) {
  return (
    <div role="rowgroup">
      <div role="row" className="sheet__head" aria-rowindex={1}>
        <span role="columnheader">
          <span className="hidden-text">{t('column.select')}</span>
        </span>
        {columnsOf(places).map(([key, order]) => {
          const isOrder = order !== null && view.order === order;
          const sort = isOrder ? (view.descending ? 'descending' : 'ascending') : 'none';
          return (
            <span key={key} role="columnheader" {...(order ? { 'aria-sort': sort } : {})}>
              {order ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className="sheet__sort"
                  onClick={() => onView({ order, descending: isOrder ? !view.descending : false })}
                >
                  {t(key)}
                  {isOrder ? (
                    view.descending ? (
                      <ArrowDown size={12} />
                    ) : (
                      <ArrowUp size={12} />
                    )
                  ) : null}
                </button>
              ) : (
                t(key)
              )}
            </span>
          );
        })}
      </div>
    </div>
  );
}
