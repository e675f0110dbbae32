import '../../i18n/late/signing';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import {
  answerInvitation,
  type OwnInvitation,
  readInvitation,
  roleOf,
} from '../../api/invitations';
import { Door } from '../../app/door';
import { paths } from '../../app/paths';
import { sentenceOf } from '../../app/problems';
import { useSession } from '../../app/session';
import { t } from '../../i18n';
import { Button } from '../../ui/button';

/** What somebody who was invited sees behind their link. */
export function InvitationPage({ token }: { readonly token: string }) {
  const [, go] = useLocation();
  const { session, leave } = useSession();
  const [found, setFound] = useState<OwnInvitation | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    readInvitation(token).then(
      (invitation) => isCurrent && setFound(invitation),
      (reason: unknown) => isCurrent && setFault(sentenceOf(reason)),
    );
    return () => {
      isCurrent = false;
    };
  }, [token]);

  async function answer(how: 'accept' | 'decline'): Promise<void> {
    setBusy(true);
    try {
      await answerInvitation(token, how);
      go(
        how === 'accept' && found ? paths.workspace(found.workspace.slug) : paths.chooseWorkspace(),
      );
    } catch (reason) {
      setFault(sentenceOf(reason));
    }
    setBusy(false);
  }

  const here = paths.invitation(token);
  if (!found && !fault) return <Door title={t('invitation.reading')}>{null}</Door>;
  if (!found) {
    return (
      <Door title={t('invitation.invalid')} lead={t('invitation.invalidText')}>
        <p className="notice notice--calm" role="alert">
          {fault}
        </p>
        <p className="door__aside">
          <Link href={paths.start()} className="link">
            {t('page.toStart')}
          </Link>
        </p>
      </Door>
    );
  }
  const name = found.workspace.name;
  const lead = t('invitation.text', { email: found.email, role: t(`role.${roleOf(found.role)}`) });
  return (
    <Door title={t('invitation.title', { name })} lead={lead}>
      {fault ? (
        <p className="notice mb-4" role="alert">
          {fault}
        </p>
      ) : null}
      {session.phase === 'in' ? (
        <>
          <div className="door__form">
            <Button kind="main" large disabled={isBusy} onClick={() => void answer('accept')}>
              {t('invitation.accept')}
            </Button>
            <Button kind="outline" large disabled={isBusy} onClick={() => void answer('decline')}>
              {t('invitation.decline')}
            </Button>
          </div>
          <p className="door__aside flex items-center justify-between gap-2">
            <span className="cut">{t('workspaces.signedInAs', { email: session.me.email })}</span>
            <Button onClick={() => void leave()}>{t('nav.signOut')}</Button>
          </p>
        </>
      ) : (
        <div className="door__form">
          <p className="text-(--text-soft)">{t('invitation.signIn')}</p>
          <Link href={paths.signIn(here)} className="button button--main button--large">
            {t('signIn.action')}
          </Link>
          <Link href={paths.signUp(here)} className="button button--outline button--large">
            {t('signIn.toSignUp')}
          </Link>
        </div>
      )}
    </Door>
  );
}
