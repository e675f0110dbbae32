/** Texts of drafts. */
export const drafts = {
  'drafts.title': 'Draft',
  'drafts.untitled': 'Untitled draft',
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
} as const;
