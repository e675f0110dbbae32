import '../../i18n/late/signing';
import '../../i18n/late/settings';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { createWorkspace } from '../../api/session';
import { paths } from '../../app/paths';
import { type Faults, faultsOf, NO_FAULTS } from '../../app/problems';
import { slugOf } from '../../app/slug';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';

/** Name and address of a new workspace. */
export function NewWorkspace() {
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      const made = await createWorkspace({
        name: name.trim(),
        slug: (slug ?? slugOf(name)).trim(),
      });
      go(paths.workspace(made.slug));
    } catch (fault) {
      setFaults(faultsOf(fault, ['name', 'slug']));
    }
  }

  return (
    <form className="door__form" onSubmit={submit} aria-label={t('workspaces.createTitle')}>
      {faults.whole ? <p className="notice">{faults.whole}</p> : null}
      <TextField
        label={t('workspace.name')}
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.currentTarget.value)}
        error={faults.fields.name}
        autoFocus
        required
      />
      <TextField
        label={t('workspace.slug')}
        value={slug ?? slugOf(name)}
        maxLength={48}
        pattern="[A-Za-z0-9_\-]+"
        onChange={(event) => setSlug(event.currentTarget.value)}
        hint={t('setUp.slugHint')}
        error={faults.fields.slug}
        required
      />
      <Button type="submit" kind="main" large>
        {t('workspaces.create')}
      </Button>
    </form>
  );
}
