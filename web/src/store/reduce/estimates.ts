import type { Estimate, EstimatePoint, Id } from '../rows';
import type { Draft } from './draft';
import { number, type Occurred, type Reducers, refId, text } from './occurred';
import { sweep } from './places';

/** Points in their order: by key, then value. */
export function inOrder(points: readonly EstimatePoint[]): readonly EstimatePoint[] {
  return [...points].sort((a, b) => a.key - b.key || (a.value < b.value ? -1 : 1));
}

function create(draft: Draft, { data, entity_id: project }: Occurred): void {
  const id = text(data.id);
  draft.put('estimates', id, {
    id,
    project,
    name: text(data.name),
    description: text(data.description),
    kind: data.kind === 'points' ? 'points' : 'categories',
    points: draft.table('estimates').get(id)?.points ?? [],
  });
}

function setting(fields: (event: Occurred, row: Estimate) => Partial<Estimate>) {
  return (draft: Draft, event: Occurred) =>
    draft.change('estimates', refId(event.data.estimate) ?? '', (row) => fields(event, row));
}

/** Changes the point that an event is about; the event does not say of which estimate it is. */
function point(fields: (event: Occurred) => Partial<EstimatePoint> | null) {
  return (draft: Draft, event: Occurred): void => {
    const of = refId(event.data.point);
    const row = [...draft.table('estimates').values()].find(({ points }) =>
      points.some(({ id }) => id === of),
    );
    if (!row) return;
    const change = fields(event);
    const points = row.points.flatMap((one) =>
      one.id !== of ? one : change ? { ...one, ...change } : [],
    );
    draft.change('estimates', row.id, { points: inOrder(points) });
  };
}

/** Takes values that are no more from all issues of the project. */
function forget(draft: Draft, event: Occurred, gone: ReadonlySet<Id>): void {
  sweep(draft, event, ({ estimate_point: of }) =>
    of && gone.has(of) ? { estimate_point: null } : null,
  );
}

/** The events of estimates, as `projector/src/tables/estimate.rs` takes them in. */
export const estimates: Reducers<Draft> = {
  EstimateCreated: create,
  EstimateRenamed: setting(({ data }) => ({ name: text(data.to) })),
  EstimateDescribed: setting(({ data }) => ({ description: text(data.to) })),
  EstimateDeleted(draft, event) {
    const id = refId(event.data.estimate) ?? '';
    const points = draft.table('estimates').get(id)?.points ?? [];
    draft.remove('estimates', id);
    forget(draft, event, new Set(points.map((one) => one.id)));
    if (draft.table('projects').get(event.entity_id)?.estimate === id) {
      draft.change('projects', event.entity_id, { estimate: null });
    }
  },
  EstimatePointAdded: setting(({ data }, { points }) => {
    const id = text(data.id);
    const added = {
      id,
      key: number(data.key),
      value: text(data.value),
      description: text(data.description),
    };
    return { points: inOrder([...points.filter((one) => one.id !== id), added]) };
  }),
  EstimatePointRenamed: point(({ data }) => ({ value: text(data.to) })),
  EstimatePointReordered: point(({ data }) => ({ key: number(data.to) })),
  EstimatePointDescribed: point(({ data }) => ({ description: text(data.to) })),
  EstimatePointRemoved(draft, event) {
    point(() => null)(draft, event);
    forget(draft, event, new Set([refId(event.data.point) ?? '']));
  },
  ProjectEstimateChanged: (draft, { data, entity_id }) =>
    draft.change('projects', entity_id, { estimate: refId(data.to) }),
};
