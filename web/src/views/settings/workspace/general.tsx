import { useState } from 'react';
import { useLocation } from 'wouter';
import { send } from '../../../api/client';
import { paths } from '../../../app/paths';
import { sentenceOf } from '../../../app/problems';
import { changeWorkspace, useRun } from '../../../commands';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Choice, TextField } from '../../../ui/field';
import { notify } from '../../../ui/toast';
import { KeptField } from '../kept-field';
import { SectionHead } from '../section';
import { timeZones } from '../zones';

/** The name and time zone of the workspace. */
export function WorkspaceGeneral({ slug }: { readonly slug: string }) {
  const run = useRun();
  const workspace = useTables((tables) => tables.workspace);
  const role = useTables((tables) => tables.role);
  const mayChange = role === 'owner' || role === 'admin';
  return (
    <>
      <SectionHead
        title={t('settings.workspace')}
        {...(mayChange ? {} : { lead: t('settings.onlyAdmins') })}
      />
      <div className="panel">
        <KeptField
          label={t('workspace.name')}
          value={workspace.name}
          maxLength={80}
          disabled={!mayChange}
          onKeep={(name) => run(changeWorkspace({ name }))}
        />
        <TextField
          label={t('workspace.slug')}
          value={workspace.slug}
          hint={t('workspace.slugHint')}
          readOnly
        />
        <Choice
          label={t('workspace.timezone')}
          value={workspace.timezone}
          disabled={!mayChange}
          options={timeZones(workspace.timezone)}
          onChange={(event) => run(changeWorkspace({ timezone: event.currentTarget.value }))}
        />
      </div>
      {role === 'owner' ? <Deleting slug={slug} name={workspace.name} /> : null}
    </>
  );
}

function Deleting({ slug, name }: { readonly slug: string; readonly name: string }) {
  const [, go] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');

  async function remove(): Promise<void> {
    try {
      await send('DELETE', `workspaces/${slug}/`);
      go(paths.chooseWorkspace());
    } catch (fault) {
      notify({ title: sentenceOf(fault), bad: true });
    }
  }

  const foot = (
    <>
      <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
      <Button kind="danger" disabled={typed !== slug} onClick={() => void remove()}>
        {t('workspace.delete')}
      </Button>
    </>
  );
  return (
    <section className="panel">
      <h2 className="panel__title">{t('workspace.delete')}</h2>
      <p className="text-(--text-soft)">{t('workspace.deleteText')}</p>
      <div className="panel__foot">
        <Button kind="danger" onClick={() => setAsking(true)}>
          {t('workspace.delete')}
        </Button>
      </div>
      <Dialog
        open={isAsking}
        onClose={() => setAsking(false)}
        title={t('workspace.deleteTitle', { name })}
        foot={foot}
      >
        <div className="dialog__body">
          <p className="text-(--text-soft)">{t('workspace.deleteText')}</p>
          <TextField
            label={t('workspace.deleteConfirm', { slug })}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      </Dialog>
    </section>
  );
}
