import {
  ChevronDown,
  CircleUser,
  Clock,
  FilePen,
  FileText,
  Plus,
  Search,
  Settings,
  SquarePen,
  StickyNote,
} from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { t } from '../i18n';
import { useKeysOf } from '../keys';
import { DraftCount, Favourites } from '../own/late';
import { useSyncStatus, useTables } from '../store/hooks';
import { myProjects } from '../store/selectors';
import { IconButton } from '../ui/button';
import { useHanging } from '../ui/hanging';
import { late } from '../ui/late';
import { Logo } from '../ui/logo';
import { PlaceIcon } from '../ui/place-icon';
import { ProjectMark } from '../ui/project-mark';
import { NewProjectDialog } from '../views/create/late';
import { openPalette } from '../views/palette/open';
import { useDialogs } from './dialogs';
import { projectAt } from './here';
import { paths } from './paths';
import type { ProjectLinksProps } from './project-links';
import { SideLink } from './side-link';
import type { WorkspaceMenuProps } from './workspace-menu';

const WorkspaceMenu = late<WorkspaceMenuProps>(
  async () => (await import('./workspace-menu')).WorkspaceMenu,
);
const ProjectLinks = late<ProjectLinksProps>(
  async () => (await import('./project-links')).ProjectLinks,
);

interface SidebarProps {
  readonly slug: string;
  readonly isDrawer?: boolean;
}

/** The workspace's pages: what is mine, and the projects. */
export function Sidebar({ slug, isDrawer }: SidebarProps) {
  const { createIssue } = useDialogs();
  const searchKeys = useKeysOf('palette.open');
  const createKeys = useKeysOf('issue.create');
  const isGuest = useTables((tables) => tables.role === 'guest');
  return (
    <div className={isDrawer ? 'sidebar sidebar--drawer' : 'sidebar'}>
      <div className="sidebar__top">
        <WorkspaceButton slug={slug} />
        <IconButton
          label={t('nav.search')}
          {...(searchKeys ? { keys: searchKeys } : {})}
          onClick={() => openPalette()}
        >
          <Search />
        </IconButton>
        <IconButton
          label={t('nav.newIssue')}
          {...(createKeys ? { keys: createKeys } : {})}
          onClick={() => createIssue()}
        >
          <SquarePen />
        </IconButton>
      </div>
      <nav className="flex flex-1 flex-col" aria-label={t('nav.main')}>
        <SideLink href={paths.home(slug)}>
          <Clock aria-hidden="true" />
          {t('nav.home')}
        </SideLink>
        <SideLink href={paths.myWork(slug)}>
          <CircleUser aria-hidden="true" />
          {t('nav.myWork')}
        </SideLink>
        {isGuest ? null : (
          <SideLink href={paths.pages(slug)} below={`${paths.pages(slug)}/`}>
            <FileText aria-hidden="true" />
            {t('nav.pages')}
          </SideLink>
        )}
        <SideLink href={paths.views(slug, null)} below={`${paths.views(slug, null)}/`}>
          <PlaceIcon field="view" size={16} />
          {t('nav.views')}
        </SideLink>
        <SideLink href={paths.stickies(slug)}>
          <StickyNote aria-hidden="true" />
          {t('nav.stickies')}
        </SideLink>
        {isGuest ? null : (
          <SideLink href={paths.drafts(slug)}>
            <FilePen aria-hidden="true" />
            {t('nav.drafts')}
            <DraftCount />
          </SideLink>
        )}
        <Favourites slug={slug} />
        <Projects slug={slug} />
        <div className="mt-auto pt-4">
          <Pending />
          <SideLink href={paths.settings(slug)} below={`/${slug}/settings`}>
            <Settings aria-hidden="true" />
            {t('nav.settings')}
          </SideLink>
        </div>
      </nav>
    </div>
  );
}

function WorkspaceButton({ slug }: { readonly slug: string }) {
  const name = useTables((tables) => tables.workspace.name);
  const hanging = useHanging(
    <button
      type="button"
      className="button sidebar__workspace"
      aria-label={t('nav.workspaceMenu', { name })}
    >
      <Logo size={18} />
      <span className="cut">{name}</span>
      <ChevronDown aria-hidden="true" />
    </button>,
    'menu',
  );
  return (
    <>
      {hanging.trigger}
      {hanging.anchor ? (
        <WorkspaceMenu slug={slug} anchor={hanging.anchor} onClose={hanging.close} />
      ) : null}
    </>
  );
}

function Projects({ slug }: { readonly slug: string }) {
  const projects = useTables(myProjects, sameRows);
  const mayCreate = useTables((tables) => tables.role !== 'guest');
  const [location] = useLocation();
  const [isNew, setNew] = useState(false);
  const here = useTables((tables) => projectAt(tables, location)?.id);
  return (
    <>
      <div className="sidebar__head">
        <h2 className="font-medium">{t('nav.projects')}</h2>
        {mayCreate ? (
          <IconButton label={t('nav.newProject')} onClick={() => setNew(true)}>
            <Plus />
          </IconButton>
        ) : null}
      </div>
      {projects.length === 0 ? (
        <p className="px-2 text-(--text-faint)">{t('nav.noProjects')}</p>
      ) : (
        <ul className="sidebar__list">
          {projects.map((project) => (
            <li key={project.id}>
              <SideLink href={paths.project(slug, project.identifier)}>
                <ProjectMark project={project} />
                <span className="cut" title={project.name}>
                  {project.name}
                </span>
              </SideLink>
              {project.id === here ? <ProjectLinks slug={slug} project={project} /> : null}
            </li>
          ))}
        </ul>
      )}
      {isNew ? <NewProjectDialog slug={slug} onClose={() => setNew(false)} /> : null}
    </>
  );
}

/** How many changes are on their way, once that takes long enough to be noticed. */
function Pending() {
  const { pending, phase } = useSyncStatus();
  if (pending === 0 || phase !== 'live') return null;
  return <p className="pending pending--late figures">{t('sync.waiting', { count: pending })}</p>;
}

function sameRows<Row>(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length === b.length && a.every((row, at) => row === b[at]);
}
