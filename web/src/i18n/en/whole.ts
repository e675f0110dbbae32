/** Texts of changing all issues that a page asks for. */
export const whole = {
  'whole.select': { one: 'Select {count} that matches', other: 'Select all {count} that match' },
  'whole.selectAll': { one: 'Select all {count}', other: 'Select all {count}' },
  'whole.countAll': { one: 'All {count}', other: 'All {count}' },
  'whole.selectHint': 'Select everything that belongs to this page, also what is not shown',
  'whole.count': { one: '{count} that matches', other: 'All {count} that match' },
  'whole.title': 'Change all that match?',
  'whole.looking': 'Counting what matches…',
  'whole.none': 'Nothing matches any more.',
  'whole.tooMany':
    '{count} issues match, and at most {most} can be changed at once. Narrow the filter or the query, for example to a state, an assignee or some days.',
  'whole.moved': {
    one: 'Others match by now: {count} issue. Nothing has been changed yet.',
    other: 'Others match by now: {count} issues. Nothing has been changed yet.',
  },
  'whole.text': 'What cannot be changed is left as it is, and you are told why.',
  'whole.archiveText': 'Those that are neither completed nor cancelled stay.',
  'whole.deleteText':
    'Their sub-items are deleted with them. The notice that follows offers to undo it.',
  'whole.direction': 'What to do with {name}',
  'whole.add': 'Add',
  'whole.takeOff': 'Take off',
  'whole.action': { one: 'Change {count} issue', other: 'Change {count} issues' },
  'whole.actionArchive': { one: 'Archive {count} issue', other: 'Archive {count} issues' },
  'whole.actionDelete': { one: 'Delete {count} issue', other: 'Delete {count} issues' },
  'whole.notThis': 'This cannot be done with everything that matches at once.',

  'whole.archive': { one: 'Archive {count} issue?', other: 'Archive {count} issues?' },
  'whole.delete': { one: 'Delete {count} issue?', other: 'Delete {count} issues?' },
  'whole.to.state': {
    one: 'Move {count} issue to {name}?',
    other: 'Move {count} issues to {name}?',
  },
  'whole.to.priority': {
    one: 'Set the priority of {count} issue to {name}?',
    other: 'Set the priority of {count} issues to {name}?',
  },
  'whole.to.dueDate': {
    one: 'Set the due date of {count} issue to {name}?',
    other: 'Set the due date of {count} issues to {name}?',
  },
  'whole.to.estimate': {
    one: 'Estimate {count} issue with {name}?',
    other: 'Estimate {count} issues with {name}?',
  },
  'whole.to.cycle': {
    one: 'Put {count} issue into the cycle {name}?',
    other: 'Put {count} issues into the cycle {name}?',
  },
  'whole.on.assignee': {
    one: 'Assign {count} issue to {name}?',
    other: 'Assign {count} issues to {name}?',
  },
  'whole.off.assignee': {
    one: 'Take {count} issue from {name}?',
    other: 'Take {count} issues from {name}?',
  },
  'whole.on.label': {
    one: 'Add the label {name} to {count} issue?',
    other: 'Add the label {name} to {count} issues?',
  },
  'whole.off.label': {
    one: 'Take the label {name} off {count} issue?',
    other: 'Take the label {name} off {count} issues?',
  },
  'whole.on.module': {
    one: 'Put {count} issue into the module {name}?',
    other: 'Put {count} issues into the module {name}?',
  },
  'whole.off.module': {
    one: 'Take {count} issue out of the module {name}?',
    other: 'Take {count} issues out of the module {name}?',
  },
  'whole.without': {
    one: 'Remove the {field} of {count} issue?',
    other: 'Remove the {field} of {count} issues?',
  },
  'whole.field.dueDate': 'due date',
  'whole.field.estimate': 'estimate',
  'whole.field.cycle': 'cycle',

  'whole.changed': { one: '{count} issue changed', other: '{count} issues changed' },
  'whole.archived': { one: '{count} issue archived', other: '{count} issues archived' },
  'whole.deleted': { one: '{count} issue deleted', other: '{count} issues deleted' },
  'whole.refused': { one: '{count} was refused:', other: '{count} were refused:' },
  'whole.noReason': 'No reason was given.',
} as const;
