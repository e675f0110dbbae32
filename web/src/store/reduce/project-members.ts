import { type Id, PLACES, type ProjectMember, type ProjectRole } from '../rows';
import type { Draft } from './draft';
import { relimit } from './limits';
import { type Occurred, type Reducers, text } from './occurred';

/** Drops the content of a project: it is not shown, or not any longer. */
export function dropContent(draft: Draft, project: Id): void {
  dropPlaces(draft, project);
  draft.removeWhere('issues', (row) => row.project === project);
  draft.removeWhere('relations', (row) => row.project === project || row.with_project === project);
}

/** Drops the content of a project but for its issues and their relations. */
export function dropPlaces(draft: Draft, project: Id): void {
  for (const name of [
    'projectMembers',
    'states',
    'labels',
    ...PLACES,
    'intake',
    'pages',
    'views',
  ] as const) {
    draft.removeWhere(name, (row) => row.project === project);
  }
  draft.knowledge.whole.delete(project);
}

/** Drops the content of a project that the caller does not see any more, and what is said of it elsewhere. */
export function loseContent(draft: Draft, project: Id): void {
  const waiting = draft.knowledge.whole.has(project) ? [...draft.table('intake').values()] : [];
  for (const { id, project: of, duplicate_to } of waiting) {
    if (of === project || !duplicate_to) continue;
    const original = draft.table('issues').get(duplicate_to);
    if (original?.project === project) draft.change('intake', id, { duplicate_to: null });
    // Of one that is archived, the copy does not know where it is.
    else if (!original) draft.read({ what: 'project', id: of });
  }
  dropContent(draft, project);
}

/** Ends a membership; the caller's own takes the content along. */
export function leaveProject(draft: Draft, { membership, project, user }: ProjectMember): void {
  draft.remove('projectMembers', membership);
  if (user !== draft.me) return;
  loseContent(draft, project);
  draft.change('projects', project, { role: null });
}

/** A project has neither lead nor default assignee that is not in it. */
export function loseLead(draft: Draft, project: Id, user: Id): void {
  const row = draft.table('projects').get(project);
  if (!row) return;
  if (row.lead === user) draft.change('projects', project, { lead: null });
  if (row.default_assignee === user) draft.change('projects', project, { default_assignee: null });
}

function join(draft: Draft, event: Occurred, membership: Id): void {
  const { data, entity_id: project } = event;
  const user = text(data.user);
  const role = capped(draft, user, text(data.role) as ProjectRole);
  const isMine = user === draft.me;
  const isIn = draft.table('projects').get(project)?.role != null;
  if (isMine || isIn) draft.put('projectMembers', membership, { membership, project, user, role });
  if (!draft.table('members').has(user)) draft.read({ what: 'dictionaries' });
  if (!isMine) return;
  draft.change('projects', project, { role });
  if (!draft.knowledge.whole.has(project)) draft.read({ what: 'project', id: project });
}

/** A guest of the workspace is a guest of every project. */
function capped(draft: Draft, user: Id, role: ProjectRole): ProjectRole {
  return draft.table('members').get(user)?.role === 'guest' ? 'guest' : role;
}

function play(draft: Draft, event: Occurred): void {
  const { data, entity_id: project } = event;
  const user = text(data.user);
  const role = capped(draft, user, text(data.to) as ProjectRole);
  draft.change('projectMembers', text(data.membership), { role });
  if (user !== draft.me) return;
  relimit(draft, project, () =>
    draft.change('projects', project, (row) => ({ role: row.role && role })),
  );
}

/** The events of memberships, as `projector/src/tables/project_member.rs` takes them in. */
export const projectMembers: Reducers<Draft> = {
  ProjectMemberAdded: (draft, event) => join(draft, event, text(event.data.id)),
  ProjectMemberReactivated(draft, event) {
    join(draft, event, text(event.data.membership));
    // The project names its lead again, which the copy has forgotten.
    draft.read({ what: 'dictionaries' });
  },
  ProjectMemberRoleChanged: play,
  ProjectMemberRemoved(draft, event) {
    const membership = text(event.data.membership);
    const user = text(event.data.user);
    const role = text(event.data.role) as ProjectRole;
    leaveProject(draft, { membership, project: event.entity_id, user, role });
    loseLead(draft, event.entity_id, user);
    // A guest sees the people of their own projects only.
    if (draft.role === 'guest') draft.read({ what: 'dictionaries' });
  },
};
