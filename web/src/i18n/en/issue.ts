/** Texts of an issue and its properties that lists show as well. */
export const issue = {
  'issue.copyAddress': 'Copy address',
  'issue.copied': 'The address of {key} was copied',
  'issue.archive': 'Archive',
  'issue.delete': 'Delete',
  'issue.deleteTitle': 'Delete {key}?',
  'issue.deleteText': 'Its sub-items are deleted with it. This cannot be undone here.',
  'issue.peek': 'Issue {key}',

  'prop.state': 'State',
  'prop.priority': 'Priority',
  'prop.assignees': 'Assignees',
  'prop.labels': 'Labels',
  'prop.startDate': 'Start date',
  'prop.dueDate': 'Due date',
  'prop.parent': 'Parent',
  'prop.none': 'None',
  'prop.change': 'Change {property}: {value}',
  'prop.noAssignee': 'Assign',
  'prop.noLabel': 'Add label',
  'prop.noDate': 'Set date',
  'prop.noParent': 'Set parent',
} as const;
