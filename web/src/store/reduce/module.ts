import type { Module, ModuleStatus } from '../rows';
import type { Draft } from './draft';
import { number, type Occurred, optional, type Reducers, text, texts } from './occurred';
import { createPlace, settingPlace, sweep, withId } from './places';

function create(draft: Draft, event: Occurred): void {
  const { data, entity_id: id } = event;
  createPlace(draft, event, 'modules', {
    id,
    project: text(data.project),
    name: text(data.name),
    description: text(data.description),
    start_date: optional(data.start_date),
    target_date: optional(data.target_date),
    status: (optional(data.status) ?? 'planned') as ModuleStatus,
    lead: optional(data.lead),
    members: texts(data.members).sort(),
    links: [],
    sort_order: number(data.sort_order),
    archived_at: null,
    created_at: event.at,
    updated_at: event.at,
    created_by: event.actor,
    version: event.version ?? 0,
  });
}

const setting = (fields: Parameters<typeof settingPlace<'modules'>>[1]) =>
  settingPlace('modules', fields);
const touch = setting(() => ({}));

/** A reducer that changes one link. */
const link = (change: (data: Occurred['data']) => { url: string } | { title: string | null }) =>
  setting(({ data }, row) => ({
    links: row.links.map((one) => (one.id === data.link ? { ...one, ...change(data) } : one)),
  }));

function addLink({ data }: Occurred, { links }: Module): Partial<Module> {
  const added = { id: text(data.id), url: text(data.url), title: optional(data.title) };
  return { links: [...links.filter(({ id }) => id !== added.id), added] };
}

/** The events of modules, as `projector/src/tables/module.rs` takes them in. */
export const module: Reducers<Draft> = {
  ModuleCreated: create,
  ModuleRenamed: setting(({ data }) => ({ name: text(data.to) })),
  ModuleDescribed: setting(({ data }) => ({ description: text(data.to) })),
  ModuleStartDateChanged: setting(({ data }) => ({ start_date: optional(data.to) })),
  ModuleTargetDateChanged: setting(({ data }) => ({ target_date: optional(data.to) })),
  ModuleStatusChanged: setting(({ data }) => ({ status: text(data.to) as ModuleStatus })),
  ModuleLeadChanged: setting(({ data }) => ({ lead: optional(data.to) })),
  ModuleMemberAdded: setting(({ data }, row) => ({
    members: withId(row.members, text(data.user)),
  })),
  ModuleMemberRemoved: setting(({ data }, row) => ({
    members: row.members.filter((id) => id !== data.user),
  })),
  ModuleReordered: setting(({ data }, row) => ({ sort_order: number(data.to, row.sort_order) })),
  ModuleExternalReferenceChanged: touch,
  ModuleLinkAdded: setting(addLink),
  ModuleLinkUrlChanged: link(({ to }) => ({ url: text(to) })),
  ModuleLinkTitleChanged: link(({ to }) => ({ title: optional(to) })),
  ModuleLinkRemoved: setting(({ data }, row) => ({
    links: row.links.filter(({ id }) => id !== data.link),
  })),
  ModuleArchived: setting(({ at }) => ({ archived_at: at })),
  ModuleRestored: setting(() => ({ archived_at: null })),
  ModuleDeleted(draft, event) {
    const gone = event.entity_id;
    draft.remove('modules', gone);
    sweep(draft, event, ({ modules }) =>
      modules.includes(gone) ? { modules: modules.filter((id) => id !== gone) } : null,
    );
  },
};
