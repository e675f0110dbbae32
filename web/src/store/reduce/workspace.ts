import type { Id, Role } from '../rows';
import { leaveCollections } from './collection';
import type { Draft } from './draft';
import { relimit } from './limits';
import { type Occurred, type Reducers, text } from './occurred';
import { leaveProject, loseLead } from './project-members';

/** A person's name is not in the log: a new member's row is read. */
function join(draft: Draft, event: Occurred): void {
  const user = text(event.data.user);
  if (!draft.table('members').has(user)) {
    draft.read({ what: 'dictionaries' });
    return;
  }
  draft.change('members', user, { is_active: true });
  play(draft, user, text(event.data.role) as Role);
}

function play(draft: Draft, user: Id, role: Role): void {
  const before = draft.table('members').get(user)?.role;
  draft.change('members', user, { role });
  if (user === draft.me) draft.role = role;
  if (role === 'guest') capRoles(draft, user);
  else if (before === 'guest') draft.read({ what: 'everything' });
}

/** A guest of the workspace is a guest of every project. */
function capRoles(draft: Draft, user: Id): void {
  for (const row of [...draft.table('projectMembers').values()]) {
    if (row.user === user) draft.change('projectMembers', row.membership, { role: 'guest' });
  }
  if (user !== draft.me) return;
  // The workspace's own pages are not for guests.
  draft.removeWhere('pages', (row) => row.project === null);
  draft.removeWhere('collections', () => true);
  for (const row of [...draft.table('projects').values()]) {
    if (!row.role) continue;
    relimit(draft, row.id, () => draft.change('projects', row.id, { role: 'guest' }));
  }
}

/** Who leaves the workspace leaves its projects; their name stays beside what they did. */
function leave(draft: Draft, event: Occurred): void {
  const user = text(event.data.user);
  draft.change('members', user, { is_active: false });
  for (const membership of [...draft.table('projectMembers').values()]) {
    if (membership.user === user) leaveProject(draft, membership);
  }
  for (const project of [...draft.table('projects').keys()]) loseLead(draft, project, user);
  leaveCollections(draft, user);
}

/** The events of workspaces, as `projector/src/tables/workspace.rs` and `workspace_member.rs` take them in. */
export const workspace: Reducers<Draft> = {
  WorkspaceCreated: null,
  WorkspaceRenamed(draft, { data }) {
    draft.workspace = { ...draft.workspace, name: text(data.to) };
  },
  WorkspaceTimeZoneChanged(draft, { data }) {
    draft.workspace = { ...draft.workspace, timezone: text(data.to) };
  },
  WorkspaceFeatureSwitched: null,
  WorkspaceOwnershipTransferred(draft, { data }) {
    play(draft, text(data.from), 'admin');
    play(draft, text(data.to), 'owner');
  },
  WorkspaceDeleted: null,
  WorkspaceMemberAdded: join,
  WorkspaceMemberReactivated: join,
  WorkspaceMemberRoleChanged: (draft, { data }) =>
    play(draft, text(data.user), text(data.to) as Role),
  WorkspaceMemberRemoved: leave,
  WorkspaceMemberLeft: leave,
  WorkspaceInvitationCreated: null,
  WorkspaceInvitationRoleChanged: null,
  WorkspaceInvitationRenewed: null,
  WorkspaceInvitationRevoked: null,
  WorkspaceInvitationAccepted: null,
  WorkspaceInvitationDeclined: null,
  WorkspaceLogAccessGranted: null,
  WorkspaceLogAccessRevoked: null,
};
