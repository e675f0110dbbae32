/** Texts of a text that two people changed. */
export const conflict = {
  'sync.conflict': 'Someone else changed this text',
  'sync.mine': 'Mine',
  'sync.theirs': 'Theirs',
  'sync.theirsBy': '{person}, {time}',
  'sync.keepMine': 'Keep mine',
  'sync.keepBoth': 'Keep both',
  'sync.keepTheirs': 'Keep theirs',
} as const;
