import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useDialogs } from '../../../app/dialogs';
import {
  addProjectMember,
  changeProjectRole,
  removeProjectMember,
  useRun,
} from '../../../commands';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import type { Member, Project, ProjectMember, ProjectRole } from '../../../store/rows';
import { compareNames, mayManage } from '../../../store/selectors';
import { Avatar } from '../../../ui/avatar';
import { Button, IconButton } from '../../../ui/button';
import { Choice, Options } from '../../../ui/field';
import { SectionHead } from '../section';
import { roleOptions } from '../workspace/roles';

/** The people of a project, and what they may do in it. */
export function ProjectMembers({ project }: { readonly project: Project }) {
  const memberships = useTables((tables) => tables.projectMembers);
  const members = useTables((tables) => tables.members);
  const isManager = useTables((tables) => mayManage(tables, project.id));
  const mayChange = isManager && project.archived_at === null;
  const rows = [...memberships.values()]
    .flatMap((membership) => {
      const member = members.get(membership.user);
      return membership.project === project.id && member ? [{ membership, member }] : [];
    })
    .sort((a, b) => compareNames(a.member.display_name, b.member.display_name));
  const inside = new Set(rows.map((row) => row.member.id));
  const others = [...members.values()].filter(
    (member) => member.is_active && member.role !== null && !inside.has(member.id),
  );
  return (
    <>
      <SectionHead title={`${project.name} · ${t('settings.members')}`} />
      {mayChange ? <Adding project={project} others={others} /> : null}
      <div className="panel panel--flush">
        {rows.map(({ membership, member }) => (
          <MembershipLine
            key={membership.membership}
            membership={membership}
            member={member}
            mayChange={mayChange}
          />
        ))}
      </div>
    </>
  );
}

function Adding({
  project,
  others,
}: {
  readonly project: Project;
  readonly others: readonly Member[];
}) {
  const run = useRun();
  const [user, setUser] = useState('');
  const [role, setRole] = useState<ProjectRole>('member');
  if (others.length === 0) return <p className="text-(--text-soft)">{t('members.everyone')}</p>;
  const people = [...others].sort((a, b) => compareNames(a.display_name, b.display_name));
  function add(event: FormEvent): void {
    event.preventDefault();
    const chosen = others.find((member) => member.id === user);
    if (!chosen) return;
    run(addProjectMember(project.id, chosen.id, chosen.role === 'guest' ? 'guest' : role));
    setUser('');
  }
  return (
    <form className="panel" onSubmit={add}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <Choice
            label={t('members.person')}
            value={user}
            onChange={(event) => setUser(event.currentTarget.value)}
            options={[
              { value: '', label: t('members.choose') },
              ...people.map((member) => ({ value: member.id, label: member.display_name })),
            ]}
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
        <Button type="submit" kind="main" disabled={!user}>
          {t('members.add')}
        </Button>
      </div>
    </form>
  );
}

interface MembershipLineProps {
  readonly membership: ProjectMember;
  readonly member: Member;
  readonly mayChange: boolean;
}

function MembershipLine({ membership, member, mayChange }: MembershipLineProps) {
  const run = useRun();
  const { confirm } = useDialogs();
  const me = useTables((tables) => tables.me);
  const name = member.display_name;
  return (
    <div className="line">
      <Avatar person={member} size={28} />
      <span className="line__text">
        <span className="cut font-medium">{name}</span>
        <span className="line__meta cut">{member.id === me ? t('members.you') : member.email}</span>
      </span>
      {mayChange && member.id !== me ? (
        <>
          <Options
            aria-label={t('members.roleOf', { name })}
            options={roleOptions()}
            value={membership.role}
            onChange={(event) =>
              run(
                changeProjectRole(membership.membership, event.currentTarget.value as ProjectRole),
              )
            }
          />
          <IconButton
            label={t('members.remove', { name })}
            onClick={() =>
              confirm({
                title: t('members.removeTitle', { name }),
                text: t('members.removeText'),
                action: t('action.remove'),
                run: () => void run(removeProjectMember(membership.membership)),
              })
            }
          >
            <X />
          </IconButton>
        </>
      ) : (
        <span className="text-(--text-soft)">{t(`role.${membership.role}`)}</span>
      )}
    </div>
  );
}
