/** Texts about the connection to the server. */
export const sync = {
  'signIn.unreachable': 'The server does not answer. Check your connection and try again.',
  'sync.offline': 'Offline',
  'sync.offlineText': 'You can go on; changes are kept here and sent when the connection is back.',
  'sync.volatileText':
    'You can go on, but this browser keeps nothing: leave this page open until the connection is back.',
  'sync.waiting': { one: '{count} change waiting', other: '{count} changes waiting' },
  'sync.starting': 'Loading the workspace',
  'sync.startingLong': 'Still loading. The server may be busy.',
  'sync.refused': 'Not done: {what}',
  'sync.refusedDraft': 'Your text is kept as a draft.',
  'sync.lostTitle': 'You are not in this workspace',
  'sync.lostText':
    'It may have been deleted, or you are not or no longer one of its members. Nothing of it is kept in this browser.',
  'sync.lostAction': 'Choose another workspace',
} as const;
