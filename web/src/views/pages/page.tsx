import '../../i18n/late/pages';
import { ChevronRight, FilePlus, FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { createPage, isPageBelow, switchFeature, useRun } from '../../commands';
import { t } from '../../i18n';
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
import { Document } from './document';
import { mayCreate, mayWrite } from './may';
import { PageTree } from './page-tree';
import {
  aboveOf,
  movesTo,
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
  const pages = pagesOf(tables, scope, false);
  const isOff = project !== null && !project.features.includes('pages');
  const isAllowed = mayCreate(tables, scope) && !isOff;
  const href = (id: Id) => paths.page(slug, project?.identifier ?? null, id);
  const home = paths.pages(slug, project?.identifier ?? null);
  const name = project?.name ?? tables.workspace.name;

  function create(below?: Page): void {
    const id = run(
      createPage({
        project: scope,
        name: t('pages.untitled'),
        parent: below?.id ?? null,
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
      />
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
  readonly onNew: ((below?: Page) => void) | null;
  readonly onGone: (page: Id) => void;
}

const NO_PAGES: ReadonlySet<Id> = new Set();

/** The tree with what is searched in it, and what is archived. */
function Side({ project, open, href, onNew, onGone }: SideProps) {
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
  const rows = rowsOf(found, closed);
  const label = t('pages.of', { name: project?.name ?? tables.workspace.name });

  function put(page: Page, place: TreePlace | null): void {
    if (!place || (place.parent && isPageBelow(tables, place.parent, page.id))) return;
    for (const command of movesTo(pages, page.id, place)) run(command);
    if (place.parent) toggle(place.parent, true);
    announce(t('page.moved', { name: page.name }));
  }

  function toggle(id: Id, isOpen: boolean): void {
    setFolded((before) => {
      const after = new Set(before);
      if (isOpen) after.delete(id);
      else after.add(id);
      return after;
    });
  }

  function drop(dragged: Id, zone: 'before' | 'into' | 'after', at: TreeRow): void {
    const page = tables.pages.get(dragged);
    if (!page) return;
    if (zone === 'into') {
      put(page, { parent: at.page.id, place: Number.POSITIVE_INFINITY });
      return;
    }
    const others = at.siblings.filter(({ id }) => id !== dragged);
    const place = others.findIndex(({ id }) => id === at.page.id) + (zone === 'after' ? 1 : 0);
    put(page, { parent: at.level > 1 ? at.page.parent : null, place });
  }

  const step = (row: TreeRow, way: Step) => put(row.page, stepOf(rows, row, way));
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
      </div>
      {rows.length > 0 ? (
        <PageTree
          label={label}
          rows={rows}
          current={open}
          href={href}
          mayMove={(page) => !text && mayWrite(tables, page)}
          canStep={(row, way) => stepOf(rows, row, way) !== null}
          onStep={step}
          onDrop={drop}
          onOpen={(id) => go(href(id))}
          onToggle={toggle}
          onNew={(below) => onNew?.(below)}
          onGone={onGone}
        />
      ) : (
        <p className="pages__none">
          {t(
            text ? 'pages.none' : which === 'archived' ? 'pages.archivedNone' : 'pages.emptyTitle',
          )}
        </p>
      )}
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
