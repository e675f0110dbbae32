import '../../i18n/late/views';
import { type MessageKey, t } from '../../i18n';
import { isSame } from '../../store/compare';
import type { EventData } from '../../store/events';
import type { Id, PageAccess, SavedView, Tables } from '../../store/rows';
import { orderOf } from '../describe';
import { changed } from '../issue/field';
import { placeBehind } from '../placing';
import type { Command, PredictedEvent } from '../types';

/** What of a saved view its owner changes. */
export type ViewChange = Partial<
  Pick<
    SavedView,
    | 'name'
    | 'description'
    | 'filters'
    | 'pql'
    | 'group_by'
    | 'sub_group_by'
    | 'sorting'
    | 'layout'
    | 'display'
    | 'access'
    | 'logo'
    | 'sort_order'
  >
>;

/** What a saved view is made from; without a project it is the workspace's. */
export type NewView = ViewChange & {
  readonly project: Id | null;
  readonly name: string;
  readonly is_locked?: boolean;
};

const ACCESS: Readonly<Record<PageAccess, number>> = { PRIVATE: 0, PUBLIC: 1 };

function viewsPath(project: Id | null): string {
  return project ? `projects/${project}/views/` : 'views/';
}

function pathOf({ id, project }: Pick<SavedView, 'id' | 'project'>): string {
  return `${viewsPath(project)}${id}/`;
}

function viewEvent(
  { id, project }: Pick<SavedView, 'id' | 'project'>,
  data: EventData,
): PredictedEvent {
  return { entity: 'view', entity_id: id, project, issue: null, data };
}

/** The fields as the API calls them. */
function bodyOf(change: ViewChange): Readonly<Record<string, unknown>> {
  const { sorting, access, logo, ...others } = change;
  return {
    ...others,
    ...(logo !== undefined && { logo_props: logo ?? {} }),
    ...(sorting !== undefined && { order_by: sorting }),
    ...(access !== undefined && { access: ACCESS[access] }),
  };
}

function filterOf({ filters, pql }: Pick<SavedView, 'filters' | 'pql'>) {
  if (pql !== '') return { pql };
  return Object.keys(filters).length > 0 ? { filters } : {};
}

function groupingOf({ group_by, sub_group_by }: Pick<SavedView, 'group_by' | 'sub_group_by'>) {
  return { ...(group_by && { group_by }), ...(sub_group_by && { sub_group_by }) };
}

/** The place behind the views of the same project, or of the workspace. */
function nextPlace(tables: Tables, project: Id | null): number {
  return placeBehind([...tables.views.values()].filter((view) => view.project === project));
}

/** Saves a view; the handle has its id at once. */
export function createView(wanted: NewView): Command {
  const { project, is_locked = false, logo = null, ...given } = wanted;
  const name = wanted.name.trim();
  return {
    kind: 'createView',
    plan({ tables, newId }) {
      if (name === '') return null;
      const id = newId();
      const { filters = {}, pql = '', group_by = null, sub_group_by = null } = given;
      const { sorting = '-created_at', layout = 'list', access = 'PUBLIC', display = {} } = given;
      const { description = '' } = given;
      const at = { id, project };
      const data: EventData = {
        type: 'ViewCreated',
        id,
        ...(project && { project }),
        name,
        description,
        filter: filterOf({ filters, pql }),
        grouping: groupingOf({ group_by, sub_group_by }),
        sorting,
        layout,
        display,
        access,
        owner: tables.me,
        ...(logo !== null && { logo }),
        sort_order: nextPlace(tables, project),
      };
      return {
        title: t('did.createView', { name }),
        entity: orderOf('view', id),
        issue: null,
        makes: id,
        predicted: [
          viewEvent(at, data),
          ...(is_locked ? [viewEvent(at, { type: 'ViewLocked' })] : []),
        ],
        request: {
          method: 'POST',
          path: viewsPath(project),
          body: {
            ...bodyOf({ ...given, name }),
            ...(logo !== null && { logo_props: logo }),
            ...(is_locked && { is_locked }),
          },
        },
        inverse: deleteView(id),
        draft: name,
      };
    },
  };
}

function viewEvents(row: SavedView, after: SavedView): EventData[] {
  const events: EventData[] = [];
  const note = (event: EventData, isOther: boolean) => isOther && events.push(event);
  const renamed = changed('ViewRenamed', row.name, after.name);
  note(renamed, row.name !== after.name);
  const described = { type: 'ViewDescribed', to: after.description };
  note(described, row.description !== after.description);
  const isFiltered = !isSame(row.filters, after.filters) || row.pql !== after.pql;
  note({ type: 'ViewFilterChanged', to: filterOf(after) }, isFiltered);
  const isGrouped = row.group_by !== after.group_by || row.sub_group_by !== after.sub_group_by;
  note(changed('ViewGroupingChanged', groupingOf(row), groupingOf(after)), isGrouped);
  note(changed('ViewSortingChanged', row.sorting, after.sorting), row.sorting !== after.sorting);
  note(changed('ViewLayoutChanged', row.layout, after.layout), row.layout !== after.layout);
  note({ type: 'ViewDisplayChanged', to: after.display }, !isSame(row.display, after.display));
  note(changed('ViewAccessChanged', row.access, after.access), row.access !== after.access);
  const isMarked = !isSame(row.logo, after.logo);
  note({ type: 'ViewLogoChanged', ...(after.logo !== null && { to: after.logo }) }, isMarked);
  const isMoved = row.sort_order !== after.sort_order;
  note(changed('ViewReordered', row.sort_order, after.sort_order), isMoved);
  return events;
}

/** Changes a saved view, unless it is locked. */
export function changeView(
  view: Id,
  change: ViewChange,
  title: MessageKey = 'did.changeView',
): Command {
  return {
    kind: 'changeView',
    plan({ tables }) {
      const row = tables.views.get(view);
      if (!row || row.is_locked || change.name?.trim() === '') return null;
      const given = change.name === undefined ? change : { ...change, name: change.name.trim() };
      const after: SavedView = { ...row, ...given };
      const events = viewEvents(row, after);
      if (events.length === 0) return null;
      const fields = Object.keys(given) as (keyof ViewChange)[];
      const before = Object.fromEntries(fields.map((field) => [field, row[field]]));
      return {
        title: t(title, { name: row.name }),
        entity: orderOf('view', view),
        issue: null,
        predicted: events.map((data) => viewEvent(row, data)),
        request: { method: 'PATCH', path: pathOf(row), body: bodyOf(given) },
        inverse: changeView(view, before, title),
      };
    },
  };
}

/** Gives a saved view another name, and says what it is for. */
export function editView(view: Id, name: string, description: string): Command {
  return changeView(view, { name, description }, 'did.editView');
}

/** Gives a saved view an icon or emoji, as the API has it; null for none. */
export function changeViewLogo(view: Id, logo: unknown): Command {
  return changeView(view, { logo }, 'did.markView');
}

/** Gives a saved view another place among those of its project or workspace. */
export function reorderView(view: Id, place: number): Command {
  return changeView(view, { sort_order: place }, 'did.moveView');
}

/** Says who sees a saved view: its owner alone, or everybody who reads its place. */
export function changeViewAccess(view: Id, access: PageAccess): Command {
  return changeView(view, { access }, 'did.changeViewAccess');
}

function locking(view: Id, locks: boolean): Command {
  return {
    kind: locks ? 'lockView' : 'unlockView',
    plan({ tables }) {
      const row = tables.views.get(view);
      if (!row || row.is_locked === locks) return null;
      return {
        title: t(locks ? 'did.lockView' : 'did.unlockView', { name: row.name }),
        entity: orderOf('view', view),
        issue: null,
        predicted: [viewEvent(row, { type: locks ? 'ViewLocked' : 'ViewUnlocked' })],
        request: { method: locks ? 'POST' : 'DELETE', path: `${pathOf(row)}lock/` },
        inverse: locking(view, !locks),
      };
    },
  };
}

/** Keeps a saved view as it is until it is unlocked. */
export function lockView(view: Id): Command {
  return locking(view, true);
}

/** Lets a saved view be changed again. */
export function unlockView(view: Id): Command {
  return locking(view, false);
}

/** What a view like this one is made from. */
function contentOf(row: SavedView): NewView {
  const { project, name, description, filters, pql, group_by, sub_group_by } = row;
  const { sorting, layout, display, access, logo, is_locked } = row;
  const shown = { filters, pql, group_by, sub_group_by, sorting, layout, display };
  return { project, name, description, ...shown, access, logo, is_locked };
}

/** Saves a view like another one under another name, unlocked, for the caller alone. */
export function duplicateView(view: Id, name: string): Command {
  return {
    kind: 'duplicateView',
    plan(context) {
      const row = context.tables.views.get(view);
      if (!row) return null;
      const content = { ...contentOf(row), name, access: 'PRIVATE' as const, is_locked: false };
      return createView(content).plan(context);
    },
  };
}

/** Saves a view as it was before it was deleted; it is another one. */
export function saveViewAgain(row: SavedView): Command {
  return createView(contentOf(row));
}

/** Deletes a saved view; one's own comes back as a new one that is the same. */
export function deleteView(view: Id): Command {
  return {
    kind: 'deleteView',
    plan({ tables }) {
      const row = tables.views.get(view);
      if (!row) return null;
      const { access, owner } = row;
      return {
        title: t('did.deleteView', { name: row.name }),
        entity: orderOf('view', view),
        issue: null,
        predicted: [viewEvent(row, { type: 'ViewDeleted', access, owner })],
        request: { method: 'DELETE', path: pathOf(row) },
        inverse: owner === tables.me ? saveViewAgain(row) : null,
      };
    },
  };
}
