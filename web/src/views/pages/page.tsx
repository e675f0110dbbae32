import '../../i18n/late/pages';
import { ChevronRight, FilePlus, FileText, FolderPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { createPage, isPageBelow, switchFeature, useRun } from '../../commands';
import { t } from '../../i18n';
import { useAction } from '../../keys';
import { useEngine, useTables } from '../../store/hooks';
import type { Id, Page, Project } from '../../store/rows';
import { mayManage, projectByIdentifier } from '../../store/selectors';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { ProjectMark } from '../../ui/project-mark';
import { Segments } from '../../ui/segments';
import { ClosedProject } from '../missing/closed-project';
import { Missing } from '../missing/missing';
import { Collect, type Collecting } from './collect';
import { NameCollection } from './collection-dialogs';
import { Document } from './document';
import { Group } from './groups';
import { type Marking, MarkPage } from './mark-page';
import { mayCollect, mayCreate, mayEditCollection, mayWrite } from './may';
import { PageTree } from './page-tree';
import {
  aboveOf,
  groupsOf,
  movesTo,
  type PageGroup,
  pagesOf,
  rowsOf,
  type Step,
  stepOf,
  type TreePlace,
  type TreeRow,
} from './tree';
import './pages.css';

/** What the pages of a project or of the workspace need. */
export interface PagesPageProps {
  readonly slug: string;
  /** The project; null stands for the workspace. */
  readonly identifier: string | null;
  /** The page that is open. */
  readonly page: Id | null;
}

/** The pages of a project or of the workspace: a tree, and the one that is open. */
export function PagesPage({ slug, identifier, page }: PagesPageProps) {
  const project = useTables((tables) =>
    identifier === null ? null : projectByIdentifier(tables, identifier),
  );
  const isGuest = useTables((tables) => tables.role === 'guest');
  if (identifier !== null && (!project || project.archived_at || !project.role)) {
    return <ClosedProject slug={slug} identifier={identifier} />;
  }
  if (identifier === null && isGuest) return <Missing slug={slug} />;
  return <Pages slug={slug} project={project ?? null} open={page} />;
}

interface PagesProps {
  readonly slug: string;
  readonly project: Project | null;
  readonly open: Id | null;
}

function Pages({ slug, project, open }: PagesProps) {
  const run = useRun();
  const [, go] = useLocation();
  const { store } = useEngine();
  const tables = useTables((all) => all);
  const scope = project?.id ?? null;
  const row = open ? tables.pages.get(open) : undefined;
  const shown = row?.project === scope ? row : undefined;
  const [fresh, setFresh] = useState<Id | null>(null);
  const [collecting, setCollecting] = useState<Collecting | null>(null);
  const [marking, setMarking] = useState<Marking | null>(null);
  const pages = pagesOf(tables, scope, false);
  const isOff = project !== null && !project.features.includes('pages');
  const isAllowed = mayCreate(tables, scope) && !isOff;
  const href = (id: Id) => paths.page(slug, project?.identifier ?? null, id);
  const home = paths.pages(slug, project?.identifier ?? null);
  const name = project?.name ?? tables.workspace.name;

  function create(below?: Page, collection: Id | null = null): void {
    const id = run(
      createPage({
        project: scope,
        name: t('pages.untitled'),
        parent: below?.id ?? null,
        collection,
        access: below?.access ?? 'PUBLIC',
      }),
    ).id;
    if (!id) return;
    setFresh(id);
    go(href(id));
  }

  function leave(id: Id): void {
    if (open && isPageBelow(store.tables(), open, id)) go(home);
  }

  /** Opens a choice for a page at its line, after the menu has given the focus back. */
  function choose(page: Page, open: (at: { page: Page; anchor: Element | null }) => void): void {
    setTimeout(() => {
      const line = document.querySelector(`[data-page="${page.id}"]`);
      open({ page, anchor: line ?? document.querySelector('.pages__main') });
    });
  }
  const collect = (of: Page) => choose(of, setCollecting);
  const mark = (of: Page) => choose(of, setMarking);

  useAction({
    id: 'page.collect',
    title: 'collection.put',
    group: 'view',
    when: () => shown !== undefined && mayCollect(store.tables(), shown),
    run: () => {
      if (shown) collect(shown);
    },
  });

  const crumb = (
    <Link
      href={home}
      className="header__back flex min-w-0 flex-none items-center gap-2 max-md:max-w-32"
    >
      {project ? <ProjectMark project={project} /> : <FileText size={16} aria-hidden="true" />}
      <span className="cut">{project ? t('pages.of', { name }) : t('pages.title')}</span>
      <ChevronRight size={14} aria-hidden="true" />
    </Link>
  );
  const newButton = isAllowed ? (
    <Button kind="outline" onClick={() => create()}>
      <FilePlus aria-hidden="true" />
      {t('pages.new')}
    </Button>
  ) : null;
  return (
    <div className="pages" data-open={open !== null}>
      <Side
        slug={slug}
        project={project}
        open={shown?.id ?? null}
        href={href}
        onNew={isAllowed ? create : null}
        onGone={leave}
        onMark={mark}
        onCollect={scope === null ? collect : undefined}
      />
      {marking ? <MarkPage {...marking} onClose={() => setMarking(null)} /> : null}
      {collecting ? <Collect {...collecting} onClose={() => setCollecting(null)} /> : null}
      <div className="pages__main">
        {shown ? (
          <Document
            key={shown.id}
            slug={slug}
            page={shown}
            before={crumb}
            isFresh={fresh === shown.id}
            menu={{
              address: href(shown.id),
              onNew: isAllowed ? create : undefined,
              onMark: mark,
              onCollect: scope === null ? collect : undefined,
              onGone: () => leave(shown.id),
            }}
          />
        ) : (
          <>
            <Header
              title={t(project ? 'pages.of' : 'pages.title', { name })}
              before={project ? <ProjectMark project={project} /> : null}
            />
            <Nothing
              isMissing={open !== null}
              isEmpty={pages.length === 0}
              off={isOff ? project : null}
              action={newButton}
            />
          </>
        )}
      </div>
    </div>
  );
}

interface NothingProps {
  readonly isMissing: boolean;
  readonly isEmpty: boolean;
  /** The project, when pages are switched off in it. */
  readonly off: Project | null;
  readonly action: ReactNode;
}

/** What stands where no page is open. */
function Nothing({ isMissing, isEmpty, off, action }: NothingProps) {
  const run = useRun();
  const isManager = useTables((tables) => off !== null && mayManage(tables, off.id));
  if (isMissing) {
    return (
      <Empty
        icon={<FileText size={28} />}
        title={t('pages.missing')}
        text={t('pages.missingText')}
      />
    );
  }
  if (off) {
    return (
      <Empty
        icon={<FileText size={28} />}
        title={t('pages.offTitle', { name: off.name })}
        text={t('pages.offText')}
      >
        {isManager ? (
          <Button kind="main" onClick={() => run(switchFeature(off.id, 'pages', true))}>
            {t('pages.offAction')}
          </Button>
        ) : null}
      </Empty>
    );
  }
  const text = isEmpty
    ? t(action ? 'pages.emptyText' : 'pages.emptyReadOnly')
    : t('pages.chooseText');
  return (
    <Empty
      icon={<FileText size={28} />}
      title={t(isEmpty ? 'pages.emptyTitle' : 'pages.chooseTitle')}
      text={text}
    >
      {action}
    </Empty>
  );
}

interface SideProps {
  readonly slug: string;
  readonly project: Project | null;
  readonly open: Id | null;
  readonly href: (page: Id) => string;
  readonly onNew: ((below?: Page, collection?: Id | null) => void) | null;
  readonly onGone: (page: Id) => void;
  readonly onMark: (page: Page) => void;
  readonly onCollect: ((page: Page) => void) | undefined;
}

const NO_PAGES: ReadonlySet<Id> = new Set();
/** Stands for the pages in no collection among what is folded. */
const OTHERS = 'others';

/** The tree with what is searched in it, and what is archived. */
function Side({ project, open, href, onNew, onGone, onMark, onCollect }: SideProps) {
  const run = useRun();
  const [, go] = useLocation();
  const tables = useTables((all) => all);
  const [wanted, setWanted] = useState('');
  const [which, setWhich] = useState<'current' | 'archived'>('current');
  const [folded, setFolded] = useState<ReadonlySet<Id>>(NO_PAGES);
  const scope = project?.id ?? null;
  const pages = pagesOf(tables, scope, which === 'archived');
  const text = wanted.trim().toLocaleLowerCase();
  const found = text ? pages.filter((page) => page.name.toLocaleLowerCase().includes(text)) : pages;
  // The page that is open is in sight.
  const above = open ? aboveOf(tables, open) : [];
  const closed = new Set([...folded].filter((id) => !above.includes(id) && !text));
  const [isMaking, setMaking] = useState(false);
  // Collections are of the workspace; what is archived is in one list.
  const isGrouped = project === null && which === 'current' && tables.collections.size > 0;
  const groups: readonly PageGroup[] = isGrouped
    ? groupsOf(tables, found)
    : [{ collection: null, pages: found }];
  const label = t('pages.of', { name: project?.name ?? tables.workspace.name });

  function put(page: Page, place: TreePlace | null): void {
    if (!place || (place.parent && isPageBelow(tables, place.parent, page.id))) return;
    const into = isGrouped && !place.parent ? (place.collection ?? null) : null;
    if (!mayCome(page, into)) return;
    const beside = isGrouped ? groupsOf(tables, pages) : [{ collection: null, pages }];
    const group = beside.find(({ collection }) => (collection?.id ?? null) === into);
    // Below another page the others are those of its group, whichever that is.
    const others = place.parent ? pages : [...(group?.pages ?? []), page];
    for (const command of movesTo(others, page.id, place)) run(command);
    if (place.parent) toggle(place.parent, true);
    announce(t('page.moved', { name: page.name }));
  }

  /** Whether a page may leave the collection that it is in, and come into this one. */
  function mayCome(page: Page, into: Id | null): boolean {
    const mayEdit = (id: Id | null) => {
      const collection = tables.collections.get(id ?? '');
      return collection ? mayEditCollection(tables, collection) : id === null;
    };
    return page.collection === into || (mayEdit(page.collection) && mayEdit(into));
  }

  function toggle(id: Id, isOpen: boolean): void {
    setFolded((before) => {
      const after = new Set(before);
      if (isOpen) after.delete(id);
      else after.add(id);
      return after;
    });
  }

  function drop(
    dragged: Id,
    zone: 'before' | 'into' | 'after',
    at: TreeRow,
    collection: Id | null,
  ): void {
    const page = tables.pages.get(dragged);
    if (!page) return;
    if (zone === 'into') {
      put(page, { parent: at.page.id, place: Number.POSITIVE_INFINITY });
      return;
    }
    const others = at.siblings.filter(({ id }) => id !== dragged);
    const place = others.findIndex(({ id }) => id === at.page.id) + (zone === 'after' ? 1 : 0);
    put(page, { parent: at.level > 1 ? at.page.parent : null, place, ...within(collection) });
  }

  /** Where a page comes to at the top of a group. */
  const within = (collection: Id | null) => (isGrouped ? { collection } : {});

  /** The end of a group. */
  function dropAt(dragged: Id, collection: Id | null): void {
    const page = tables.pages.get(dragged);
    if (!page) return;
    put(page, { parent: null, place: Number.POSITIVE_INFINITY, ...within(collection) });
  }

  function treeOf({ collection, pages: inside }: PageGroup): ReactNode {
    const rows = rowsOf(inside, closed);
    const id = collection?.id ?? null;
    if (rows.length === 0) return null;
    return (
      <PageTree
        key={id ?? OTHERS}
        label={collection ? t('collection.pages', { name: collection.name }) : label}
        rows={rows}
        current={open}
        href={href}
        mayMove={(page) => !text && mayWrite(tables, page)}
        canStep={(row, way) => stepOf(rows, row, way) !== null}
        onStep={(row: TreeRow, way: Step) => {
          const place = stepOf(rows, row, way);
          put(row.page, place && { ...place, ...within(id) });
        }}
        onDrop={(dragged, zone, at) => drop(dragged, zone, at, id)}
        onOpen={(page) => go(href(page))}
        onToggle={toggle}
        onNew={(below) => onNew?.(below)}
        onGone={onGone}
        onMark={onMark}
        onCollect={onCollect}
      />
    );
  }

  const isEmpty = found.length === 0 && (text !== '' || !isGrouped);
  return (
    <aside className="pages__side" aria-label={label}>
      <h1 className="pages__title">{label}</h1>
      <div className="pages__tools">
        <input
          type="search"
          className="input"
          aria-label={t('pages.search')}
          placeholder={t('pages.search')}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        {onNew ? (
          <button
            type="button"
            className="button button--icon"
            aria-label={t('pages.new')}
            title={t('pages.new')}
            onClick={() => onNew()}
          >
            <FilePlus aria-hidden="true" />
          </button>
        ) : null}
        {project === null && onNew ? (
          <button
            type="button"
            className="button button--icon"
            aria-label={t('collection.new')}
            title={t('collection.new')}
            onClick={() => setMaking(true)}
          >
            <FolderPlus aria-hidden="true" />
          </button>
        ) : null}
      </div>
      {isEmpty ? (
        <p className="pages__none">
          {t(
            text ? 'pages.none' : which === 'archived' ? 'pages.archivedNone' : 'pages.emptyTitle',
          )}
        </p>
      ) : isGrouped ? (
        <div className="groups">
          {groups
            .filter(({ pages: inside }) => !text || inside.length > 0)
            .map((group) => {
              const id = group.collection?.id ?? null;
              return (
                <Group
                  key={id}
                  collection={group.collection}
                  isOrdered={!text}
                  isOpen={text !== '' || !folded.has(id ?? OTHERS)}
                  onToggle={() => toggle(id ?? OTHERS, folded.has(id ?? OTHERS))}
                  onNew={onNew && (() => onNew(undefined, id))}
                  onDrop={(dragged) => dropAt(dragged, id)}
                >
                  {treeOf(group) ?? <p className="pages__none">{t('collection.empty')}</p>}
                </Group>
              );
            })}
        </div>
      ) : (
        groups.map(treeOf)
      )}
      {isMaking ? <NameCollection onClose={() => setMaking(false)} /> : null}
      <div className="pages__foot">
        <Segments
          label={t('pages.which')}
          value={which}
          onChange={setWhich}
          options={[
            { value: 'current', label: t('pages.current') },
            { value: 'archived', label: t('pages.archived') },
          ]}
        />
      </div>
    </aside>
  );
}
