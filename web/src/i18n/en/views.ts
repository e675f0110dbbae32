/** Texts of saved views. */
export const views = {
  'did.createView': 'Save the view “{name}”',
  'did.renameView': 'Rename the view “{name}”',
  'did.changeView': 'Change the view “{name}”',
  'did.changeViewAccess': 'Change who sees the view “{name}”',
  'did.lockView': 'Lock the view “{name}”',
  'did.unlockView': 'Unlock the view “{name}”',
  'did.deleteView': 'Delete the view “{name}”',
} as const;
