import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { changePassword, changeProfile, leaveWorkspace } from '../../../api/session';
import { useDialogs } from '../../../app/dialogs';
import { paths } from '../../../app/paths';
import { type Faults, faultsOf, NO_FAULTS, sentenceOf } from '../../../app/problems';
import { useSession } from '../../../app/session';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import { Avatar } from '../../../ui/avatar';
import { Button } from '../../../ui/button';
import { Choice, TextField } from '../../../ui/field';
import { notify } from '../../../ui/toast';
import { SectionHead } from '../section';
import { timeZones } from '../zones';

const SHOWN = ['display_name', 'first_name', 'last_name', 'avatar', 'user_timezone'] as const;

/** One's own name, picture, time zone and password. */
export function Profile({ slug }: { readonly slug: string }) {
  return (
    <>
      <SectionHead title={t('settings.profile')} />
      <Names />
      <Password />
      <Leaving slug={slug} />
    </>
  );
}

function Names() {
  const { session, enter } = useSession();
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  if (session.phase !== 'in') return null;
  const { me } = session;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const entries = SHOWN.flatMap((field) => {
      const value = form.get(field);
      return typeof value === 'string' && value !== (me[field] ?? '') ? [[field, value]] : [];
    });
    if (entries.length === 0) return;
    try {
      enter({ ...me, ...(await changeProfile(Object.fromEntries(entries))) });
      setFaults(NO_FAULTS);
      notify({ title: t('action.saved') });
    } catch (fault) {
      setFaults(faultsOf(fault, SHOWN));
    }
  }

  return (
    <form className="panel" onSubmit={submit}>
      {faults.whole ? <p className="notice">{faults.whole}</p> : null}
      <div className="flex items-center gap-4">
        <Avatar person={me} size={48} />
        <div className="flex-1">
          <TextField
            label={t('profile.displayName')}
            name="display_name"
            defaultValue={me.display_name}
            maxLength={255}
            error={faults.fields.display_name}
            required
          />
        </div>
      </div>
      <div className="panel__pair">
        <TextField
          label={t('profile.firstName')}
          name="first_name"
          autoComplete="given-name"
          defaultValue={me.first_name}
          error={faults.fields.first_name}
        />
        <TextField
          label={t('profile.lastName')}
          name="last_name"
          autoComplete="family-name"
          defaultValue={me.last_name}
          error={faults.fields.last_name}
        />
      </div>
      <TextField
        label={t('profile.avatar')}
        name="avatar"
        defaultValue={me.avatar}
        hint={t('profile.avatarHint')}
        error={faults.fields.avatar}
      />
      {me.user_timezone ? (
        <Choice
          label={t('profile.timezone')}
          name="user_timezone"
          defaultValue={me.user_timezone}
          options={timeZones(me.user_timezone)}
          error={faults.fields.user_timezone}
        />
      ) : null}
      <TextField
        label={t('profile.email')}
        value={me.email}
        hint={t('profile.emailHint')}
        readOnly
      />
      <div className="panel__foot">
        <Button type="submit" kind="main">
          {t('action.save')}
        </Button>
      </div>
    </form>
  );
}

function Password() {
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    try {
      await changePassword(String(data.get('current_password')), String(data.get('new_password')));
      form.reset();
      setFaults(NO_FAULTS);
      notify({ title: t('profile.passwordChanged') });
    } catch (fault) {
      setFaults(faultsOf(fault, ['current_password', 'new_password']));
    }
  }

  return (
    <form className="panel" onSubmit={submit}>
      <h2 className="panel__title">{t('profile.password')}</h2>
      {faults.whole ? <p className="notice">{faults.whole}</p> : null}
      <div className="panel__pair">
        <TextField
          label={t('profile.currentPassword')}
          name="current_password"
          type="password"
          autoComplete="current-password"
          error={faults.fields.current_password}
          required
        />
        <TextField
          label={t('profile.newPassword')}
          name="new_password"
          type="password"
          autoComplete="new-password"
          minLength={8}
          hint={t('signUp.passwordHint')}
          error={faults.fields.new_password}
          required
        />
      </div>
      <div className="panel__foot">
        <Button type="submit" kind="outline">
          {t('profile.changePassword')}
        </Button>
      </div>
    </form>
  );
}

function Leaving({ slug }: { readonly slug: string }) {
  const [, go] = useLocation();
  const { confirm } = useDialogs();
  const name = useTables((tables) => tables.workspace.name);
  const ask = () =>
    confirm({
      title: t('profile.leave'),
      text: t('profile.leaveText', { name }),
      action: t('profile.leaveAction'),
      run: () =>
        void leaveWorkspace(slug).then(
          () => go(paths.chooseWorkspace()),
          (fault: unknown) => notify({ title: sentenceOf(fault), bad: true }),
        ),
    });
  return (
    <section className="panel">
      <h2 className="panel__title">{t('profile.leave')}</h2>
      <p className="text-(--text-soft)">{t('profile.leaveText', { name })}</p>
      <div className="panel__foot">
        <Button kind="danger" onClick={ask}>
          {t('profile.leaveAction')}
        </Button>
      </div>
    </section>
  );
}
