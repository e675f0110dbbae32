import '../../i18n/late/signing';
import { type FormEvent, useState } from 'react';
import { type Me, signIn } from '../../api/session';
import { type Faults, faultsOf, NO_FAULTS } from '../../app/problems';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';

/** What the form needs. */
export interface SignInFormProps {
  /** An address that is known already. */
  readonly email?: string;
  readonly onDone: (me: Me) => void;
}

/** Address and password. */
export function SignInForm({ email = '', onDone }: SignInFormProps) {
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setFaults(NO_FAULTS);
    try {
      onDone(await signIn(String(form.get('email')), String(form.get('password'))));
    } catch (fault) {
      setFaults(faultsOf(fault, ['email', 'password']));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="door__form" onSubmit={submit}>
      {faults.whole ? (
        <p className="notice" role="alert">
          {faults.whole}
        </p>
      ) : null}
      <TextField
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email}
        error={faults.fields.email}
        autoFocus={email === ''}
        required
      />
      <TextField
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        error={faults.fields.password}
        autoFocus={email !== ''}
        required
      />
      <Button type="submit" kind="main" large disabled={isBusy}>
        {isBusy ? t('signIn.busy') : t('signIn.action')}
      </Button>
    </form>
  );
}
