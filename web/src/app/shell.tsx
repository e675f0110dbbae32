import { CircleUser, Layers, Menu as MenuIcon, Plus } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { t } from '../i18n';
import { useTables } from '../store/hooks';
import { myProjects } from '../store/selectors';
import { Drawer } from '../ui/dialog';
import { useDialogs } from './dialogs';
import { paths } from './paths';
import { Sidebar } from './sidebar';

interface ShellProps {
  readonly slug: string;
  /** What is said above everything, for example that the server is away. */
  readonly notices: ReactNode;
  readonly children: ReactNode;
}

/** The frame of a workspace: sidebar and page; on narrow screens one pane and a bar at the bottom. */
export function Shell({ slug, notices, children }: ShellProps) {
  const [isOpen, setOpen] = useState(false);
  const [location] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes the drawer
  useEffect(() => setOpen(false), [location]);
  return (
    <div className="shell">
      <div className="shell__notice">{notices}</div>
      <a className="skip-link" href="#content">
        {t('app.skip')}
      </a>
      <Sidebar slug={slug} />
      <main className="shell__main" id="content" tabIndex={-1}>
        {children}
      </main>
      <BottomBar slug={slug} onMore={() => setOpen(true)} />
      {isOpen ? (
        <Drawer open onClose={() => setOpen(false)} label={t('nav.main')}>
          <Sidebar slug={slug} isDrawer />
        </Drawer>
      ) : null}
    </div>
  );
}

function BottomBar({ slug, onMore }: { readonly slug: string; readonly onMore: () => void }) {
  const [location] = useLocation();
  const { createIssue } = useDialogs();
  const first = useTables((tables) => myProjects(tables)[0]?.identifier);
  const issues = first ? paths.project(slug, first) : paths.workspace(slug);
  const current = (isHere: boolean) => (isHere ? { 'aria-current': 'page' as const } : {});
  return (
    <nav className="bottom-bar" aria-label={t('nav.main')}>
      <Link
        href={issues}
        className="bottom-bar__item"
        {...current(location.includes('/projects/') && !location.includes('/settings/'))}
      >
        <Layers aria-hidden="true" />
        {t('nav.projects')}
      </Link>
      <Link
        href={paths.myWork(slug)}
        className="bottom-bar__item"
        {...current(location.endsWith('/my-work'))}
      >
        <CircleUser aria-hidden="true" />
        {t('nav.myWork')}
      </Link>
      <button
        type="button"
        className="bottom-bar__item bottom-bar__item--main"
        onClick={() => createIssue()}
      >
        <Plus aria-hidden="true" />
        {t('nav.newIssue')}
      </button>
      <button type="button" className="bottom-bar__item" onClick={onMore}>
        <MenuIcon aria-hidden="true" />
        {t('nav.more')}
      </button>
    </nav>
  );
}
