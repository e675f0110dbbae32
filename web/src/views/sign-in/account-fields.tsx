import '../../i18n/late/signing';
import type { Faults } from '../../app/problems';
import { t } from '../../i18n';
import { TextField } from '../../ui/field';

/** Name, address and password of a new account, and what is wrong with them. */
export function AccountFields({ faults }: { readonly faults: Faults }) {
  const { whole, fields } = faults;
  return (
    <>
      {whole ? (
        <p className="notice" role="alert">
          {whole}
        </p>
      ) : null}
      <div className="panel__pair">
        <TextField
          label={t('signUp.firstName')}
          name="first_name"
          autoComplete="given-name"
          error={fields.first_name}
          autoFocus
        />
        <TextField
          label={t('signUp.lastName')}
          name="last_name"
          autoComplete="family-name"
          error={fields.last_name}
        />
      </div>
      <TextField
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        error={fields.email}
        required
      />
      <TextField
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={8}
        hint={t('signUp.passwordHint')}
        error={fields.password}
        required
      />
    </>
  );
}
