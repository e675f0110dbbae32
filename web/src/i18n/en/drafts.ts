/** Texts of drafts. */
export const drafts = {
  'drafts.title': 'Draft',
  'drafts.count': { one: '{count} draft', other: '{count} drafts' },
  'drafts.untitled': 'Untitled draft',
  'drafts.noProject': 'No project yet',
  'drafts.changed': 'Changed {time}',
  'drafts.publish': 'Publish',
  'drafts.publishOf': 'Publish {name}',
  'drafts.published': '{key} created',
  'drafts.keep': 'Save as draft',
  'drafts.save': 'Save draft',
  'drafts.kept': 'Draft saved',
  'drafts.show': 'Show drafts',
  'drafts.ask': 'Keep this as a draft?',
  'drafts.askText':
    'The issue has not been created yet. A draft is seen by nobody but you until you publish it.',
  'drafts.askChanged': 'Save the changes to this draft?',
  'drafts.askChangedText': 'Without saving, the draft stays as it was before.',
  'drafts.discard': 'Discard',
  'drafts.discardChanges': 'Discard changes',
  'drafts.goOn': 'Keep writing',
  'drafts.gone': 'No longer available, and left out: {names}.',
  'drafts.isGone':
    'This draft has been published or deleted meanwhile. Save again to keep what is here as a new one.',
  'drafts.wasChanged':
    'This draft has been changed elsewhere meanwhile. Save again to replace that with what is here.',
  'drafts.missing': 'This draft has been published or deleted meanwhile.',
  'drafts.delete': 'Delete draft {name}',
  'drafts.deleteTitle': 'Delete this draft?',
  'drafts.deleteText': '“{name}” is gone for good: drafts have no history.',
  'drafts.deleted': 'Draft deleted',
  'drafts.noneTitle': 'No drafts',
  'drafts.noneText':
    'What you write for an issue and save as a draft waits here, seen by nobody else, until you publish it.',
} as const;
