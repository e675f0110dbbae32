import '../../i18n/late/did';
import '../../i18n/late/places';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import { projectCycles } from '../../store/places';
import type { Cycle, Id, Issue, Project, Tables } from '../../store/rows';
import { type CycleDays, daysOf, isLeft, isOpenCycle, issuesIn } from '../../store/scope';
import { momentIn } from '../../store/zones';
import { together } from '../batch';
import { issueEvent, namedRef, orderOf, placeEvent } from '../describe';
import { changed } from '../issue/field';
import { titleOf } from '../issue/many';
import type { Command, CommandRequest, Context } from '../types';

/** What a cycle is made from. */
export interface NewCycle {
  readonly project: Id;
  readonly name: string;
  readonly description?: string;
  readonly days?: CycleDays | null;
  readonly owner?: Id;
}

/** What of a cycle is changed. */
export interface CycleChange {
  readonly name?: string;
  readonly description?: string;
  readonly days?: CycleDays | null;
  readonly owner?: Id;
}

function path(cycle: Pick<Cycle, 'id' | 'project'>): string {
  return `projects/${cycle.project}/cycles/${cycle.id}/`;
}

/** The moments of days as the server computes them: a cycle that begins today begins now. */
function momentsOf(project: Project, days: CycleDays | null, now: string) {
  if (!days) return { start: null, end: null };
  const first = momentIn(project.timezone, days.start, '00:00:01');
  const isToday = first <= now && now <= momentIn(project.timezone, days.start, '23:59:59');
  return {
    start: isToday ? now : first,
    end: momentIn(project.timezone, days.end, '23:59:00'),
  };
}

/** The dates of a request. A beginning that stays is not sent: the server would take it for a new one. */
function daysBody(days: CycleDays | null | undefined, before: CycleDays | null, project: Project) {
  if (days === undefined) return {};
  if (days && days.start === before?.start) {
    return { end_date: momentIn(project.timezone, days.end, '23:59:00') };
  }
  return { start_date: days?.start ?? null, end_date: days?.end ?? null };
}

/** The place before all others, as the server computes it. */
export function firstPlace(rows: readonly { readonly sort_order: number }[]): number {
  if (rows.length === 0) return 65_535;
  return Math.min(...rows.map((row) => row.sort_order)) - 10_000;
}

/** Makes a cycle; the handle has its id at once. */
export function createCycle(wanted: NewCycle): Command {
  const name = wanted.name.trim();
  return {
    kind: 'createCycle',
    plan({ tables, newId, now }) {
      const project = tables.projects.get(wanted.project);
      if (!project || name === '' || (wanted.days && wanted.days.start > wanted.days.end)) {
        return null;
      }
      const id = newId();
      const { start, end } = momentsOf(project, wanted.days ?? null, now);
      const owner = wanted.owner ?? tables.me;
      const { description } = wanted;
      return {
        title: t('did.createCycle', { name }),
        entity: orderOf('cycles', project.id),
        issue: null,
        makes: id,
        predicted: [
          placeEvent(
            'cycle',
            { id, project: project.id },
            {
              type: 'CycleCreated',
              id,
              project: project.id,
              name,
              owner,
              ...(description && { description }),
              ...(start && { start }),
              ...(end && { end }),
              time_zone: project.timezone,
              sort_order: firstPlace(projectCycles(tables, project.id)),
            },
          ),
        ],
        request: {
          method: 'POST',
          path: `projects/${project.id}/cycles/`,
          body: {
            name,
            project_id: project.id,
            owned_by: owner,
            timezone: project.timezone,
            ...(description && { description }),
            ...(wanted.days && daysBody(wanted.days, null, project)),
          },
        },
        inverse: deleteCycle(id),
        draft: name,
      };
    },
  };
}

export function changeCycle(cycle: Id, change: CycleChange): Command {
  return {
    kind: 'changeCycle',
    plan({ tables, now }) {
      const row = tables.cycles.get(cycle);
      const project = tables.projects.get(row?.project ?? '');
      if (!row || !project || change.name?.trim() === '') return null;
      const events = cycleEvents(row, change, project, now);
      if (events.length === 0) return null;
      const { days, owner, ...texts } = change;
      const before = daysOf(row, project.timezone);
      return {
        title: t('did.changeCycle', { name: row.name }),
        entity: orderOf('cycles', row.project),
        issue: null,
        predicted: events.map((data) => placeEvent('cycle', row, data)),
        request: {
          method: 'PATCH',
          path: path(row),
          body: { ...texts, ...(owner && { owned_by: owner }), ...daysBody(days, before, project) },
        },
        inverse: changeCycle(cycle, {
          ...(change.name !== undefined && { name: row.name }),
          ...(change.description !== undefined && { description: row.description }),
          ...(owner !== undefined && { owner: row.owner }),
          ...(days !== undefined && { days: before }),
        }),
        ...(change.description !== undefined && { draft: change.description }),
      };
    },
  };
}

function cycleEvents(row: Cycle, change: CycleChange, project: Project, now: string): EventData[] {
  const events: EventData[] = [];
  const note = (type: string, from: unknown, to: unknown) => {
    if (to !== undefined && from !== to) events.push(changed(type, from, to));
  };
  note('CycleRenamed', row.name, change.name?.trim());
  note('CycleDescribed', row.description, change.description);
  note('CycleOwnerChanged', row.owner, change.owner);
  if (change.days !== undefined) {
    const isSameStart = change.days?.start === daysOf(row, project.timezone)?.start;
    const { start, end } = momentsOf(project, change.days, now);
    if (!isSameStart || !change.days) note('CycleStartChanged', row.start_date, start);
    note('CycleEndChanged', row.end_date, end);
  }
  return events;
}

/** A command about a cycle as a whole. */
function simple(
  kind: string,
  cycle: Id,
  how: (
    row: Cycle,
    context: Context,
  ) => {
    readonly title: string;
    readonly data: EventData;
    readonly request: CommandRequest;
    readonly inverse: Command | null;
  } | null,
): Command {
  return {
    kind,
    plan(context) {
      const row = context.tables.cycles.get(cycle);
      const planned = row ? how(row, context) : null;
      if (!row || !planned) return null;
      const { data, ...rest } = planned;
      return {
        ...rest,
        entity: orderOf('cycles', row.project),
        issue: null,
        predicted: [placeEvent('cycle', row, data)],
      };
    },
  };
}

/** Puts a cycle at another place of the order that is made by hand. */
export function reorderCycle(cycle: Id, place: number): Command {
  return simple('reorderCycle', cycle, (row) =>
    row.sort_order === place
      ? null
      : {
          title: t('did.reorderPlace', { name: row.name }),
          data: changed('CycleReordered', row.sort_order, place),
          request: { method: 'PATCH', path: path(row), body: { sort_order: place } },
          inverse: reorderCycle(cycle, row.sort_order),
        },
  );
}

/** Puts a cycle away that has ended. */
export function archiveCycle(cycle: Id): Command {
  return simple('archiveCycle', cycle, (row, { now }) => {
    if (row.archived_at || row.end_date === null || row.end_date > now) return null;
    return {
      title: t('did.archiveCycle', { name: row.name }),
      data: { type: 'CycleArchived' },
      request: { method: 'POST', path: `${path(row)}archive/` },
      inverse: restoreCycle(cycle),
    };
  });
}

/** Takes a cycle out of the archive. */
export function restoreCycle(cycle: Id): Command {
  return simple('restoreCycle', cycle, (row) =>
    row.archived_at
      ? {
          title: t('did.restoreCycle', { name: row.name }),
          data: { type: 'CycleRestored' },
          request: {
            method: 'DELETE',
            path: `projects/${row.project}/archived-cycles/${cycle}/unarchive/`,
          },
          inverse: archiveCycle(cycle),
        }
      : null,
  );
}

/** Deletes a cycle; its issues stay, without one. */
export function deleteCycle(cycle: Id): Command {
  return simple('deleteCycle', cycle, (row) => ({
    title: t('did.deleteCycle', { name: row.name }),
    data: { type: 'CycleDeleted' },
    request: { method: 'DELETE', path: path(row) },
    inverse: null,
  }));
}

/** Puts issues into a cycle, out of whichever they were in; null is none. All of them go in one request. */
export function changeCycleOf(issues: readonly Id[], cycle: Id | null): Command {
  return moveToCycles(new Map(issues.map((issue) => [issue, cycle])));
}

/**
 * Puts each issue into its cycle. What is in `expected` must still be where that says; what somebody else has moved since is
 * left alone.
 */
function moveToCycles(
  wanted: ReadonlyMap<Id, Id | null>,
  expected: ReadonlyMap<Id, Id | null> = new Map(),
): Command {
  return {
    kind: 'changeCycleOf',
    plan({ tables, key, now }) {
      const moved = [...wanted].flatMap(([id, to]) => {
        const row = tables.issues.get(id);
        const isAsBefore = !expected.has(id) || expected.get(id) === row?.cycle;
        const target = tables.cycles.get(to ?? '');
        const isThere = to === null || (target && target.project === row?.project);
        return row && isAsBefore && isThere && row.cycle !== to ? [{ row, to }] : [];
      });
      const request = together(key, requestsOf(moved));
      const [first] = moved;
      if (!request || !first) return null;
      const before = new Map(moved.map(({ row }) => [row.id, row.cycle] as const));
      const mayGoBack = [...before.values()].every((id) => {
        const cycle = id === null ? null : tables.cycles.get(id);
        return cycle === null || (cycle !== undefined && isOpenCycle(cycle, now));
      });
      return {
        title: titleOf(
          tables,
          moved.map(({ row }) => row),
          first.to === null ? 'did.leaveCycle' : 'did.enterCycle',
          { name: tables.cycles.get(first.to ?? '')?.name ?? '' },
        ),
        entity: orderOf('cycles', first.row.project),
        issue: moved.length === 1 ? first.row.id : null,
        predicted: moved.map(({ row, to }) => moveEvent(tables, row, to)),
        request,
        inverse: mayGoBack ? moveToCycles(before, wanted) : null,
      };
    },
  };
}

function moveEvent(tables: Tables, row: Issue, to: Id | null) {
  const ref = (id: Id | null) => id && namedRef(tables.cycles.get(id) ?? { id, name: '' });
  return issueEvent(row, changed('IssueCycleChanged', ref(row.cycle), ref(to)));
}

/** A request for each cycle that issues are put into, and one for each issue that is taken out of one. */
function requestsOf(moved: readonly { row: Issue; to: Id | null }[]): CommandRequest[] {
  const into = new Map<string, Id[]>();
  const requests: CommandRequest[] = [];
  for (const { row, to } of moved) {
    const items = `projects/${row.project}/cycles/${to ?? row.cycle}/cycle-issues/`;
    if (to === null) requests.push({ method: 'DELETE', path: `${items}${row.id}/` });
    else into.set(items, [...(into.get(items) ?? []), row.id]);
  }
  for (const [items, issues] of into) {
    requests.push({ method: 'POST', path: items, body: { issues } });
  }
  return requests;
}

/** Carries what is left in a cycle over to another one: from one that has ended as a transfer, else by moving the issues. */
export function carryOver(from: Id, to: Id): Command {
  return {
    kind: 'carryOver',
    plan(context) {
      const { tables, now } = context;
      const [source, target] = [tables.cycles.get(from), tables.cycles.get(to)];
      if (!source || !target || from === to || !isOpenCycle(target, now)) return null;
      const left = issuesIn(tables, 'cycle', from).filter((row) => isLeft(tables, row));
      const hasEnded = source.end_date !== null && source.end_date < now;
      if (!hasEnded) {
        const ids = left.map((row) => row.id);
        return changeCycleOf(ids, to).plan(context);
      }
      return {
        title: t('did.carryOver', { from: source.name, to: target.name }),
        entity: orderOf('cycles', source.project),
        issue: null,
        predicted: [
          ...left.map((row) => moveEvent(tables, row, to)),
          placeEvent('cycle', source, { type: 'CycleTransferred', to: namedRef(target) }),
        ],
        request: {
          method: 'POST',
          path: `${path(source)}transfer-issues/`,
          body: { new_cycle_id: to },
        },
        inverse: null,
      };
    },
  };
}
