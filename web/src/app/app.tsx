import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { t } from '../i18n';
import { allActionsAreThere } from '../keys';
import { Announcer } from '../ui/announce';
import { Boundary } from '../ui/boundary';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { whenIdle } from '../ui/idle';
import { loadLateParts } from '../ui/late';
import { Toasts } from '../ui/toast';
import { Tips } from '../ui/tooltip';
import { paths } from './paths';
import { SessionProvider, useSession } from './session';
import { Settled } from './settled';

const SignInPage = lazy(async () => ({
  default: (await import('../views/sign-in/page')).SignInPage,
}));
const SignUpPage = lazy(async () => ({
  default: (await import('../views/sign-in/sign-up')).SignUpPage,
}));
const SetUpPage = lazy(async () => ({
  default: (await import('../views/sign-in/set-up')).SetUpPage,
}));

const InvitationPage = lazy(async () => ({
  default: (await import('../views/invitation/page')).InvitationPage,
}));

const Workspace = lazy(async () => ({ default: (await import('./workspace')).Workspace }));
const StartPage = lazy(async () => ({
  default: (await import('../views/start/page')).StartPage,
}));

/** The application: pages without a workspace, and the workspace. */
export function App() {
  useEffect(() => whenIdle(() => void loadLateParts().then(allActionsAreThere)), []);
  return (
    <SessionProvider>
      <Boundary>
        <Suspense fallback={null}>
          <Pages />
        </Suspense>
      </Boundary>
      <Toasts />
      <Announcer />
      <Tips />
    </SessionProvider>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/sign-in">
        <Settled />
        <SignInPage />
      </Route>
      <Route path="/sign-up">
        <Settled />
        <SignUpPage />
      </Route>
      <Route path="/set-up">
        <Settled />
        <SetUpPage />
      </Route>
      <Route path="/invitations">
        <Settled />
        <InvitationPage />
      </Route>
      <Route path="/">
        <SignedIn>
          <Settled />
          <StartPage />
        </SignedIn>
      </Route>
      <Route path="/:workspace/*?">
        {({ workspace }) => (
          <SignedIn>
            <Workspace key={workspace} slug={workspace} />
          </SignedIn>
        )}
      </Route>
    </Switch>
  );
}

/** What only somebody who is signed in sees; others sign in first and come back. */
function SignedIn({ children }: { readonly children: ReactNode }) {
  const [location] = useLocation();
  const { session, check } = useSession();
  switch (session.phase) {
    case 'in':
      return children;
    case 'checking':
      return null;
    case 'out':
      return <Redirect to={paths.signIn(location === '/' ? undefined : here())} replace />;
    case 'unreachable':
      return (
        <Empty level={1} title={t('signIn.unreachable')}>
          <Button kind="outline" onClick={check}>
            {t('action.retry')}
          </Button>
        </Empty>
      );
  }
}

function here(): string {
  return location.pathname + location.search;
}
