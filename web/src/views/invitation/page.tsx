import '../../i18n/late/missing';
import '../../i18n/late/signing';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ApiProblem } from '../../api/client';
import {
  acceptInvitation,
  declineInvitation,
  type OpenInvitation,
  readInvitation,
  roleOf,
} from '../../api/invitations';
import { Door } from '../../app/door';
import { forgetInvitation, takeInvitation } from '../../app/invited';
import { paths } from '../../app/paths';
import { sentenceOf } from '../../app/problems';
import { useSession } from '../../app/session';
import { t } from '../../i18n';
import { Button } from '../../ui/button';

/** What somebody who was invited sees behind their link, whose fragment has the token. */
export function InvitationPage() {
  const [token] = useState(takeInvitation);
  const [found, setFound] = useState<OpenInvitation | null>(null);
  const [fault, setFault] = useState<string | null>(token ? null : t('invitation.invalidText'));
  useEffect(() => {
    if (!token) return undefined;
    let isCurrent = true;
    readInvitation(token).then(
      (invitation) => isCurrent && setFound(invitation),
      (reason: unknown) => {
        if (reason instanceof ApiProblem && reason.status === 404) forgetInvitation();
        if (isCurrent) setFault(sentenceOf(reason));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [token]);

  if (token && found) return <Answering token={token} invitation={found} />;
  if (!fault) return <Door title={t('invitation.reading')}>{null}</Door>;
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

interface AnsweringProps {
  readonly token: string;
  readonly invitation: OpenInvitation;
}

function Answering({ token, invitation }: AnsweringProps) {
  const [, go] = useLocation();
  const { session, leave } = useSession();
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function answer(give: () => Promise<string>): Promise<void> {
    setBusy(true);
    try {
      const next = await give();
      forgetInvitation();
      go(next, { replace: true });
    } catch (reason) {
      setFault(sentenceOf(reason));
      setBusy(false);
    }
  }
  const accept = async () => paths.workspace(await acceptInvitation(token));
  const decline = async () => {
    await declineInvitation(token);
    return paths.chooseWorkspace();
  };

  const { workspace_name: name, role, has_account } = invitation;
  const next = paths.invitation();
  return (
    <Door
      title={t('invitation.title', { name })}
      lead={t('invitation.text', { role: t(`role.${roleOf(role)}`) })}
    >
      {fault ? (
        <p className="notice mb-4" role="alert">
          {fault}
        </p>
      ) : null}
      {session.phase === 'in' ? (
        <>
          <div className="door__form">
            <Button kind="main" large disabled={isBusy} onClick={() => void answer(accept)}>
              {t('invitation.accept')}
            </Button>
            <Button kind="outline" large disabled={isBusy} onClick={() => void answer(decline)}>
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
          <p className="text-(--text-soft)">
            {t(has_account ? 'invitation.signIn' : 'invitation.signUp')}
          </p>
          {has_account ? (
            <Link href={paths.signIn(next)} className="button button--main button--large">
              {t('signIn.action')}
            </Link>
          ) : (
            <Link href={paths.signUp(next)} className="button button--main button--large">
              {t('signIn.toSignUp')}
            </Link>
          )}
        </div>
      )}
    </Door>
  );
}
