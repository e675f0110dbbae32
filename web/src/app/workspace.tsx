import { Suspense, useEffect, useState } from 'react';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { t } from '../i18n';
import { useKeyboard } from '../keys';
import { Keeper } from '../own/late';
import { StoreProvider, useTables } from '../store/hooks';
import { submissionByKey } from '../store/intake';
import type { Id } from '../store/rows';
import { issueByKey } from '../store/selectors';
import { Boundary } from '../ui/boundary';
import { Empty } from '../ui/empty';
import { late } from '../ui/late';
import { Logo } from '../ui/logo';
import type { ArchivePageProps } from '../views/archive/page';
import type { IntakePageProps } from '../views/intake/page';
import { ProjectPage } from '../views/issues/project-page';
import { Missing, MissingIssue } from '../views/missing/late';
import type { PagesPageProps } from '../views/pages/page';
import type { PlacePagesProps } from '../views/places/pages';
import type { WorkspaceViewsProps } from '../views/saved/workspace-views';
import { Home } from '../views/start/home';
import { Dialogs } from './dialogs';
import type { IssueActionsProps } from './issue-actions';
import { useMarkedDocument } from './marked-document';
import type { NavigationActionsProps } from './navigation-actions';
import { paths } from './paths';
import { Pickers } from './picking';
import { rememberWorkspace } from './places';
import { useSession } from './session';
import { mark } from './settled';
import { Shell } from './shell';

const IssuePage = late<{ readonly slug: string; readonly id: Id }>(
  async () => (await import('../views/issue/page')).IssuePage,
);
const HomePage = late<object>(async () => (await import('../views/home/page')).HomePage);
const StickiesPage = late<{ readonly slug: string }>(
  async () => (await import('../views/stickies/page')).StickiesPage,
);
const DraftsPage = late<{ readonly slug: string }>(
  async () => (await import('../views/drafts/page')).DraftsPage,
);
const MyWorkPage = late<{ readonly slug: string }>(
  async () => (await import('../views/my-work/page')).MyWorkPage,
);
const SearchPage = late<{ readonly slug: string }>(
  async () => (await import('../views/search/page')).SearchPage,
);
const SettingsPage = late<{ readonly slug: string }>(
  async () => (await import('../views/settings/page')).SettingsPage,
);
const PlacePages = late<PlacePagesProps>(
  async () => (await import('../views/places/pages')).PlacePages,
);
const WorkspaceViews = late<WorkspaceViewsProps>(
  async () => (await import('../views/saved/workspace-views')).WorkspaceViews,
);
const PagesPage = late<PagesPageProps>(async () => (await import('../views/pages/page')).PagesPage);
const IntakePage = late<IntakePageProps>(
  async () => (await import('../views/intake/page')).IntakePage,
);
const ArchivePage = late<ArchivePageProps>(
  async () => (await import('../views/archive/page')).ArchivePage,
);
const IssueActions = late<IssueActionsProps>(
  async () => (await import('./issue-actions')).IssueActions,
);
const NavigationActions = late<NavigationActionsProps>(
  async () => (await import('./navigation-actions')).NavigationActions,
);
const SignInAgain = late<object>(async () => (await import('./sign-in-again')).SignInAgain);
const SyncNotices = late<object>(async () => (await import('./sync-notices')).SyncNotices);
const Extras = late<object>(async () => (await import('./extras')).Extras);

/** A workspace: its copy, the frame around its pages, and the pages. */
export function Workspace({ slug }: { readonly slug: string }) {
  const { session } = useSession();
  // Also before the copy is there: what is pressed then is kept.
  useKeyboard();
  if (session.phase !== 'in') return null;
  return (
    <StoreProvider workspace={slug} user={session.me.id} starting={<Starting />} lost={<Lost />}>
      <Open slug={slug} />
      <Keeper slug={slug} user={session.me.id} />
    </StoreProvider>
  );
}

function Open({ slug }: { readonly slug: string }) {
  const [location] = useLocation();
  useMarkedDocument();
  useEffect(() => rememberWorkspace(slug), [slug]);
  return (
    <Pickers>
      <Dialogs>
        <Shell slug={slug} notices={<SyncNotices />}>
          <Boundary resetKey={location}>
            <Suspense fallback={null}>
              <Pages slug={slug} />
            </Suspense>
          </Boundary>
        </Shell>
        <IssueActions slug={slug} />
        <NavigationActions slug={slug} />
        <SignInAgain />
        <Suspense fallback={null}>
          <Extras />
        </Suspense>
      </Dialogs>
    </Pickers>
  );
}

function Pages({ slug }: { readonly slug: string }) {
  return (
    <Switch>
      <Route path="/:workspace">
        <Home slug={slug} />
      </Route>
      <Route path="/:workspace/home">
        <HomePage />
      </Route>
      <Route path="/:workspace/stickies">
        <StickiesPage slug={slug} />
      </Route>
      <Route path="/:workspace/drafts">
        <DraftsPage slug={slug} />
      </Route>
      <Route path="/:workspace/my-work">
        <MyWorkPage slug={slug} />
      </Route>
      <Route path="/:workspace/search">
        <SearchPage slug={slug} />
      </Route>
      <Route path="/:workspace/projects/:identifier">
        {({ identifier }) => <ProjectPage key={identifier} slug={slug} identifier={identifier} />}
      </Route>
      <Route
        path={
          /^\/[^/]+\/projects\/(?<identifier>[^/]+)\/(?<kind>cycles|modules|views)(?:\/(?<id>[^/]+))?$/
        }
      >
        {({ identifier = '', kind, id }) => (
          <PlacePages
            slug={slug}
            identifier={identifier}
            kind={kind === 'cycles' || kind === 'views' ? kind : 'modules'}
            id={id}
          />
        )}
      </Route>
      <Route path="/:workspace/projects/:identifier/intake/:number?">
        {({ identifier, number = null }) => (
          <IntakePage key={identifier} slug={slug} identifier={identifier} number={number} />
        )}
      </Route>
      <Route path="/:workspace/projects/:identifier/archived">
        {({ identifier }) => <ArchivePage slug={slug} identifier={identifier} />}
      </Route>
      <Route path="/:workspace/projects/:identifier/pages/:page?">
        {({ identifier, page = null }) => (
          <PagesPage key={identifier} slug={slug} identifier={identifier} page={page} />
        )}
      </Route>
      <Route path="/:workspace/views/:view?">
        {({ view = null }) => <WorkspaceViews slug={slug} id={view} />}
      </Route>
      <Route path="/:workspace/pages/:page?">
        {({ page = null }) => <PagesPage slug={slug} identifier={null} page={page} />}
      </Route>
      <Route path="/:workspace/settings">
        <Redirect to={paths.settings(slug)} replace />
      </Route>
      <Route path="/:workspace/settings/*">
        <SettingsPage slug={slug} />
      </Route>
      <Route path="/:workspace/:key">
        {({ key }) => <IssueRoute slug={slug} issueKey={key} />}
      </Route>
      <Route>
        <Missing slug={slug} />
      </Route>
    </Switch>
  );
}

function IssueRoute({ slug, issueKey }: { readonly slug: string; readonly issueKey: string }) {
  const issue = useTables((tables) => issueByKey(tables, issueKey)?.id);
  // What waits in the intake is shown there.
  const waiting = useTables((tables) => {
    const row = issue ? undefined : submissionByKey(tables, issueKey);
    const project = tables.projects.get(row?.project ?? '');
    return row && project ? paths.intake(slug, project.identifier, row.number) : null;
  });
  if (issue) return <IssuePage key={issue} slug={slug} id={issue} />;
  if (waiting) return <Redirect to={waiting} replace />;
  if (!/-\d+$/.test(issueKey)) return <Missing slug={slug} />;
  return <MissingIssue slug={slug} issueKey={issueKey} />;
}

/** Until the first rows are there: nothing for a moment, then a word. */
function Starting() {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    mark(null, false);
    const soon = setTimeout(() => setStage(1), 300);
    const late = setTimeout(() => setStage(2), 8000);
    return () => {
      clearTimeout(soon);
      clearTimeout(late);
    };
  }, []);
  return (
    <main className="grid h-dvh place-items-center" aria-busy="true">
      {stage > 0 ? (
        <div className="flex flex-col items-center gap-3 text-(--text-soft)" role="status">
          <Logo size={28} />
          {t(stage > 1 ? 'sync.startingLong' : 'sync.starting')}
        </div>
      ) : null}
    </main>
  );
}

/** The workspace is not there for this person, or no longer. */
function Lost() {
  useEffect(() => {
    rememberWorkspace(null);
    mark(null, true);
  }, []);
  return (
    <main className="grid h-dvh">
      <Empty
        level={1}
        icon={<Logo size={28} />}
        title={t('sync.lostTitle')}
        text={t('sync.lostText')}
      >
        <Link href={paths.chooseWorkspace()} className="button button--outline">
          {t('sync.lostAction')}
        </Link>
      </Empty>
    </main>
  );
}
