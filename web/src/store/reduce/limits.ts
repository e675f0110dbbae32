import type { Id, Issue } from '../rows';
import type { Draft } from './draft';
import { forgetOriginal } from './intake';
import { endRelations } from './relations';

/** Whether the caller sees only the issues of a project that they created or work on: guests, unless it shows them all. */
export function isLimited(draft: Draft, project: Id | null): boolean {
  const row = draft.table('projects').get(project ?? '');
  return row?.role === 'guest' && !row.features.includes('guests_see_all');
}

/** Whether the caller created an issue or works on it. */
export function isOwn(draft: Draft, issue: Pick<Issue, 'created_by' | 'assignees'>): boolean {
  return issue.created_by === draft.me || issue.assignees.includes(draft.me);
}

/** Drops an issue, with its relations, if the caller sees it no more. */
export function dropUnlessSeen(draft: Draft, id: Id): void {
  const row = draft.table('issues').get(id);
  if (!row || !isLimited(draft, row.project) || isOwn(draft, row)) return;
  draft.remove('issues', id);
  forgetOriginal(draft, id);
  endRelations(draft, id);
}

/** Carries out what may change whether the caller is limited in a project: drops what they see no more, or reads the rest. */
export function relimit(draft: Draft, project: Id, change: () => void): void {
  const was = isLimited(draft, project);
  change();
  const is = isLimited(draft, project);
  if (was === is || !draft.knowledge.whole.has(project)) return;
  if (!is) {
    draft.read({ what: 'project', id: project });
    return;
  }
  for (const { id, project: of } of [...draft.table('issues').values()]) {
    if (of === project) dropUnlessSeen(draft, id);
  }
}
