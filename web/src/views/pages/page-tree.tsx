// biome-ignore-all lint/a11y/useSemanticElements: HTML has no tree
import { ChevronRight, Ellipsis, Lock, UserLock } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { t } from '../../i18n';
import type { Id, Page } from '../../store/rows';
import { classes } from '../../ui/classes';
import { markOf } from '../../ui/mark';
import { Menu } from '../../ui/menu';
import { PageIcon } from '../../ui/page-icon';
import { useOrderDrag } from '../../ui/use-order-drag';
import { usePageMenu } from './actions';
import type { Step, TreeRow } from './tree';

/** What the tree needs. */
export interface PageTreeProps {
  readonly label: string;
  readonly rows: readonly TreeRow[];
  /** The page that is open. */
  readonly current: Id | null;
  readonly href: (page: Id) => string;
  readonly mayMove: (page: Page) => boolean;
  readonly canStep: (row: TreeRow, step: Step) => boolean;
  readonly onStep: (row: TreeRow, step: Step) => void;
  readonly onDrop: (dragged: Id, zone: 'before' | 'into' | 'after', at: TreeRow) => void;
  readonly onOpen: (page: Id) => void;
  readonly onToggle: (page: Id, isOpen: boolean) => void;
  readonly onNew: (below: Page) => void;
  readonly onGone: (page: Id) => void;
  readonly onMark: (page: Page) => void;
  readonly onCollect?: ((page: Page) => void) | undefined;
}

/** The pages as a tree with one tab stop: arrows go through it, with Alt they move the page. */
export function PageTree(props: PageTreeProps) {
  const { label, rows, current, onOpen, onToggle, onStep, mayMove } = props;
  const [at, setAt] = useState<Id | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const has = (id: Id | null) => id !== null && rows.some(({ page }) => page.id === id);
  const stop = has(at) ? at : has(current) ? current : (rows[0]?.page.id ?? null);
  const wanted = useRef<Id | null>(null);

  // The line that was moved keeps the focus, wherever it is drawn now.
  useEffect(() => {
    if (wanted.current === null) return;
    focus(wanted.current);
    wanted.current = null;
  });

  function focus(id: Id | null | undefined): void {
    if (!id) return;
    setAt(id);
    tree.current?.querySelector<HTMLElement>(`[data-page="${id}"]`)?.focus();
  }

  function step(row: TreeRow, way: Step): void {
    wanted.current = row.page.id;
    onStep(row, way);
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    const place = rows.findIndex(({ page }) => page.id === stop);
    const row = rows[place];
    if (!row || event.target !== event.currentTarget.querySelector(`[data-page="${stop}"]`)) return;
    const handled = event.altKey ? moved(event.key, row) : gone(event.key, row, place);
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function moved(key: string, row: TreeRow): boolean {
    const way = ALT[key];
    if (!way || !mayMove(row.page)) return false;
    step(row, way);
    return true;
  }

  function gone(key: string, row: TreeRow, place: number): boolean {
    switch (key) {
      case 'ArrowDown':
        focus(rows[place + 1]?.page.id);
        return true;
      case 'ArrowUp':
        focus(rows[place - 1]?.page.id);
        return true;
      case 'Home':
        focus(rows[0]?.page.id);
        return true;
      case 'End':
        focus(rows.at(-1)?.page.id);
        return true;
      case 'ArrowRight':
        if (row.hasBelow && !row.isOpen) onToggle(row.page.id, true);
        else if (row.isOpen) focus(rows[place + 1]?.page.id);
        return true;
      case 'ArrowLeft':
        if (row.isOpen) onToggle(row.page.id, false);
        else if (row.level > 1) focus(row.page.parent);
        return true;
      case 'Enter':
      case ' ':
        onOpen(row.page.id);
        return true;
      default:
        return false;
    }
  }

  return (
    <div ref={tree} role="tree" aria-label={label} className="tree" onKeyDown={press}>
      {rows.map((row) => (
        <Line
          key={row.page.id}
          {...props}
          row={row}
          isStop={row.page.id === stop}
          onStep={step}
          onFocus={() => setAt(row.page.id)}
        />
      ))}
    </div>
  );
}

const ALT: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

interface LineProps extends PageTreeProps {
  readonly row: TreeRow;
  readonly isStop: boolean;
  readonly onFocus: () => void;
}

function Line(props: LineProps) {
  const { row, isStop, current, href, mayMove, canStep, onStep, onToggle, onNew, onDrop } = props;
  const { page, level, hasBelow, isOpen, siblings, place } = row;
  const line = useRef<HTMLDivElement>(null);
  const menuOf = usePageMenu();
  const isMoved = mayMove(page);
  const zone = useOrderDrag(line, isMoved, {
    id: page.id,
    list: 'pages',
    takesInto: true,
    onDrop: (dragged, at) => onDrop(dragged, at, row),
  });
  const items = menuOf(page, {
    address: href(page.id),
    onNew,
    canMove: (step) => canStep(row, step),
    onMove: (step) => onStep(row, step),
    onMark: props.onMark,
    onCollect: props.onCollect,
    onGone: () => props.onGone(page.id),
  });
  return (
    <div
      ref={line}
      role="treeitem"
      aria-level={level}
      aria-posinset={place + 1}
      aria-setsize={siblings.length}
      aria-selected={page.id === current}
      aria-label={page.name}
      {...(hasBelow ? { 'aria-expanded': isOpen } : {})}
      tabIndex={isStop ? 0 : -1}
      className={classes('tree__line', page.id === current && 'tree__line--here')}
      style={{ paddingInlineStart: (level - 1) * 16 + 4 }}
      data-page={page.id}
      data-zone={zone ?? undefined}
      onFocus={(event) => {
        if (event.target === event.currentTarget) props.onFocus();
      }}
    >
      {hasBelow ? (
        <button
          type="button"
          tabIndex={-1}
          className="button button--icon tree__fold"
          aria-label={t(isOpen ? 'page.collapse' : 'page.expand', { name: page.name })}
          onClick={() => onToggle(page.id, !isOpen)}
        >
          <ChevronRight aria-hidden="true" />
        </button>
      ) : null}
      {hasBelow && !markOf(page.logo) ? null : (
        <span className="tree__leaf">
          <PageIcon page={page} size={14} />
        </span>
      )}
      <Link href={href(page.id)} tabIndex={-1} draggable={false} className="tree__name cut">
        {page.name}
      </Link>
      {page.access === 'PRIVATE' ? (
        <span className="tree__sign" title={t('page.private')}>
          <UserLock size={13} aria-hidden="true" />
          <span className="hidden-text">{t('page.private')}</span>
        </span>
      ) : null}
      {page.is_locked ? (
        <span className="tree__sign" title={t('page.locked')}>
          <Lock size={13} aria-hidden="true" />
          <span className="hidden-text">{t('page.locked')}</span>
        </span>
      ) : null}
      <Menu
        align="end"
        items={items}
        trigger={
          <button
            type="button"
            tabIndex={-1}
            className="button button--icon tree__more"
            aria-label={t('page.actions', { name: page.name })}
          >
            <Ellipsis aria-hidden="true" />
          </button>
        }
      />
    </div>
  );
}
