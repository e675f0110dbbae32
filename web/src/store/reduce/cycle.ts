import { canonicalTime } from '../times';
import type { Draft } from './draft';
import { number, type Occurred, optional, type Reducers, text } from './occurred';
import { createPlace, settingPlace, sweep } from './places';

function moment(value: unknown): string | null {
  const said = optional(value);
  return said && canonicalTime(said);
}

function create(draft: Draft, event: Occurred): void {
  const { data, entity_id: id } = event;
  createPlace(draft, event, 'cycles', {
    id,
    project: text(data.project),
    name: text(data.name),
    description: text(data.description),
    start_date: moment(data.start),
    end_date: moment(data.end),
    owner: text(data.owner),
    timezone: optional(data.time_zone) ?? 'UTC',
    sort_order: number(data.sort_order),
    archived_at: null,
    created_at: event.at,
    updated_at: event.at,
    created_by: event.actor,
    version: event.version ?? 0,
  });
}

const setting = (fields: Parameters<typeof settingPlace<'cycles'>>[1]) =>
  settingPlace('cycles', fields);
const touch = setting(() => ({}));

/** The events of cycles, as `projector/src/tables/cycle.rs` takes them in. */
export const cycle: Reducers<Draft> = {
  CycleCreated: create,
  CycleRenamed: setting(({ data }) => ({ name: text(data.to) })),
  CycleDescribed: setting(({ data }) => ({ description: text(data.to) })),
  CycleStartChanged: setting(({ data }) => ({ start_date: moment(data.to) })),
  CycleEndChanged: setting(({ data }) => ({ end_date: moment(data.to) })),
  CycleOwnerChanged: setting(({ data }) => ({ owner: text(data.to) })),
  CycleTimeZoneChanged: setting(({ data }) => ({ timezone: text(data.to) })),
  CycleReordered: setting(({ data }, row) => ({ sort_order: number(data.to, row.sort_order) })),
  CycleExternalReferenceChanged: touch,
  CycleArchived: setting(({ at }) => ({ archived_at: at })),
  CycleRestored: setting(() => ({ archived_at: null })),
  CycleTransferred: touch,
  CycleDeleted(draft, event) {
    draft.remove('cycles', event.entity_id);
    sweep(draft, event, (issue) => (issue.cycle === event.entity_id ? { cycle: null } : null));
  },
};
