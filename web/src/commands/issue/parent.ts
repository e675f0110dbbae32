import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id, Tables } from '../../store/rows';
import { issueRef } from '../describe';
import type { Command } from '../types';
import { changed, changeField } from './field';

/** Whether an issue is another one or somewhere below it. */
export function isBelow(tables: Tables, issue: Id, above: Id): boolean {
  const seen = new Set<Id>();
  let at: Id | null = issue;
  while (at && !seen.has(at)) {
    if (at === above) return true;
    seen.add(at);
    at = tables.issues.get(at)?.parent ?? null;
  }
  return false;
}

/** Puts an issue below another one of the same project, or below none. */
export function changeParent(issue: Id, parent: Id | null, expected?: Id | null): Command {
  return changeField({
    kind: 'changeParent',
    issue,
    field: 'parent',
    to: parent,
    expected,
    title: (_, __, key) => t(parent ? 'did.setParent' : 'did.dropParent', { key }),
    event({ tables }, row) {
      if (parent && isBelow(tables, parent, issue)) return null;
      const ref = (id: Id | null) => {
        const other = id ? tables.issues.get(id) : undefined;
        return other ? issueRef(tables, other) : id && { id, key: '' };
      };
      return changed('IssueParentChanged', ref(row.parent), ref(parent));
    },
    back: (before, after) => changeParent(issue, before, after),
  });
}
