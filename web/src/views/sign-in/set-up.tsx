import '../../i18n/late/signing';
import { type FormEvent, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { setUp } from '../../api/session';
import { Door } from '../../app/door';
import { useInstance } from '../../app/instance';
import { paths } from '../../app/paths';
import { type Faults, faultsOf, NO_FAULTS } from '../../app/problems';
import { useSession } from '../../app/session';
import { slugOf } from '../../app/slug';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { AccountFields } from './account-fields';

const SHOWN = ['email', 'password', 'first_name', 'last_name', 'workspace_name', 'workspace_slug'];

/** The first page of a server that nobody uses: its first account and their workspace. */
export function SetUpPage() {
  const [, go] = useLocation();
  const { enter } = useSession();
  const instance = useInstance();
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [isBusy, setBusy] = useState(false);
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);

  useEffect(() => {
    if (instance?.is_set_up) go(paths.signIn(), { replace: true });
  }, [instance, go]);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (field: string) => String(form.get(field) ?? '').trim();
    setBusy(true);
    try {
      const { me, workspace } = await setUp({
        email: text('email'),
        password: String(form.get('password')),
        first_name: text('first_name'),
        last_name: text('last_name'),
        workspace_name: text('workspace_name'),
        workspace_slug: text('workspace_slug'),
      });
      enter(me);
      go(paths.workspace(workspace.slug), { replace: true });
    } catch (fault) {
      setFaults(faultsOf(fault, SHOWN));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Door title={t('setUp.title')} lead={t('setUp.text')}>
      <form className="door__form" onSubmit={submit}>
        <AccountFields faults={faults} />
        <TextField
          label={t('setUp.workspaceName')}
          name="workspace_name"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={faults.fields.workspace_name}
          required
        />
        <TextField
          label={t('setUp.workspaceSlug')}
          name="workspace_slug"
          maxLength={48}
          pattern="[A-Za-z0-9_\-]+"
          value={slug ?? slugOf(name)}
          onChange={(event) => setSlug(event.currentTarget.value)}
          hint={t('setUp.slugHint')}
          error={faults.fields.workspace_slug}
          required
        />
        <Button type="submit" kind="main" large disabled={isBusy}>
          {t('setUp.action')}
        </Button>
      </form>
    </Door>
  );
}
