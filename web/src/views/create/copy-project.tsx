import '../../i18n/late/create';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { isPassing } from '../../api/client';
import { copyProject, type ProjectCopy } from '../../api/copy-project';
import { paths } from '../../app/paths';
import { type Faults, faultsOf, NO_FAULTS } from '../../app/problems';
import { nextIdentifier, typedIdentifier } from '../../app/slug';
import { newKey } from '../../commands/ids';
import { t } from '../../i18n';
import { useProject, useTables } from '../../store/hooks';
import type { Id, Project } from '../../store/rows';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Switch, TextField } from '../../ui/field';

/** What the dialog needs. */
export interface CopyProjectProps {
  readonly slug: string;
  readonly project: Project;
  readonly onClose: () => void;
}

/** Refusals that name no field, and the field that they are about. */
const ABOUT: Readonly<Record<string, string>> = {
  'project/name-taken': 'name',
  'project/identifier-taken': 'identifier',
};

/** Name, identifier and members of a copy; it is opened once it is there. */
export function CopyProjectDialog({ slug, project, onClose }: CopyProjectProps) {
  const tables = useTables((all) => all);
  const [name, setName] = useState(() =>
    t('copyProject.suggestion', { name: project.name }).slice(0, 255),
  );
  const [identifier, setIdentifier] = useState(() => {
    const all = [...tables.projects.values()];
    return nextIdentifier(
      project.identifier,
      all.map((row) => row.identifier),
    );
  });
  const [members, setMembers] = useState(true);
  const { copy, faults, isBusy } = useCopy({ slug, project, onClose });

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() && identifier) void copy({ name: name.trim(), identifier, members });
  }

  const foot = (
    <>
      <Button onClick={onClose}>{t('action.cancel')}</Button>
      <Button
        type="submit"
        form="copy-project"
        kind="main"
        disabled={!name.trim() || !identifier}
        aria-disabled={isBusy}
      >
        {t('copyProject.action')}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('copyProject.title', { name: project.name })}
      foot={foot}
    >
      <form id="copy-project" className="dialog__body" onSubmit={submit} aria-busy={isBusy}>
        {faults.whole ? (
          <p className="notice" role="alert">
            {faults.whole}
          </p>
        ) : null}
        <TextField
          label={t('newProject.name')}
          value={name}
          maxLength={255}
          error={faults.fields.name}
          onChange={(event) => setName(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          autoFocus
          required
        />
        <TextField
          label={t('newProject.identifier')}
          value={identifier}
          maxLength={12}
          hint={t('newProject.identifierHint')}
          error={faults.fields.identifier}
          onChange={(event) => setIdentifier(typedIdentifier(event.currentTarget.value))}
          required
        />
        <Switch
          label={t('copyProject.members')}
          hint={t('copyProject.membersHint')}
          checked={members}
          onChange={setMembers}
        />
        <p className="text-(--text-soft)">
          {t('copyProject.copied')} {t('copyProject.notCopied')}
        </p>
      </form>
    </Dialog>
  );
}

/** Copies a project, waits until the copy is here, and opens it. */
function useCopy({ slug, project, onClose }: CopyProjectProps) {
  const [, go] = useLocation();
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Id | null>(null);
  const copied = useProject(made);
  /** What was sent last: the same again is a repetition, until there is an answer. */
  const last = useRef({ sent: '', key: '' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened once
  useEffect(() => {
    if (!copied?.role) return;
    announce(t('copyProject.done', { name: copied.name }));
    onClose();
    go(paths.project(slug, copied.identifier));
  }, [copied?.role]);

  async function copy(body: ProjectCopy): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setFaults(NO_FAULTS);
    const sent = JSON.stringify(body);
    if (last.current.sent !== sent) last.current = { sent, key: newKey() };
    try {
      setMade(await copyProject(slug, project.id, body, last.current.key));
    } catch (fault) {
      if (!isPassing(fault)) last.current = { sent: '', key: '' };
      setFaults(faultsOf(fault, ['name', 'identifier'], ABOUT));
      setBusy(false);
    }
  }

  return { copy, faults, isBusy };
}
