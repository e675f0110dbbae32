import '../i18n/late/own';
import './own.css';
import { ChevronRight, Ellipsis, Folder, FolderPlus } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Favourite } from '../api/own';
import { SideLink } from '../app/side-link';
import { t } from '../i18n';
import { useTables } from '../store/hooks';
import type { Tables } from '../store/rows';
import { announce } from '../ui/announce';
import { IconButton } from '../ui/button';
import { Menu, type MenuItem } from '../ui/menu';
import { useOrderDrag } from '../ui/use-order-drag';
import { AskName } from './ask-name';
import { useOwn, useOwnState } from './current';
import { shownOf } from './entity';
import { isFolder, type Line, linesOf, placeAt, placeBy, sorted } from './order';
import type { Own } from './own';

/** What the list needs. */
export interface FavouritesProps {
  readonly slug: string;
}

/** The favourites in the side bar, in folders if somebody made some. Nothing while there are none. */
export function Favourites({ slug }: FavouritesProps) {
  const own = useOwn();
  const { favourites } = useOwnState();
  const tables = useTables((all) => all);
  const [isNaming, setNaming] = useState(false);
  const shown = favourites.filter((one) => isFolder(one) || entityOf(tables, one) !== null);
  if (!own || shown.length === 0) return null;
  return (
    <>
      <div className="sidebar__head">
        <h2 className="font-medium">{t('own.favourites')}</h2>
        <IconButton label={t('own.newFolder')} onClick={() => setNaming(true)}>
          <FolderPlus />
        </IconButton>
      </div>
      <ul className="sidebar__list" data-slug={slug}>
        {linesOf(shown).map((line) => (
          <LineItem key={line.favourite.id} line={line} all={shown} own={own} tables={tables} />
        ))}
      </ul>
      {isNaming ? (
        <AskName
          title={t('own.newFolder')}
          value=""
          onClose={() => setNaming(false)}
          onDone={(name) => own.addFolder(name)}
        />
      ) : null}
    </>
  );
}

interface LineProps {
  readonly line: Line;
  readonly all: readonly Favourite[];
  readonly own: Own;
  readonly tables: Tables;
}

/** A favourite, or a folder with what is in it. */
function LineItem({ line, all, own, tables }: LineProps) {
  const { favourite, inside } = line;
  const [isOpen, setOpen] = useState(true);
  if (!isFolder(favourite)) {
    return (
      <li>
        <Entry favourite={favourite} all={all} own={own} tables={tables} />
      </li>
    );
  }
  return (
    <li>
      <Row favourite={favourite} all={all} own={own} name={favourite.name ?? ''}>
        <button
          type="button"
          className="side-link"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <Folder aria-hidden="true" />
          <span className="cut">{favourite.name}</span>
          <ChevronRight className="favourite__mark" aria-hidden="true" />
        </button>
      </Row>
      {isOpen && inside.length > 0 ? (
        <ul className="sidebar__list sidebar__below">
          {inside.map((one) => (
            <li key={one.id}>
              <Entry favourite={one} all={all} own={own} tables={tables} />
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  );
}

interface EntryProps extends Omit<LineProps, 'line'> {
  readonly favourite: Favourite;
}

/** A thing that is a favourite. */
function Entry({ favourite, all, own, tables }: EntryProps) {
  const shown = entityOf(tables, favourite);
  if (!shown) return null;
  const name = favourite.name ?? shown.name;
  return (
    <Row favourite={favourite} all={all} own={own} name={name}>
      <SideLink href={shown.address} draggable={false}>
        {shown.icon}
        <span className="cut" title={shown.lead ? `${shown.lead} ${name}` : name}>
          {name}
        </span>
      </SideLink>
    </Row>
  );
}

interface RowProps {
  readonly favourite: Favourite;
  readonly all: readonly Favourite[];
  readonly own: Own;
  readonly name: string;
  readonly children: ReactNode;
}

/** A line that is moved by dragging it, by Alt and an arrow, or from its menu. */
function Row({ favourite, all, own, name, children }: RowProps) {
  const element = useRef<HTMLDivElement>(null);
  const [isNaming, setNaming] = useState(false);
  const zone = useOrderDrag(element, true, {
    id: favourite.id,
    list: 'favourites',
    takesInto: isFolder(favourite),
    onDrop: (dragged, at) => {
      const place = placeAt(all, dragged, favourite.id, at);
      if (place) own.change(dragged, place);
    },
  });
  function step(by: -1 | 1): void {
    const place = placeBy(all, favourite.id, by);
    if (!place) return;
    own.change(favourite.id, place);
    announce(t(by < 0 ? 'own.movedUp' : 'own.movedDown', { name }));
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu does the same
    <div
      ref={element}
      className="favourite"
      {...(zone ? { 'data-zone': zone } : {})}
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        event.stopPropagation();
        step(event.key === 'ArrowUp' ? -1 : 1);
      }}
    >
      {children}
      <Menu
        align="end"
        items={itemsOf(favourite, all, own, step, () => setNaming(true))}
        trigger={
          <button
            type="button"
            className="button button--icon favourite__more"
            aria-label={t('own.more', { name })}
          >
            <Ellipsis aria-hidden="true" />
          </button>
        }
      />
      {isNaming ? (
        <AskName
          title={t('own.rename')}
          value={name}
          onClose={() => setNaming(false)}
          onDone={(next) => own.change(favourite.id, { name: next })}
        />
      ) : null}
    </div>
  );
}

/** What can be done with a favourite. */
function itemsOf(
  favourite: Favourite,
  all: readonly Favourite[],
  own: Own,
  step: (by: -1 | 1) => void,
  rename: () => void,
): readonly MenuItem[] {
  const folders = sorted(all.filter(isFolder)).filter(({ id }) => id !== favourite.parent);
  const into = isFolder(favourite) ? [] : folders;
  return [
    { id: 'up', label: t('own.up'), keys: 'Alt+ArrowUp', run: () => step(-1) },
    { id: 'down', label: t('own.down'), keys: 'Alt+ArrowDown', run: () => step(1) },
    ...into.map(({ id, name }) => ({
      id: `into-${id}`,
      label: t('own.into', { name: name ?? '' }),
      run: () => {
        const place = placeAt(all, favourite.id, id, 'into');
        if (place) own.change(favourite.id, place);
      },
    })),
    ...(favourite.parent
      ? [{ id: 'out', label: t('own.out'), run: () => own.change(favourite.id, { parent: null }) }]
      : []),
    { id: 'rename', label: t('own.rename'), run: rename },
    { kind: 'line', id: 'line' },
    {
      id: 'remove',
      label: t(isFolder(favourite) ? 'own.removeFolder' : 'own.unmark'),
      run: () => own.remove(favourite.id),
    },
  ];
}

function entityOf(tables: Tables, { entity_type, entity_identifier, entity_data }: Favourite) {
  if (entity_type === 'folder' || entity_identifier === null) return null;
  return shownOf(tables, entity_type, entity_identifier, entity_data);
}
