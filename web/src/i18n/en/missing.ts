/** Texts of addresses with nothing for the reader. */
export const missing = {
  'page.notFound': 'There is nothing at this address',
  'page.notFoundText':
    'It may have been deleted or moved, or it belongs to people you are not among.',
  'page.toStart': 'Go to the start',
  'page.projectMissing': 'There is no project {identifier} here',
  'page.projectMissingText': 'It was deleted or renamed, or you are not one of its members.',
  'page.issueMissing': 'There is no issue {key} here',
  'page.issueMissingText': 'It was deleted or archived, or it belongs to a project you are not in.',
  'page.projectArchived': '{name} is archived',
  'page.projectArchivedText': 'Its issues come back when an admin of the project restores it.',
  'page.notMember': 'You are not a member of {name}',
  'page.notMemberText': 'An admin of the project can add you in its settings.',
} as const;
