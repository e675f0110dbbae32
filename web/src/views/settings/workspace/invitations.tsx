import { Copy, Plus, RefreshCw, X } from 'lucide-react';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import {
  type Invitation,
  type InvitedRole,
  invitations,
  invite,
  resendInvitation,
  revokeInvitation,
  roleOf,
} from '../../../api/invitations';
import { useDialogs } from '../../../app/dialogs';
import { type Faults, faultsOf, NO_FAULTS, sentenceOf } from '../../../app/problems';
import { t } from '../../../i18n';
import { formatAgo, formatMoment } from '../../../i18n/times';
import { useTables } from '../../../store/hooks';
import type { Id, Project } from '../../../store/rows';
import { mayManage, myProjects } from '../../../store/selectors';
import { Button, IconButton } from '../../../ui/button';
import { Choice, TextField } from '../../../ui/field';
import { Picker } from '../../../ui/picker';
import { ProjectMark } from '../../../ui/project-mark';
import { notify } from '../../../ui/toast';
import { useLoaded } from '../loaded';
import { roleOptions } from './roles';

/** A link that was just made: for whom, and where it leads. */
interface Made {
  readonly email: string;
  readonly link: string;
}

/** Inviting people by their address, and the invitations that were not answered. */
export function Invitations({ slug }: { readonly slug: string }) {
  const { rows, fault, reload } = useLoaded(useCallback(() => invitations(slug), [slug]));
  // Who accepts comes into the workspace.
  const people = useTables((tables) => tables.members.size);
  const known = useRef(people);
  useEffect(() => {
    if (known.current !== people) reload();
    known.current = people;
  }, [people, reload]);
  const [made, setMade] = useState<Made | null>(null);

  function note({ email, link }: Invitation): void {
    setMade(link ? { email, link: new URL(link, location.origin).href } : null);
    if (!link) notify({ title: t('invitations.sent', { email }) });
    reload();
  }

  const open = rows?.filter((row) => row.responded_at === null) ?? [];
  return (
    <section className="grid gap-3" aria-labelledby="invitations">
      <h2 id="invitations" className="panel__title">
        {t('invitations.title')}
      </h2>
      <Inviting slug={slug} onMade={note} />
      {made ? <NewLink key={made.link} made={made} /> : null}
      {fault ? <p className="notice notice--calm">{fault}</p> : null}
      {open.length > 0 ? (
        <div className="panel panel--flush">
          {open.map((row) => (
            <InvitationLine key={row.id} slug={slug} row={row} onMade={note} onGone={reload} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

interface InvitingProps {
  readonly slug: string;
  readonly onMade: (invitation: Invitation) => void;
}

function Inviting({ slug, onMade }: InvitingProps) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<InvitedRole>('member');
  const [projects, setProjects] = useState<readonly Id[]>([]);
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      onMade(await invite(slug, email.trim(), role, projects));
      setEmail('');
      setProjects([]);
      setFaults(NO_FAULTS);
    } catch (reason) {
      setFaults(faultsOf(reason, ['email', 'role', 'projects']));
    }
  }

  return (
    <form className="panel" onSubmit={submit}>
      {faults.whole ? <p className="notice">{faults.whole}</p> : null}
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-48 flex-1">
          <TextField
            label={t('invitations.email')}
            type="email"
            value={email}
            hint={t('invitations.hint')}
            error={faults.fields.email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
          />
        </div>
        <div className="w-32">
          <Choice
            label={t('members.role')}
            value={role}
            options={roleOptions()}
            error={faults.fields.role}
            onChange={(event) => setRole(event.currentTarget.value as InvitedRole)}
          />
        </div>
        <div className="basis-full md:order-last">
          <InvitedProjects
            chosen={projects}
            error={faults.fields.projects}
            onChange={setProjects}
          />
        </div>
        <Button type="submit" kind="main" className="md:mt-6.5">
          {t('invitations.invite')}
        </Button>
      </div>
    </form>
  );
}

interface InvitedProjectsProps {
  readonly chosen: readonly Id[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly Id[]) => void;
}

/** The projects that somebody is invited into as well: those whose members the caller may change. */
function InvitedProjects({ chosen, error, onChange }: InvitedProjectsProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const projects = useTables(
    (tables) => myProjects(tables).filter((row) => mayManage(tables, row.id)),
    (a, b) => a.length === b.length && a.every((row, at) => row === b[at]),
  );
  if (projects.length === 0) return null;
  const rows = projects.filter((row) => chosen.includes(row.id));
  const without = (id: Id) => chosen.filter((one) => one !== id);
  return (
    <div className="field">
      <span id="invited-projects" className="field__label">
        {t('invitations.projects')}
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame of its own */}
      <div
        role="group"
        aria-labelledby="invited-projects"
        className="flex flex-wrap items-center gap-2"
      >
        {rows.map((row) => (
          <ChosenProject key={row.id} project={row} onRemove={() => onChange(without(row.id))} />
        ))}
        <Button
          kind="outline"
          aria-haspopup="listbox"
          aria-expanded={anchor !== null}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Plus aria-hidden="true" />
          {t('invitations.addProject')}
        </Button>
      </div>
      {error ? <p className="field__error">{error}</p> : null}
      <p className="field__hint">{t('invitations.projectsHint')}</p>
      {anchor ? (
        <Picker
          anchor={anchor}
          label={t('invitations.projects')}
          options={projects.map((row) => ({
            id: row.id,
            label: row.name,
            icon: <ProjectMark project={row} />,
            end: row.identifier,
          }))}
          chosen={chosen}
          multiple
          onChoose={(id, on) => onChange(on ? [...without(id), id] : without(id))}
          onClose={() => {
            setAnchor(null);
            if (anchor.isConnected) anchor.focus();
          }}
        />
      ) : null}
    </div>
  );
}

interface ChosenProjectProps {
  readonly project: Project;
  readonly onRemove: () => void;
}

function ChosenProject({ project, onRemove }: ChosenProjectProps) {
  return (
    <span className="inline-flex items-center gap-1">
      <ProjectMark project={project} />
      <span className="cut max-w-40">{project.name}</span>
      <IconButton label={t('invitations.dropProject', { name: project.name })} onClick={onRemove}>
        <X />
      </IconButton>
    </span>
  );
}

function NewLink({ made }: { readonly made: Made }) {
  const [isCopied, setCopied] = useState(false);
  const { email, link } = made;
  return (
    <div className="panel" role="status">
      <p>{t('invitations.link', { email })}</p>
      <code className="token">{link}</code>
      <div>
        <Button
          kind="outline"
          onClick={() => void navigator.clipboard?.writeText(link).then(() => setCopied(true))}
        >
          <Copy aria-hidden="true" />
          {t(isCopied ? 'action.copied' : 'action.copy')}
        </Button>
      </div>
    </div>
  );
}

interface InvitationLineProps extends InvitingProps {
  readonly row: Invitation;
  readonly onGone: () => void;
}

function InvitationLine({ slug, row, onMade, onGone }: InvitationLineProps) {
  const { confirm } = useDialogs();
  const { email } = row;
  const into = useTables((tables) =>
    (row.projects ?? [])
      .map(({ project }) => tables.projects.get(project)?.name ?? '')
      .filter(Boolean)
      .join(', '),
  );
  const isOver = new Date(row.expires_at).getTime() < Date.now();
  const told = (reason: unknown) => notify({ title: sentenceOf(reason), bad: true });
  const revoke = () =>
    confirm({
      title: t('invitations.revokeTitle', { email }),
      text: t('invitations.revokeText'),
      action: t('invitations.revoke'),
      run: () => void revokeInvitation(slug, row.id).then(onGone, told),
    });
  return (
    <div className="line">
      <span className="line__text">
        <span className="cut font-medium">{email}</span>
        <span className="line__meta" title={formatMoment(row.created_at)}>
          {t('invitations.invited', {
            role: t(`role.${roleOf(row.role)}`),
            time: formatAgo(row.created_at),
          })}
          {into ? ` · ${into}` : ''}
          {isOver ? ` · ${t('invitations.expired')}` : ''}
        </span>
      </span>
      <IconButton
        label={t('invitations.again', { email })}
        onClick={() => void resendInvitation(slug, row.id).then(onMade, told)}
      >
        <RefreshCw />
      </IconButton>
      <IconButton label={t('invitations.revokeOf', { email })} onClick={revoke}>
        <X />
      </IconButton>
    </div>
  );
}
