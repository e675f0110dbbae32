import '../../i18n/late/signing';
import { type FormEvent, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { signUp } from '../../api/session';
import { Door } from '../../app/door';
import { useInstance } from '../../app/instance';
import { forgetInvitation, invitationToken } from '../../app/invited';
import { paths, placeAfter } from '../../app/paths';
import { type Faults, faultsOf, NO_FAULTS } from '../../app/problems';
import { useSession } from '../../app/session';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { AccountFields } from './account-fields';

/** Where people make themselves an account, on servers that let them. */
export function SignUpPage() {
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const next = search.get('next');
  const invitation = next === paths.invitation() ? invitationToken() : null;
  const { enter } = useSession();
  const instance = useInstance();
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    setBusy(true);
    try {
      const account = {
        email: text('email'),
        password: String(form.get('password')),
        first_name: text('first_name'),
        last_name: text('last_name'),
        ...(invitation && { invitation }),
      };
      const { me, joined } = await signUp(account);
      if (joined) forgetInvitation();
      enter(me);
      go(joined ? paths.workspace(joined) : placeAfter(next), { replace: true });
    } catch (fault) {
      setFaults(faultsOf(fault, ['email', 'password', 'first_name', 'last_name']));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Door title={t('signUp.title')}>
      {instance?.open_sign_up === false && !invitation ? (
        <p className="notice notice--calm">{t('signUp.closed')}</p>
      ) : (
        <form className="door__form" onSubmit={submit}>
          <AccountFields faults={faults} />
          <Button type="submit" kind="main" large disabled={isBusy}>
            {t('signUp.action')}
          </Button>
        </form>
      )}
      <p className="door__aside">
        {t('signUp.haveAccount')}{' '}
        <Link href={paths.signIn(next ?? undefined)} className="link">
          {t('signIn.action')}
        </Link>
      </p>
    </Door>
  );
}
