import '../../i18n/late/did';
import '../../i18n/late/places';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import { projectModules } from '../../store/places';
import type { Id, Issue, Module, ModuleStatus } from '../../store/rows';
import { together } from '../batch';
import { firstPlace } from '../cycle/cycles';
import { issueEvent, namedRef, orderOf, placeEvent, sameSet } from '../describe';
import { changed } from '../issue/field';
import { titleOf } from '../issue/many';
import type { SetChange } from '../issue/sets';
import type { Command, CommandRequest } from '../types';

/** What a module is made from. */
export interface NewModule {
  readonly project: Id;
  readonly name: string;
  readonly description?: string;
  readonly status?: ModuleStatus;
  readonly start_date?: string | null;
  readonly target_date?: string | null;
  readonly lead?: Id | null;
  readonly members?: readonly Id[];
}

/** What of a module is changed; `members` are all of them. */
export type ModuleChange = Omit<Partial<NewModule>, 'project'>;

function path(module: Pick<Module, 'id' | 'project'>): string {
  return `projects/${module.project}/modules/${module.id}/`;
}

/** Makes a module; the handle has its id at once. */
export function createModule(wanted: NewModule): Command {
  const name = wanted.name.trim();
  return {
    kind: 'createModule',
    plan({ tables, newId }) {
      const { project, ...given } = wanted;
      if (name === '' || !tables.projects.has(project)) return null;
      const id = newId();
      const said = Object.fromEntries(
        Object.entries(given).filter(([, value]) => value !== null && value !== ''),
      );
      return {
        title: t('did.createModule', { name }),
        entity: orderOf('modules', project),
        issue: null,
        makes: id,
        predicted: [
          placeEvent(
            'module',
            { id, project },
            {
              type: 'ModuleCreated',
              status: 'planned',
              ...said,
              id,
              project,
              name,
              sort_order: firstPlace(projectModules(tables, project)),
            },
          ),
        ],
        request: {
          method: 'POST',
          path: `projects/${project}/modules/`,
          body: { ...said, name },
        },
        inverse: deleteModule(id),
        draft: name,
      };
    },
  };
}

const EVENTS = [
  ['name', 'ModuleRenamed'],
  ['description', 'ModuleDescribed'],
  ['start_date', 'ModuleStartDateChanged'],
  ['target_date', 'ModuleTargetDateChanged'],
  ['status', 'ModuleStatusChanged'],
  ['lead', 'ModuleLeadChanged'],
] as const;

function moduleEvents(row: Module, change: ModuleChange): EventData[] {
  const events: EventData[] = EVENTS.filter(
    ([field]) => change[field] !== undefined && change[field] !== row[field],
  ).map(([field, type]) => changed(type, row[field], change[field]));
  const members = change.members ?? row.members;
  for (const user of row.members) {
    if (!members.includes(user)) events.push({ type: 'ModuleMemberRemoved', user });
  }
  for (const user of members) {
    if (!row.members.includes(user)) events.push({ type: 'ModuleMemberAdded', user });
  }
  return events;
}

export function changeModule(module: Id, change: ModuleChange): Command {
  return {
    kind: 'changeModule',
    plan({ tables }) {
      const row = tables.modules.get(module);
      if (!row || change.name?.trim() === '') return null;
      const events = moduleEvents(row, change);
      if (events.length === 0) return null;
      const fields = (Object.keys(change) as (keyof ModuleChange)[]).filter((field) =>
        field === 'members'
          ? !sameSet(change.members ?? [], row.members)
          : change[field] !== row[field],
      );
      const of = (values: ModuleChange): ModuleChange =>
        Object.fromEntries(fields.map((field) => [field, values[field]]));
      return {
        title: t('did.changeModule', { name: row.name }),
        entity: orderOf('modules', row.project),
        issue: null,
        predicted: events.map((data) => placeEvent('module', row, data)),
        request: { method: 'PATCH', path: path(row), body: of(change) },
        inverse: changeModule(module, of(row)),
        ...(change.description !== undefined && { draft: change.description }),
      };
    },
  };
}

/** A command about a module as a whole. */
function simple(
  kind: string,
  module: Id,
  how: (row: Module) => {
    readonly title: string;
    readonly data: EventData;
    readonly request: CommandRequest;
    readonly inverse: Command | null;
  } | null,
): Command {
  return {
    kind,
    plan({ tables }) {
      const row = tables.modules.get(module);
      const planned = row ? how(row) : null;
      if (!row || !planned) return null;
      const { data, ...rest } = planned;
      return {
        ...rest,
        entity: orderOf('modules', row.project),
        issue: null,
        predicted: [placeEvent('module', row, data)],
      };
    },
  };
}

/** Puts a module at another place of the order that is made by hand. */
export function reorderModule(module: Id, place: number): Command {
  return simple('reorderModule', module, (row) =>
    row.sort_order === place
      ? null
      : {
          title: t('did.reorderPlace', { name: row.name }),
          data: changed('ModuleReordered', row.sort_order, place),
          request: { method: 'PATCH', path: path(row), body: { sort_order: place } },
          inverse: reorderModule(module, row.sort_order),
        },
  );
}

/** Puts a module away whose work is over: completed or cancelled. */
export function archiveModule(module: Id): Command {
  return simple('archiveModule', module, (row) =>
    row.archived_at || (row.status !== 'completed' && row.status !== 'cancelled')
      ? null
      : {
          title: t('did.archiveModule', { name: row.name }),
          data: { type: 'ModuleArchived' },
          request: { method: 'POST', path: `${path(row)}archive/` },
          inverse: restoreModule(module),
        },
  );
}

/** Takes a module out of the archive. */
export function restoreModule(module: Id): Command {
  return simple('restoreModule', module, (row) =>
    row.archived_at
      ? {
          title: t('did.restoreModule', { name: row.name }),
          data: { type: 'ModuleRestored' },
          request: {
            method: 'DELETE',
            path: `projects/${row.project}/archived-modules/${module}/unarchive/`,
          },
          inverse: archiveModule(module),
        }
      : null,
  );
}

/** Deletes a module; its issues stay. */
export function deleteModule(module: Id): Command {
  return simple('deleteModule', module, (row) => ({
    title: t('did.deleteModule', { name: row.name }),
    data: { type: 'ModuleDeleted' },
    request: { method: 'DELETE', path: path(row) },
    inverse: null,
  }));
}

/** Puts issues into modules, and takes them out of others: all in one request. */
export function changeModulesOf(issues: readonly Id[], change: SetChange): Command {
  return changeModulesEach(new Map(issues.map((issue) => [issue, change])));
}

function changeModulesEach(wanted: ReadonlyMap<Id, SetChange>): Command {
  return {
    kind: 'changeModulesOf',
    plan({ tables, key }) {
      const done = [...wanted].flatMap(([id, { add = [], remove = [] }]) => {
        const row = tables.issues.get(id);
        if (!row) return [];
        const isOwn = (module: Id) => tables.modules.get(module)?.project === row.project;
        const change = {
          row,
          add: [...new Set(add)].filter((one) => isOwn(one) && !row.modules.includes(one)),
          remove: [...new Set(remove)].filter((one) => row.modules.includes(one)),
        };
        return change.add.length + change.remove.length > 0 ? [change] : [];
      });
      const request = together(key, requestsOf(done));
      const [first] = done;
      if (!request || !first) return null;
      const name = tables.modules.get([...first.add, ...first.remove][0] ?? '')?.name ?? '';
      const rows = done.map(({ row }) => row);
      return {
        title: titleOf(tables, rows, first.add.length > 0 ? 'did.enterModule' : 'did.leaveModule', {
          name,
        }),
        entity: orderOf('modules', first.row.project),
        issue: done.length === 1 ? first.row.id : null,
        predicted: done.flatMap(({ row, add, remove }) => [
          ...remove.map((id) => placed(tables.modules, 'IssueModuleRemoved', row, id)),
          ...add.map((id) => placed(tables.modules, 'IssueModuleAdded', row, id)),
        ]),
        request,
        inverse: changeModulesEach(
          new Map(done.map(({ row, add, remove }) => [row.id, { add: remove, remove: add }])),
        ),
      };
    },
  };
}

function placed(modules: ReadonlyMap<Id, Module>, type: string, row: Issue, id: Id) {
  return issueEvent(row, { type, module: namedRef(modules.get(id) ?? { id, name: '' }) });
}

/** A request for each module that issues are put into, and one for each issue that is taken out of one. */
function requestsOf(done: readonly { row: Issue; add: Id[]; remove: Id[] }[]): CommandRequest[] {
  const into = new Map<string, Id[]>();
  const requests: CommandRequest[] = [];
  for (const { row, add, remove } of done) {
    const items = (module: Id) => `projects/${row.project}/modules/${module}/module-issues/`;
    for (const id of remove) requests.push({ method: 'DELETE', path: `${items(id)}${row.id}/` });
    for (const id of add) into.set(items(id), [...(into.get(items(id)) ?? []), row.id]);
  }
  for (const [items, issues] of into) {
    requests.push({ method: 'POST', path: items, body: { issues } });
  }
  return requests;
}
