import '../../i18n/late/did';
import '../../i18n/late/relations';
import { t } from '../../i18n';
import { type Id, type Issue, type RelationKind, relationId, type Tables } from '../../store/rows';
import { issueKey, relationsOf } from '../../store/selectors';
import { issueEvent, issuePath, issueRef, orderOf } from '../describe';
import type { Command, PredictedEvent } from '../types';

/** What each kind of relation is as seen from the other issue; in the order in which they are shown. */
export const REVERSE: Readonly<Record<RelationKind, RelationKind>> = {
  blocked_by: 'blocking',
  blocking: 'blocked_by',
  relates_to: 'relates_to',
  duplicate: 'duplicate',
  start_after: 'start_before',
  start_before: 'start_after',
  finish_after: 'finish_before',
  finish_before: 'finish_after',
};

type Place = Pick<Issue, 'id' | 'project'>;

/** The events on both issues. */
function both(
  type: 'IssueRelationAdded' | 'IssueRelationRemoved',
  tables: Tables,
  relation: RelationKind,
  [issue, other]: readonly [Place, Place],
): PredictedEvent[] {
  const ref = ({ id }: Place) => {
    const row = tables.issues.get(id);
    return row ? issueRef(tables, row) : { id, key: '' };
  };
  const seen = (from: Place, kind: RelationKind, to: Place) =>
    issueEvent(from, { type, relation: kind, with: ref(to), project: to.project });
  return [seen(issue, relation, other), seen(other, REVERSE[relation], issue)];
}

/** Relates an issue to another one, in the place of what stood between them; both show it. */
export function addRelation(issue: Id, relation: RelationKind, other: Id): Command {
  return {
    kind: 'addRelation',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      const to = tables.issues.get(other);
      if (!row || !to || row === to || !(relation in REVERSE)) return null;
      if (tables.relations.has(relationId(issue, relation, other))) return null;
      const before = relationsOf(tables, issue).find((one) => one.with === other)?.relation;
      return {
        title: t('did.addRelation', { key: issueKey(tables, row), other: issueKey(tables, to) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [
          ...(before ? both('IssueRelationRemoved', tables, before, [row, to]) : []),
          ...both('IssueRelationAdded', tables, relation, [row, to]),
        ],
        request: {
          method: 'POST',
          path: `${issuePath(row)}relations/`,
          body: { relation_type: relation, issues: [other] },
        },
        inverse: before
          ? addRelation(issue, before, other)
          : removeRelation(issue, relation, other),
      };
    },
  };
}

/** Ends a relation of two issues, on both of them. */
export function removeRelation(issue: Id, relation: RelationKind, other: Id): Command {
  return {
    kind: 'removeRelation',
    plan({ tables }) {
      const row = tables.relations.get(relationId(issue, relation, other));
      const from = tables.issues.get(issue);
      if (!row || !from) return null;
      const to = { id: other, project: row.with_project };
      return {
        title: t('did.removeRelation', { key: issueKey(tables, from) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: both('IssueRelationRemoved', tables, relation, [from, to]),
        request: {
          method: 'POST',
          path: `${issuePath(from)}relations/remove/`,
          body: { related_issue: other },
        },
        inverse: addRelation(issue, relation, other),
      };
    },
  };
}
