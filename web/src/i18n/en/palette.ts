/** Texts of the palette and of the help page. */
export const palette = {
  'help.title': 'Keyboard shortcuts',
  'help.search': 'Find a shortcut',
  'help.none': 'No shortcut matches “{query}”.',
  'help.characters': 'Shortcuts of a single character',
  'help.charactersHint':
    'Switch them off if you dictate, or press keys by accident. Those with Ctrl stay.',
  'help.change': 'Change the keys of “{title}”: {keys}',
  'help.press': 'Press the new keys, then Enter',
  'help.pressed': '{keys}, then Enter',
  'help.off': 'no keys',
  'help.reset': 'Set “{title}” back',
  'help.taken': 'Also used for “{title}”.',

  'palette.title': 'Command palette',
  'palette.placeholder': 'Type a command or search…',
  'palette.none': 'Nothing matches “{query}”.',
  'palette.begin': 'Type the key or words of the name of an issue.',
  'palette.selected': { one: '{count} issue', other: '{count} issues' },
  'palette.issues': 'Issues',
  'palette.projects': 'Projects',
  'palette.actions': 'Actions',
  'palette.search': 'Search issues and projects',
  'palette.to.state': 'Change state to {name}',
  'palette.to.priority': 'Change priority to {name}',
  'palette.to.assignee': 'Assign to {name}',
  'palette.to.label': 'Label {name}',
} as const;
