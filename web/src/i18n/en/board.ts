/** Texts of the board. */
export const board = {
  'board.name': 'Board of {name}',
  'board.column': '{name}, {count} issues',
  'board.empty': 'No issues',
  'board.moved': '{key} moved to {column}',
  'board.moveTo': 'Move to…',
  'board.move': 'Move {key} to…',
  'board.collapse': 'Collapse {name}',
  'board.expand': 'Expand {name}',
  'board.addTo': 'New issue in {name}',
} as const;
