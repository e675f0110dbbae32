/** Texts of making issues and projects, and of a first visit. */
export const create = {
  'create.title': 'New issue',
  'create.subTitle': 'New sub-item of {key}',
  'create.name': 'Title',
  'create.namePlaceholder': 'What is to be done?',
  'create.description': 'Description',
  'create.descriptionPlaceholder': 'Add a description…',
  'create.action': 'Create issue',
  'create.more': 'Create more',
  'create.doneWaiting': 'Issue created',
  'create.project': 'Project',
  'create.fault': '{field}: {sentence}',
  'create.noProject': 'Join or create a project first: you are not a member of any.',

  'newProject.title': 'New project',
  'newProject.name': 'Name',
  'newProject.namePlaceholder': 'For example Engineering',
  'newProject.identifier': 'Identifier',
  'newProject.identifierHint': 'What its issues begin with, such as ENG-1.',
  'newProject.description': 'Description',
  'newProject.action': 'Create project',

  'copyProject.title': 'Copy the project {name}',
  'copyProject.suggestion': 'Copy of {name}',
  'copyProject.members': 'Members come along',
  'copyProject.membersHint':
    'With the roles that they have here. Otherwise only you are in the copy.',
  'copyProject.copied':
    'The copy has the states, labels, estimate, features, automation and appearance of this project.',
  'copyProject.notCopied': 'Issues, cycles, modules, pages and views are not copied.',
  'copyProject.action': 'Copy project',
  'copyProject.done': '{name} created',

  'welcome.title': 'Welcome to {name}',
  'welcome.text':
    'Work lives in projects. Start with a small example that shows how things hang together, or with a project of your own.',
  'welcome.example': 'Create an example project',
  'welcome.clean': 'Create a project',
  'welcome.guest': 'You are not in a project yet. Ask a colleague to add you to one.',

  'example.name': 'Example – a small boat',
  'example.description':
    'An example to try things with. Delete it in its settings when you are done.',
  'example.issue1': 'Move this issue to another state: press S, or drag it on the board',
  'example.issue2': 'Select several issues with X and change them together',
  'example.issue3': 'Find anything with Ctrl K',
  'example.issue4': 'Fix the leak below the waterline',
  'example.issue5': 'Find the leak',
  'example.issue6': 'Order sealant',
  'example.issue7': 'Paint the hull',
  'example.issue8': 'Choose a colour',
  'example.text4':
    '<p>Water comes in when the boat heels to port. Until it is fixed we stay in the harbour.</p>',
  'example.comment4': '<p>It is worse than it looked: please bring a second pump.</p>',
  'example.labelHull': 'hull',
  'example.labelBug': 'bug',
} as const;
