import '../../i18n/late/did';
import '../../i18n/late/places';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import { pointOf } from '../../store/places';
import type { Estimate, EstimatePoint, Id, Tables } from '../../store/rows';
import { namedRef, orderOf, projectEvent, projectPath } from '../describe';
import { changed, changeField } from '../issue/field';
import type { Command, CommandRequest } from '../types';

/** A point as events name it. */
function pointRef(tables: Tables, id: Id | null) {
  return id && { id, value: pointOf(tables, id)?.value ?? '' };
}

/** Says how much work an issue is with, by a value of its project's estimate; null takes it away. */
export function changeEstimateOf(issue: Id, point: Id | null, expected?: Id | null): Command {
  return changeField({
    kind: 'changeEstimateOf',
    issue,
    field: 'estimate_point',
    to: point,
    expected,
    title: (_, __, key) => t('did.changePoint', { key }),
    event: ({ tables }, row) =>
      changed(
        'IssueEstimateChanged',
        pointRef(tables, row.estimate_point),
        pointRef(tables, point),
      ),
    back: (before, after) => changeEstimateOf(issue, before, after),
  });
}

/** What an estimate is made from. */
export interface NewEstimate {
  readonly project: Id;
  readonly name: string;
  readonly kind: Estimate['kind'];
}

/** Makes an estimate without points; the handle has its id at once. */
export function createEstimate({ project, name, kind }: NewEstimate): Command {
  return {
    kind: 'createEstimate',
    plan({ tables, newId }) {
      if (name.trim() === '' || !tables.projects.has(project)) return null;
      const id = newId();
      const data = { type: 'EstimateCreated', id, name: name.trim(), kind };
      return {
        title: t('did.createEstimate', { name }),
        entity: orderOf('project', project),
        issue: null,
        makes: id,
        predicted: [projectEvent(project, data)],
        request: {
          method: 'POST',
          path: `projects/${project}/estimates/`,
          body: { name: name.trim(), type: kind },
        },
        inverse: deleteEstimate(id),
      };
    },
  };
}

/** A command about an estimate. */
function simple(
  kind: string,
  estimate: Id,
  how: (
    row: Estimate,
    tables: Tables,
    newId: (n?: number) => Id,
  ) => {
    readonly title?: string;
    readonly events: readonly EventData[];
    readonly request: CommandRequest;
    readonly inverse: Command | null;
  } | null,
): Command {
  return {
    kind,
    plan({ tables, newId }) {
      const row = tables.estimates.get(estimate);
      const planned = row ? how(row, tables, newId) : null;
      if (!row || !planned || planned.events.length === 0) return null;
      const { events, request, inverse, title } = planned;
      return {
        title: title ?? t('did.changeEstimate', { name: row.name }),
        entity: orderOf('project', row.project),
        issue: null,
        predicted: events.map((data) => projectEvent(row.project, data)),
        request,
        inverse,
      };
    },
  };
}

/** Gives an estimate another name or description. */
export function changeEstimate(
  estimate: Id,
  change: Partial<Pick<Estimate, 'name' | 'description'>>,
): Command {
  return simple('changeEstimate', estimate, (row) => {
    const events: EventData[] = [];
    const note = (type: string, from: string, to: string | undefined) => {
      if (to !== undefined && to !== from) {
        events.push({ ...changed(type, from, to), estimate: namedRef(row) });
      }
    };
    note('EstimateRenamed', row.name, change.name);
    note('EstimateDescribed', row.description, change.description);
    const { name, description } = row;
    const before = Object.entries({ name, description }).filter(([field]) => field in change);
    return {
      events,
      request: { method: 'PATCH', path: `projects/${row.project}/estimates/`, body: change },
      inverse: changeEstimate(estimate, Object.fromEntries(before)),
    };
  });
}

/** Deletes an estimate with its points; issues lose theirs. */
export function deleteEstimate(estimate: Id): Command {
  return simple('deleteEstimate', estimate, (row) => ({
    title: t('did.deleteEstimate', { name: row.name }),
    events: [{ type: 'EstimateDeleted', estimate: namedRef(row) }],
    request: { method: 'DELETE', path: `projects/${row.project}/estimates/` },
    inverse: null,
  }));
}

/** Adds values to an estimate, after those that it has. */
export function addEstimatePoints(estimate: Id, values: readonly string[]): Command {
  return simple('addEstimatePoints', estimate, (row, _, newId) => {
    const known = new Set(row.points.map((one) => one.value));
    const wanted = [...new Set(values.map((value) => value.trim()))].filter(
      (value) => value !== '' && !known.has(value),
    );
    const last = row.points.at(-1)?.key ?? -1;
    const points = wanted.map((value, n) => ({ key: last + 1 + n, value }));
    return {
      events: points.map((point, n) => ({
        type: 'EstimatePointAdded',
        id: newId(n),
        estimate: namedRef(row),
        ...point,
      })),
      request: {
        method: 'POST',
        path: `projects/${row.project}/estimates/${estimate}/estimate-points/`,
        body: { estimate_points: points },
      },
      inverse: null,
    };
  });
}

/** What of a value is changed. */
export type PointChange = Partial<Pick<EstimatePoint, 'key' | 'value' | 'description'>>;

export function changeEstimatePoint(estimate: Id, point: Id, change: PointChange): Command {
  return simple('changeEstimatePoint', estimate, (row) => {
    const present = row.points.find(({ id }) => id === point);
    if (!present) return null;
    const events: EventData[] = [];
    const ref = { id: point, value: present.value };
    const note = (type: string, from: unknown, to: unknown) => {
      if (to !== undefined && to !== from) events.push({ ...changed(type, from, to), point: ref });
    };
    note('EstimatePointRenamed', present.value, change.value);
    note('EstimatePointReordered', present.key, change.key);
    note('EstimatePointDescribed', present.description, change.description);
    const { key, value, description } = present;
    const before = Object.entries({ key, value, description }).filter(([field]) => field in change);
    return {
      events,
      request: { method: 'PATCH', path: pointPath(row, point), body: change },
      inverse: changeEstimatePoint(estimate, point, Object.fromEntries(before)),
    };
  });
}

/** Takes a value out of an estimate; issues with it have none then. */
export function removeEstimatePoint(estimate: Id, point: Id): Command {
  return simple('removeEstimatePoint', estimate, (row, tables) => ({
    events: pointOf(tables, point)
      ? [{ type: 'EstimatePointRemoved', point: pointRef(tables, point) }]
      : [],
    request: { method: 'DELETE', path: pointPath(row, point) },
    inverse: null,
  }));
}

function pointPath(row: Estimate, point: Id): string {
  return `projects/${row.project}/estimates/${row.id}/estimate-points/${point}/`;
}

/** Lets a project's issues be estimated by an estimate of it, or by none. */
export function changeProjectEstimate(project: Id, estimate: Id | null): Command {
  return {
    kind: 'changeProjectEstimate',
    plan({ tables }) {
      const row = tables.projects.get(project);
      if (!row || row.estimate === estimate) return null;
      const ref = (id: Id | null) => id && namedRef(tables.estimates.get(id) ?? { id, name: '' });
      return {
        title: t('did.changeProject', { name: row.name }),
        entity: orderOf('project', project),
        issue: null,
        predicted: [
          projectEvent(
            project,
            changed('ProjectEstimateChanged', ref(row.estimate), ref(estimate)),
          ),
        ],
        request: { method: 'PATCH', path: projectPath(row), body: { estimate } },
        inverse: changeProjectEstimate(project, row.estimate),
      };
    },
  };
}
