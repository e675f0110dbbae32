import { type Id, type RelationKind, relationId } from '../rows';
import type { Draft } from './draft';
import { type Occurred, refId, text } from './occurred';

function named({ data, entity_id: issue }: Occurred) {
  const relation = text(data.relation) as RelationKind;
  const other = refId(data.with) ?? '';
  return { id: relationId(issue, relation, other), issue, relation, with: other };
}

/** Relates an issue to another one, unless the copy has not the other's project. */
export function addRelation(draft: Draft, event: Occurred): void {
  const with_project = text(event.data.project);
  if (!draft.knowledge.whole.has(with_project)) return;
  const row = { ...named(event), project: event.project ?? '', with_project };
  draft.put('relations', row.id, row);
}

export function removeRelation(draft: Draft, event: Occurred): void {
  draft.remove('relations', named(event).id);
}

/** Notes that an issue is in another project, at both ends of its relations. */
export function moveRelations(draft: Draft, issue: Id, project: Id): void {
  for (const row of [...draft.table('relations').values()]) {
    if (row.issue === issue) draft.put('relations', row.id, { ...row, project });
    else if (row.with === issue) draft.put('relations', row.id, { ...row, with_project: project });
  }
}

/** Ends all relations of an issue that is deleted. */
export function endRelations(draft: Draft, issue: Id): void {
  draft.removeWhere('relations', (row) => row.issue === issue || row.with === issue);
}
