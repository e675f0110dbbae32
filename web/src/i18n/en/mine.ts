/** Texts of one's own work. */
export const mine = {
  'mine.name': 'My issues',
  'mine.open': 'Open',
  'mine.created': 'Created',
  'mine.subscribed': 'Subscribed',
  'mine.all': 'All',
  'mine.noneTitle': 'Nothing is assigned to you',
  'mine.noneText': 'Issues that are assigned to you in any project are listed here.',
  'mine.noneCreatedTitle': 'You have created no issue yet',
  'mine.noneCreatedText': 'Issues that you create in any project are listed here.',
  'mine.noneSubscribedTitle': 'You subscribe to no issue',
  'mine.noneSubscribedText':
    'Issues are listed here that you create, comment on, are assigned to, are mentioned in, or subscribe to.',
  'mine.awayTitle': 'Your subscriptions could not be read',
  'mine.awayText': 'The server cannot be reached now. It is asked again as soon as it can be.',
} as const;
