// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import '../../i18n/late/board';
import { useCallback, useEffect, useRef, useState } from 'react';
import { dragSource } from '../../app/issue-drag';
import { reorderIssue, useRun } from '../../commands';
import { t } from '../../i18n';
import type { ViewGroup } from '../../query';
import { useEngine, useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { announce } from '../../ui/announce';
import { Column } from './column';
import { boardDrop, type Dragged, type Dropped } from './drag';
import { movesTo } from './group-moves';
import { groupName } from './group-name';
import type { LayoutProps } from './layout';
import { placeAmong } from './place';
import { rowId } from './row';

/** Columns of cards, which are dragged between them, or moved by keys. */
export function Board(props: LayoutProps) {
  const { groups, cursor, name, view } = props;
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  const drop = useDrop(props);
  useEffect(() => (element ? boardDrop(element, drop) : undefined), [element, drop]);
  const { active } = cursor;
  useEffect(() => {
    if (!active || !element?.contains(document.activeElement)) return;
    document
      .getElementById(rowId(active))
      ?.closest('.column')
      ?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [active, element]);
  const lanes = view.lanes === 'none' ? null : lanesOf(groups);
  return (
    <div
      ref={setElement}
      role="grid"
      tabIndex={0}
      className={lanes ? 'lanes' : 'board'}
      aria-label={t('board.name', { name })}
      aria-multiselectable="true"
      aria-activedescendant={
        active && document.getElementById(rowId(active)) ? rowId(active) : undefined
      }
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
      {lanes
        ? lanes.map((lane) => <Lane key={lane} lane={lane} scroller={element} {...props} />)
        : groups.map((group) => (
            <Column
              key={group.key}
              group={group}
              lane=""
              scroller={element}
              issues={group.issues}
              {...props}
            />
          ))}
    </div>
  );
}

type LaneProps = LayoutProps & { readonly lane: string; readonly scroller: HTMLElement | null };

function Lane({ lane, scroller, ...props }: LaneProps) {
  const { groups, view } = props;
  const tables = useTables((all) => all);
  const { name, icon } = groupName(tables, view.lanes, lane);
  return (
    <div role="rowgroup" aria-label={name}>
      <div role="presentation" className="lane__head">
        {icon}
        {name}
      </div>
      <div role="presentation" className="lane__columns">
        {groups.map((group) => (
          <Column
            key={group.key}
            group={group}
            lane={lane}
            scroller={scroller}
            issues={group.lanes?.get(lane) ?? NONE}
            {...props}
          />
        ))}
      </div>
    </div>
  );
}

const NONE: readonly Id[] = [];

function lanesOf(groups: readonly ViewGroup[]): readonly string[] {
  return [...new Set(groups.flatMap((group) => [...(group.lanes?.keys() ?? [])]))];
}

/** What a drop does: the card, or all that are selected with it, take the values of the column and of the row. */
function useDrop({ groups, view, cursor }: LayoutProps) {
  const run = useRun();
  const { store } = useEngine();
  const latest = useRef({ groups, view, cursor });
  useEffect(() => {
    latest.current = { groups, view, cursor };
  });
  return useCallback(
    (card: Dragged, to: Dropped) => {
      const now = latest.current;
      const isOneOfMany = now.cursor.selected.has(card.id);
      const moved = isOneOfMany ? [...now.cursor.selected] : [card.id];
      const target = now.groups.find((group) => group.key === to.group);
      const shown = (to.lane ? target?.lanes?.get(to.lane) : target?.issues) ?? NONE;
      const place =
        now.view.order === 'manual' && !isOneOfMany
          ? placeAmong(store.tables(), shown, card.id, to.beside)
          : null;
      const from = (id: Id) => (id === card.id ? null : groupOf(now.groups, id)) ?? card.group;
      const columns = moved.map((id) => ({ id, from: from(id) }));
      const lanes = to.lane ? moved.map((id) => ({ id, from: card.lane })) : [];
      const commands = [
        ...movesTo(now.view.group, columns, to.group),
        ...movesTo(now.view.lanes, lanes, to.lane),
      ];
      for (const command of commands) run(command);
      if (place !== null) run(reorderIssue(card.id, place));
      now.cursor.setActive({ id: card.id, group: to.group });
      const tables = store.tables();
      const row = tables.issues.get(card.id);
      const column = groupName(tables, now.view.group, to.group).name;
      if (row) announce(t('board.moved', { key: issueKey(tables, row), column }));
    },
    [run, store],
  );
}

function groupOf(groups: readonly ViewGroup[], id: Id): string | undefined {
  return groups.find((group) => group.issues.includes(id))?.key;
}
