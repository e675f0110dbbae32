import { Copy, RefreshCw, X } from 'lucide-react';
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
import { Button, IconButton } from '../../../ui/button';
import { Choice, TextField } from '../../../ui/field';
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
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      onMade(await invite(slug, email.trim(), role));
      setEmail('');
      setFaults(NO_FAULTS);
    } catch (reason) {
      setFaults(faultsOf(reason, ['email', 'role']));
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
        <Button type="submit" kind="main" className="mt-6.5">
          {t('invitations.invite')}
        </Button>
      </div>
    </form>
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
