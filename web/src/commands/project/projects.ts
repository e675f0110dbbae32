import '../../i18n/late/did';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Project, ProjectRole } from '../../store/rows';
import { orderOf, projectEvent, projectPath } from '../describe';
import { changed } from '../issue/field';
import type { Command, Context, PredictedEvent } from '../types';

/** What a project is made from. */
export interface NewProject {
  readonly name: string;
  readonly identifier: string;
  readonly description?: string;
  readonly lead?: Id;
}

/** The states that every project begins with; the first is default. */
const STATES = [
  ['Backlog', '#60646C', 15_000, 'backlog'],
  ['Todo', '#60646C', 25_000, 'unstarted'],
  ['In Progress', '#F59E0B', 35_000, 'started'],
  ['Done', '#46A758', 45_000, 'completed'],
  ['Cancelled', '#9AA4BC', 55_000, 'cancelled'],
  ['Triage', '#4E5355', 65_000, 'triage'],
] as const;

/** Makes a project with the caller as its admin; the handle has its id at once. */
export function createProject(wanted: NewProject): Command {
  const name = wanted.name.trim();
  const identifier = wanted.identifier.trim().toUpperCase();
  return {
    kind: 'createProject',
    plan(context) {
      if (name === '' || identifier === '') return null;
      const id = context.newId();
      const { description, lead } = wanted;
      return {
        title: t('did.createProject', { name }),
        entity: orderOf('project', id),
        issue: null,
        makes: id,
        predicted: created(context, { ...wanted, name, identifier }, id),
        request: {
          method: 'POST',
          path: 'projects/',
          body: {
            name,
            identifier,
            ...(description && { description }),
            ...(lead && { project_lead: lead }),
          },
        },
        inverse: null,
      };
    },
  };
}

function created({ tables, newId }: Context, wanted: NewProject, id: Id): PredictedEvent[] {
  const { lead, ...rest } = wanted;
  const member = (user: Id, n: number) =>
    projectEvent(id, {
      type: 'ProjectMemberAdded',
      id: newId(n),
      user,
      role: 'admin',
      sort_order: 65_535,
    });
  const states = STATES.map(([name, colour, sequence, group], place) =>
    projectEvent(id, {
      type: 'StateCreated',
      id: newId(3 + place),
      name,
      colour,
      sequence,
      group,
      ...(place === 0 && { is_default: true }),
    }),
  );
  return [
    projectEvent(id, {
      type: 'ProjectCreated',
      id,
      workspace: tables.workspace.id,
      ...rest,
      ...(lead && { lead }),
      logo: { icon: 'view_kanban', colour: '#f38e82' },
      time_zone: tables.workspace.timezone,
    }),
    member(tables.me, 1),
    ...(lead && lead !== tables.me ? [member(lead, 2)] : []),
    ...states,
  ];
}

/** What of a project is changed. */
export type ProjectChange = Partial<
  Pick<
    Project,
    | 'name'
    | 'identifier'
    | 'description'
    | 'lead'
    | 'default_assignee'
    | 'emoji'
    | 'cover_image'
    | 'timezone'
  >
>;

const EVENTS: readonly (readonly [keyof ProjectChange, string])[] = [
  ['name', 'ProjectRenamed'],
  ['identifier', 'ProjectIdentifierChanged'],
  ['description', 'ProjectDescribed'],
  ['lead', 'ProjectLeadChanged'],
  ['default_assignee', 'ProjectDefaultAssigneeChanged'],
  ['emoji', 'ProjectEmojiChanged'],
  ['cover_image', 'ProjectCoverChanged'],
  ['timezone', 'ProjectTimeZoneChanged'],
];

export function changeProject(project: Id, change: ProjectChange): Command {
  return {
    kind: 'changeProject',
    plan({ tables }) {
      const row = tables.projects.get(project);
      if (!row) return null;
      const fields = EVENTS.filter(
        ([field]) => change[field] !== undefined && change[field] !== row[field],
      );
      if (fields.length === 0) return null;
      const { lead, ...rest } = change;
      return {
        title: t('did.changeProject', { name: row.name }),
        entity: orderOf('project', project),
        issue: null,
        predicted: fields.map(([field, type]) =>
          projectEvent(project, changed(type, row[field], change[field])),
        ),
        request: {
          method: 'PATCH',
          path: projectPath(row),
          body: { ...rest, ...(lead !== undefined && { project_lead: lead }) },
        },
        inverse: changeProject(
          project,
          Object.fromEntries(fields.map(([field]) => [field, row[field]])),
        ),
      };
    },
  };
}

/** A command about a project as a whole. */
function simple(
  kind: string,
  project: Id,
  how: (row: Project) => {
    title: string;
    events: EventData[];
    method: 'POST' | 'PATCH' | 'DELETE';
    path: string;
    body?: unknown;
    inverse?: Command;
  },
): Command {
  return {
    kind,
    plan({ tables }) {
      const row = tables.projects.get(project);
      if (!row) return null;
      const { title, events, inverse, ...request } = how(row);
      return {
        title,
        entity: orderOf('project', project),
        issue: null,
        predicted: events.map((data) => projectEvent(project, data)),
        request,
        inverse: inverse ?? null,
      };
    },
  };
}

/** Puts a project away: nothing changes in it until it is restored. */
export function archiveProject(project: Id): Command {
  return simple('archiveProject', project, (row) => ({
    title: t('did.archiveProject', { name: row.name }),
    events: [{ type: 'ProjectArchived' }],
    method: 'POST',
    path: `${projectPath(row)}archive/`,
    inverse: restoreProject(project),
  }));
}

/** Takes a project out of the archive. */
export function restoreProject(project: Id): Command {
  return simple('restoreProject', project, (row) => ({
    title: t('did.restoreProject', { name: row.name }),
    events: [{ type: 'ProjectRestored' }],
    method: 'DELETE',
    path: `${projectPath(row)}archive/`,
    inverse: archiveProject(project),
  }));
}

/** Deletes a project with everything in it; this cannot be undone. */
export function deleteProject(project: Id): Command {
  return simple('deleteProject', project, (row) => ({
    title: t('did.deleteProject', { name: row.name }),
    events: [{ type: 'ProjectDeleted', name: row.name, identifier: row.identifier }],
    method: 'DELETE',
    path: projectPath(row),
  }));
}

/** The features whose name in requests is another one. */
const REQUESTED: Readonly<Record<string, string>> = { intake: 'intakes' };

/** The features that are fields of the project itself, by their names there. */
const OF_PROJECT: Readonly<Record<string, string>> = { guests_see_all: 'guest_view_all_features' };

/** Switches a feature of a project on or off. */
export function switchFeature(project: Id, feature: string, on: boolean): Command {
  const field = OF_PROJECT[feature];
  return simple('switchFeature', project, (row) => ({
    title: t(on ? 'did.featureOn' : 'did.featureOff', { feature, name: row.name }),
    events: [{ type: 'ProjectFeatureSwitched', feature, on }],
    method: 'PATCH',
    path: field ? projectPath(row) : `${projectPath(row)}features/`,
    body: { [field ?? REQUESTED[feature] ?? feature]: on },
    inverse: switchFeature(project, feature, !on),
  }));
}

/** The numbers of roles on the wire. */
export const ROLE_NUMBERS: Readonly<Record<ProjectRole, number>> = {
  admin: 20,
  member: 15,
  guest: 5,
};

/** Makes a member of the workspace a member of a project. */
export function addProjectMember(project: Id, user: Id, role: ProjectRole): Command {
  return {
    kind: 'addProjectMember',
    plan({ tables, newId }) {
      const row = tables.projects.get(project);
      const is = [...tables.projectMembers.values()].some(
        (one) => one.project === project && one.user === user,
      );
      if (!row || is) return null;
      const id = newId();
      return {
        title: t('did.addProjectMember', { name: row.name }),
        entity: orderOf('project', project),
        issue: null,
        predicted: [
          projectEvent(project, { type: 'ProjectMemberAdded', id, user, role, sort_order: 65_535 }),
        ],
        request: {
          method: 'POST',
          path: `${projectPath(row)}members/`,
          body: { member: user, role: ROLE_NUMBERS[role] },
        },
        inverse: removeProjectMember(id),
      };
    },
  };
}

/** Gives a member of a project another role. */
export function changeProjectRole(membership: Id, role: ProjectRole): Command {
  return {
    kind: 'changeProjectRole',
    plan({ tables }) {
      const row = tables.projectMembers.get(membership);
      if (!row || row.role === role) return null;
      const { project, user, role: from } = row;
      return {
        title: t('did.changeProjectRole'),
        entity: orderOf('project', project),
        issue: null,
        predicted: [
          projectEvent(project, {
            type: 'ProjectMemberRoleChanged',
            membership,
            user,
            from,
            to: role,
          }),
        ],
        request: {
          method: 'PATCH',
          path: `projects/${project}/members/${membership}/`,
          body: { role: ROLE_NUMBERS[role] },
        },
        inverse: changeProjectRole(membership, from),
      };
    },
  };
}

/** Ends a membership of a project. */
export function removeProjectMember(membership: Id): Command {
  return {
    kind: 'removeProjectMember',
    plan({ tables }) {
      const row = tables.projectMembers.get(membership);
      if (!row) return null;
      const { project, user, role } = row;
      return {
        title: t('did.removeProjectMember'),
        entity: orderOf('project', project),
        issue: null,
        predicted: [
          projectEvent(project, { type: 'ProjectMemberRemoved', membership, user, role }),
        ],
        request: { method: 'DELETE', path: `projects/${project}/members/${membership}/` },
        inverse: addProjectMember(project, user, role),
      };
    },
  };
}
