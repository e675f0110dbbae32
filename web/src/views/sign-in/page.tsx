import '../../i18n/late/signing';
import { useEffect, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { type Me, signInByLink } from '../../api/session';
import { Door } from '../../app/door';
import { useInstance } from '../../app/instance';
import { paths, placeAfter } from '../../app/paths';
import { sentenceOf } from '../../app/problems';
import { useSession } from '../../app/session';
import { t } from '../../i18n';
import { SignInForm } from './form';

/** Where people sign in, by password or by a link's token in the fragment. */
export function SignInPage() {
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const { enter } = useSession();
  const instance = useInstance();
  const next = search.get('next');
  const isUnused = instance?.is_set_up === false;
  const link = useLink((me) => arrive(me));

  function arrive(me: Me): void {
    enter(me);
    go(placeAfter(next), { replace: true });
  }

  useEffect(() => {
    if (isUnused) go(paths.setUp(), { replace: true });
  }, [isUnused, go]);

  if (link.phase === 'trying') return <Door title={t('signIn.link')}>{null}</Door>;
  return (
    <Door title={t('signIn.title', { name: instance?.name ?? t('app.name') })}>
      {link.phase === 'refused' ? (
        <p className="notice mb-4" role="alert">
          {link.sentence}
        </p>
      ) : null}
      <SignInForm onDone={arrive} />
      {instance?.open_sign_up ? (
        <p className="door__aside">
          {t('signIn.noAccount')}{' '}
          <Link href={paths.signUp(next ?? undefined)} className="link">
            {t('signIn.toSignUp')}
          </Link>
        </p>
      ) : null}
    </Door>
  );
}

type LinkState =
  | { readonly phase: 'none' | 'trying' }
  | { readonly phase: 'refused'; readonly sentence: string };

/** Signs in once by the token of `#link=…`, and takes it out of the address. */
function useLink(onDone: (me: Me) => void): LinkState {
  const [token] = useState(() => new URLSearchParams(location.hash.slice(1)).get('link'));
  const [state, setState] = useState<LinkState>({ phase: token ? 'trying' : 'none' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a token is used once
  useEffect(() => {
    if (!token) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    used ??= signInByLink(token);
    used.then(onDone, (fault: unknown) => {
      const isInvalid =
        fault instanceof Error && 'code' in fault && fault.code === 'auth/link-invalid';
      setState({
        phase: 'refused',
        sentence: isInvalid ? t('signIn.linkInvalid') : sentenceOf(fault),
      });
    });
  }, [token]);
  return state;
}

/** The one use of a token, which a component that is mounted twice shares. */
let used: Promise<Me> | undefined;
