import type { Project } from '../rows';
import type { Draft } from './draft';
import { estimates } from './estimates';
import { labels } from './labels';
import { relimit } from './limits';
import { type Occurred, optional, type Reducers, text, texts } from './occurred';
import { loseContent, projectMembers } from './project-members';
import { states } from './states';

/** What the API shows of the icon that every project is given. */
function logoProps(logo: unknown): unknown {
  if (typeof logo !== 'object' || logo === null) return {};
  const { icon, colour } = logo as { icon?: unknown; colour?: unknown };
  return { in_use: 'icon', icon: { name: icon, color: colour } };
}

function create(draft: Draft, { data, entity_id: id, version, actor }: Occurred): void {
  const present = draft.table('projects').get(id);
  if (present && version === null) return;
  draft.put('projects', id, {
    id,
    name: text(data.name),
    identifier: text(data.identifier),
    description: text(data.description),
    emoji: optional(data.emoji),
    icon_prop: data.icon_prop ?? null,
    logo_props: logoProps(data.logo),
    cover_image: optional(data.cover_image),
    lead: optional(data.lead),
    default_assignee: optional(data.default_assignee),
    timezone: text(data.time_zone),
    archived_at: null,
    features: texts(data.features).sort(),
    estimate: present?.estimate ?? null,
    role: present?.role ?? null,
  });
  // Creator and lead are in it from the beginning: all that is in it comes by events.
  if (!present && [actor, data.lead].includes(draft.me)) draft.knowledge.whole.add(id);
}

function setting(fields: (event: Occurred, row: Project) => Partial<Project>) {
  return (draft: Draft, event: Occurred) =>
    draft.change('projects', event.entity_id, (row) => fields(event, row));
}

function switchFeature({ data }: Occurred, row: Project): Partial<Project> {
  const others = row.features.filter((name) => name !== data.feature);
  return { features: data.on === true ? [...others, text(data.feature)].sort() : others };
}

/** An archived project is in the copy without its content. */
function archive(draft: Draft, event: Occurred): void {
  draft.change('projects', event.entity_id, { archived_at: event.at });
  loseContent(draft, event.entity_id);
}

function restore(draft: Draft, { entity_id: id }: Occurred): void {
  draft.change('projects', id, { archived_at: null });
  if (draft.table('projects').get(id)?.role && !draft.knowledge.whole.has(id)) {
    draft.read({ what: 'project', id });
  }
}

function remove(draft: Draft, { entity_id: id }: Occurred): void {
  draft.remove('projects', id);
  loseContent(draft, id);
}

/** The events of projects, as `projector/src/tables/project.rs` takes them in. */
const projects: Reducers<Draft> = {
  ProjectCreated: create,
  ProjectRenamed: setting(({ data }) => ({ name: text(data.to) })),
  ProjectIdentifierChanged: setting(({ data }) => ({ identifier: text(data.to) })),
  ProjectDescribed: setting(({ data }) => ({ description: text(data.to) })),
  ProjectLeadChanged: setting(({ data }) => ({ lead: optional(data.to) })),
  ProjectDefaultAssigneeChanged: setting(({ data }) => ({ default_assignee: optional(data.to) })),
  ProjectEmojiChanged: setting(({ data }) => ({ emoji: optional(data.to) })),
  ProjectIconChanged: setting(({ data }) => ({ icon_prop: data.to ?? null })),
  ProjectCoverChanged: setting(({ data }) => ({ cover_image: optional(data.to) })),
  ProjectFeatureSwitched: (draft, event) =>
    relimit(draft, event.entity_id, () => setting(switchFeature)(draft, event)),
  ProjectArchivingScheduled: null,
  ProjectClosingScheduled: null,
  ProjectClosingStateChanged: null,
  ProjectTimeZoneChanged: setting(({ data }) => ({ timezone: text(data.to) })),
  ProjectExternalReferenceChanged: null,
  ProjectArchived: archive,
  ProjectRestored: restore,
  ProjectDeleted: remove,
};

/** The events of projects, their states, labels, estimates and members. */
export const project: Reducers<Draft> = {
  ...projects,
  ...states,
  ...labels,
  ...estimates,
  ...projectMembers,
};
