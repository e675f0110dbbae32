import type { PageAccess, SavedView, ViewGroup, ViewLayout } from '../rows';
import { later } from '../times';
import type { Draft } from './draft';
import { filled, number, type Occurred, optional, type Reducers, text } from './occurred';

/** Whether a row was read after the event. */
function isKnown(row: SavedView, event: Occurred): boolean {
  return event.version !== null && event.version <= row.version;
}

/** An object of an event; one that is left out is empty. */
function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Which work items it shows. */
function filter(value: unknown): Pick<SavedView, 'filters' | 'pql'> {
  const { filters, pql } = object(value);
  return { filters: object(filters), pql: text(pql) };
}

/** By what they are grouped. */
function grouping(value: unknown): Pick<SavedView, 'group_by' | 'sub_group_by'> {
  const { group_by, sub_group_by } = object(value);
  return {
    group_by: optional(group_by) as ViewGroup | null,
    sub_group_by: optional(sub_group_by) as ViewGroup | null,
  };
}

function create(draft: Draft, event: Occurred): void {
  const { data, actor, at, entity_id: id, project } = event;
  const present = draft.table('views').get(id);
  if (present && (event.version === null || isKnown(present, event))) return;
  const owner = optional(data.owner) ?? actor;
  const access = text(data.access) as PageAccess;
  // Readers of the whole log are sent those of others, too.
  if (access === 'PRIVATE' && owner !== draft.me) return;
  draft.put('views', id, {
    id,
    project,
    name: text(data.name),
    description: text(data.description),
    ...filter(data.filter),
    ...grouping(data.grouping),
    sorting: text(data.sorting),
    layout: text(data.layout) as ViewLayout,
    display: object(data.display),
    access,
    owner,
    logo: filled(data.logo),
    sort_order: number(data.sort_order),
    is_locked: false,
    created_at: at,
    updated_at: at,
    created_by: actor,
    updated_by: actor,
    version: event.version ?? 0,
  });
}

/** A reducer that sets fields from the event, and notes what every change notes: its version, when, and by whom. */
function setting(fields: (event: Occurred, row: SavedView) => Partial<SavedView>) {
  return (draft: Draft, event: Occurred) => {
    const row = draft.table('views').get(event.entity_id);
    if (!row || isKnown(row, event)) return;
    draft.put('views', row.id, {
      ...row,
      ...fields(event, row),
      updated_at: later(row.updated_at, event.at),
      updated_by: event.actor,
      version: event.version ?? row.version,
    });
  };
}

const setAccess = setting(({ data }) => ({ access: text(data.to) as PageAccess }));

/** A view that becomes private is its owner's alone; one that becomes public is seen by those who had it not. */
function changeAccess(draft: Draft, event: Occurred): void {
  const { entity_id: id, project, data } = event;
  const row = draft.table('views').get(id);
  if (row && data.to === 'PRIVATE' && row.owner !== draft.me) draft.remove('views', id);
  else if (row) setAccess(draft, event);
  else if (data.to === 'PUBLIC') draft.read({ what: 'view', id, project });
}

/** The events of saved views, as `projector/src/tables/saved_view.rs` takes them in. */
export const view: Reducers<Draft> = {
  ViewCreated: create,
  ViewRenamed: setting(({ data }) => ({ name: text(data.to) })),
  ViewDescribed: setting(({ data }) => ({ description: text(data.to) })),
  ViewFilterChanged: setting(({ data }) => filter(data.to)),
  ViewGroupingChanged: setting(({ data }) => grouping(data.to)),
  ViewSortingChanged: setting(({ data }) => ({ sorting: text(data.to) })),
  ViewLayoutChanged: setting(({ data }) => ({ layout: text(data.to) as ViewLayout })),
  ViewDisplayChanged: setting(({ data }) => ({ display: object(data.to) })),
  ViewAccessChanged: changeAccess,
  ViewLogoChanged: setting(({ data }) => ({ logo: filled(data.to) })),
  ViewReordered: setting(({ data }, row) => ({ sort_order: number(data.to, row.sort_order) })),
  ViewLocked: setting(() => ({ is_locked: true })),
  ViewUnlocked: setting(() => ({ is_locked: false })),
  ViewDeleted: (draft, { entity_id: id }) => draft.remove('views', id),
};
