import type { Label } from '../rows';
import type { Draft } from './draft';
import { number, type Occurred, type Reducers, refId, refIds, text } from './occurred';
import { isRead } from './states';

function create(draft: Draft, { data, entity_id: project }: Occurred): void {
  const id = text(data.id);
  draft.put('labels', id, {
    id,
    project,
    name: text(data.name),
    colour: text(data.colour),
    parent: refId(data.parent),
    sort_order: number(data.sort_order),
    description: text(data.description),
  });
}

function setting(fields: (event: Occurred, row: Label) => Partial<Label>) {
  return (draft: Draft, event: Occurred) =>
    draft.change('labels', refId(event.data.label) ?? '', (row) => fields(event, row));
}

/** Deletes a label with all below it, and takes them off all issues of the project. */
function remove(draft: Draft, event: Occurred): void {
  const gone = new Set([refId(event.data.label), ...refIds(event.data.with)]);
  for (const id of gone) draft.remove('labels', id ?? '');
  for (const issue of [...draft.table('issues').values()]) {
    if (issue.project !== event.entity_id || !issue.labels.some((label) => gone.has(label)))
      continue;
    if (isRead(draft, issue, event)) continue;
    const labels = issue.labels.filter((label) => !gone.has(label));
    draft.put('issues', issue.id, { ...issue, labels });
  }
}

/** The events of labels, as `projector/src/tables/label.rs` and `work_item.rs` take them in. */
export const labels: Reducers<Draft> = {
  LabelCreated: create,
  LabelRenamed: setting(({ data }) => ({ name: text(data.to) })),
  LabelRecoloured: setting(({ data }) => ({ colour: text(data.to) })),
  LabelDescribed: setting(({ data }) => ({ description: text(data.to) })),
  LabelMoved: setting(({ data }) => ({ parent: refId(data.to) })),
  LabelReordered: setting(({ data }, row) => ({ sort_order: number(data.to, row.sort_order) })),
  LabelExternalReferenceChanged: null,
  LabelDeleted: remove,
};
