/** Texts of what is done with issues by key and from menus. */
export const commands = {
  'did.archiveIssue': 'Archive {key}',
  'did.restoreIssue': 'Restore {key}',
  'did.deleteIssue': 'Delete {key}',
  'did.deleteIssues': { one: 'Delete {count} issue', other: 'Delete {count} issues' },
  'did.undeleteIssue': 'Bring {key} back',
  'did.copyIssue': 'Copy {key}',
  'bulk.copied': { one: '{count} issue copied', other: '{count} issues copied' },
  'did.moveIssue': 'Move {key} to “{project}”',
  'commands.onlyClosed': 'Only completed and cancelled issues can be archived.',
  'commands.onlyCreator': 'Only its creator or an admin of the project can delete an issue.',
  'bulk.deleteTitle': { one: 'Delete {count} issue?', other: 'Delete {count} issues?' },
  'bulk.deleteText': 'Their sub-items are deleted with them. Undo brings all of them back.',
  'bulk.archived': { one: '{count} issue archived', other: '{count} issues archived' },
  'issue.copied': 'The address of {key} was copied',
  'issue.deleteTitle': 'Delete {key}?',
  'issue.deleteText': 'Its sub-items are deleted with it. Undo brings all of them back.',
} as const;
