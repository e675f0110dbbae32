/** Texts of commands that were refused, kept where their fields find them again. */
import { drafts } from '../editor/drafts';
import type { Refusal } from '../store/status';

/** Keeps the text of a command that was refused as the draft of its field, if it has one; whether it did. */
export function keepRefused(refusal: Refusal): boolean {
  const name = nameOf(refusal);
  if (!refusal.draft || !name) return false;
  void drafts.write(name, refusal.draft);
  return true;
}

/** Forgets the text of a conflict that was answered. */
export function forgetRefused(refusal: Refusal): void {
  const name = nameOf(refusal);
  if (name) void drafts.remove(name);
}

function nameOf({ kind, issue, entity }: Refusal): string | null {
  if (kind === 'addComment' && issue) return `issue/${issue}/comment`;
  if (kind === 'describeIssue' && issue) return `issue/${issue}/description`;
  // The entity of a page is `page:` and its id.
  if (kind === 'describePage') return `page/${entity.slice(5)}/description`;
  return null;
}
