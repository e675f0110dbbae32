import type { Group, Id, Issue, State } from '../rows';
import type { Draft } from './draft';
import { number, type Occurred, type Reducers, refId, text } from './occurred';

function create(draft: Draft, { data, entity_id: project }: Occurred): void {
  // What waits to be sorted is not shown, nor are its issues.
  if (data.group === 'triage') return;
  const id = text(data.id);
  draft.put('states', id, {
    id,
    project,
    name: text(data.name),
    colour: text(data.colour),
    group: text(data.group) as Group,
    sequence: number(data.sequence),
    is_default: data.is_default === true,
    description: text(data.description),
  });
}

function setting(fields: (event: Occurred, row: State) => Partial<State>) {
  return (draft: Draft, event: Occurred) =>
    draft.change('states', refId(event.data.state) ?? '', (row) => fields(event, row));
}

/** Completes or reopens all issues of a state that became a completed one, or ceased to be. */
function regroup(draft: Draft, event: Occurred): void {
  const { from, to } = event.data;
  const state = refId(event.data.state) ?? '';
  draft.change('states', state, { group: text(to) as Group });
  if (from !== 'completed' && to !== 'completed') return;
  const completed_at = to === 'completed' ? event.at : null;
  for (const issue of [...draft.table('issues').values()]) {
    if (issue.state === state && !isRead(draft, issue, event)) {
      draft.put('issues', issue.id, { ...issue, completed_at });
    }
  }
}

/** Whether an issue's row was read after the event, and so has its effect. */
export function isRead({ knowledge }: Draft, issue: Issue, { position }: Occurred): boolean {
  if (position === null) return false;
  const until = (id: Id) => knowledge.ahead.get(id) ?? 0;
  return Math.max(until(issue.id), until(issue.project)) >= position;
}

/** The events of states, as `projector/src/tables/state.rs` and `work_item.rs` take them in. */
export const states: Reducers<Draft> = {
  StateCreated: create,
  StateRenamed: setting(({ data }) => ({ name: text(data.to) })),
  StateRecoloured: setting(({ data }) => ({ colour: text(data.to) })),
  StateDescribed: setting(({ data }) => ({ description: text(data.to) })),
  StateRegrouped: regroup,
  StateReordered: setting(({ data }, row) => ({ sequence: number(data.to, row.sequence) })),
  StateMadeDefault: setting(() => ({ is_default: true })),
  StateDefaultDropped: setting(() => ({ is_default: false })),
  StateExternalReferenceChanged: null,
  StateDeleted: (draft, { data }) => draft.remove('states', refId(data.state) ?? ''),
};
