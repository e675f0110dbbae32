/** Texts of the board. */
export const board = {
  'board.name': 'Board of {name}',
  'board.column': '{name}, {count} issues',
  'board.empty': 'No issues',
  'board.moveTitle': 'Move {key} to',
  'board.moved': '{key} moved to {column}',
  'board.movedBy': '{person} moved {key} to {column}',
  'board.manualOnly': 'Cards keep this place only when the board is ordered by hand.',
  'board.collapse': 'Collapse {name}',
  'board.expand': 'Expand {name}',
  'board.addTo': 'New issue in {name}',
} as const;
