/** Texts of commands that were refused, kept where their fields find them again. */
import { drafts } from '../editor/drafts';
import type { Refusal } from '../store/status';

/** Keeps the text of a command that was refused as the draft of its field. */
export function keepRefused(refusal: Refusal): void {
  const name = nameOf(refusal);
  if (refusal.draft && name) void drafts.write(name, refusal.draft);
}

function nameOf({ kind, issue }: Refusal): string | null {
  if (kind === 'addComment' && issue) return `issue/${issue}/comment`;
  if (kind === 'describeIssue' && issue) return `issue/${issue}/description`;
  return null;
}
