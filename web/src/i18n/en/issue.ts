/** Texts of issues that lists show as well. */
export const issue = {
  'prop.state': 'State',
  'prop.priority': 'Priority',
  'prop.assignees': 'Assignees',
  'prop.labels': 'Labels',
  'prop.startDate': 'Start date',
  'prop.dueDate': 'Due date',
  'prop.parent': 'Parent',
  'prop.cycle': 'Cycle',
  'prop.module': 'Modules',
  'prop.estimate': 'Estimate',
  'prop.none': 'None',
} as const;
