import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { addMember } from '../../../api/session';
import { useDialogs } from '../../../app/dialogs';
import { type Faults, faultsOf, NO_FAULTS } from '../../../app/problems';
import { changeMemberRole, removeMember, useRun } from '../../../commands';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import type { Member, ProjectRole } from '../../../store/rows';
import { compareNames } from '../../../store/selectors';
import { Avatar } from '../../../ui/avatar';
import { Button, IconButton } from '../../../ui/button';
import { Choice, Options, TextField } from '../../../ui/field';
import { SectionHead } from '../section';
import { Invitations } from './invitations';
import { roleOptions } from './roles';

/** The people of the workspace, and what they may do. */
export function WorkspaceMembers({ slug }: { readonly slug: string }) {
  const members = useTables((tables) => tables.members);
  const role = useTables((tables) => tables.role);
  const [wanted, setWanted] = useState('');
  const mayManage = role === 'owner' || role === 'admin';
  const rows = [...members.values()]
    .filter((member) => member.is_active && member.role !== null && matches(member, wanted))
    .sort((a, b) => compareNames(a.display_name, b.display_name));
  return (
    <>
      <SectionHead title={t('settings.members')} />
      {mayManage ? <Adding slug={slug} /> : null}
      {mayManage ? <Invitations slug={slug} /> : null}
      <TextField
        label={t('members.search')}
        type="search"
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      {rows.length === 0 ? <p className="text-(--text-faint)">{t('members.none')}</p> : null}
      <div className="panel panel--flush">
        {rows.map((member) => (
          <MemberLine key={member.id} member={member} mayManage={mayManage} />
        ))}
      </div>
    </>
  );
}

function matches(member: Member, wanted: string): boolean {
  const text = `${member.display_name} ${member.first_name} ${member.last_name} ${member.email}`;
  return text.toLocaleLowerCase().includes(wanted.trim().toLocaleLowerCase());
}

function Adding({ slug }: { readonly slug: string }) {
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<ProjectRole>('member');
  const [faults, setFaults] = useState<Faults>(NO_FAULTS);

  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await addMember(slug, { email: email.trim(), role_slug: role });
      setEmail('');
      setFaults(NO_FAULTS);
    } catch (fault) {
      setFaults(faultsOf(fault, ['email']));
    }
  }

  return (
    <form className="panel" onSubmit={add}>
      {faults.whole ? <p className="notice">{faults.whole}</p> : null}
      <div className="flex flex-wrap items-start gap-3">
        <div className="min-w-48 flex-1">
          <TextField
            label={t('members.email')}
            type="email"
            value={email}
            hint={t('members.addHint')}
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
            onChange={(event) => setRole(event.currentTarget.value as ProjectRole)}
          />
        </div>
        <Button type="submit" kind="main" className="mt-6.5">
          {t('members.add')}
        </Button>
      </div>
    </form>
  );
}

function MemberLine({
  member,
  mayManage,
}: {
  readonly member: Member;
  readonly mayManage: boolean;
}) {
  const run = useRun();
  const { confirm } = useDialogs();
  const me = useTables((tables) => tables.me);
  const name = member.display_name;
  const isFixed = !mayManage || member.role === 'owner' || member.id === me;
  const notes = [
    member.email,
    member.is_bot ? t('members.bot') : null,
    member.id === me ? t('members.you') : null,
  ];
  return (
    <div className="line">
      <Avatar person={member} size={28} />
      <span className="line__text">
        <span className="cut font-medium">{name}</span>
        <span className="line__meta cut">{notes.filter(Boolean).join(' · ')}</span>
      </span>
      {isFixed ? (
        <span className="text-(--text-soft)">{t(`role.${member.role ?? 'guest'}`)}</span>
      ) : (
        <>
          <Options
            aria-label={t('members.roleOf', { name })}
            options={roleOptions()}
            value={member.role ?? 'guest'}
            onChange={(event) =>
              run(changeMemberRole(member.id, event.currentTarget.value as ProjectRole))
            }
          />
          <IconButton
            label={t('members.remove', { name })}
            onClick={() =>
              confirm({
                title: t('members.removeTitle', { name }),
                text: t('members.removeText'),
                action: t('action.remove'),
                run: () => void run(removeMember(member.id)),
              })
            }
          >
            <X />
          </IconButton>
        </>
      )}
    </div>
  );
}
