/** The example project of a first visit. */
import '../../i18n/late/create';
import {
  addComment,
  type Command,
  createIssue,
  createLabel,
  createProject,
  type Handle,
} from '../../commands';
import { t } from '../../i18n';
import { today } from '../../i18n/times';
import type { Group, Id, Tables } from '../../store/rows';
import { projectStates } from '../../store/selectors';

type Run = (command: Command) => Handle;

/** Makes a project with a few issues that show how things hang together; its identifier is the answer. */
export function makeExample(run: Run, tables: () => Tables): string {
  const identifier = freeIdentifier(tables());
  const name = identifier === 'BOAT' ? t('example.name') : `${t('example.name')} ${identifier}`;
  const project = run(
    createProject({ name, identifier, description: t('example.description') }),
  ).id;
  if (!project) return identifier;
  const me = tables().me;
  const state = (group: Group): { state?: Id } => {
    const found = projectStates(tables(), project).find((row) => row.group === group);
    return found ? { state: found.id } : {};
  };
  const label = (text: string, colour: string) => {
    const made = run(createLabel({ project, name: text, colour })).id;
    return made ? [made] : [];
  };
  const hull = label(t('example.labelHull'), '#2a7f9e');
  const bug = label(t('example.labelBug'), '#d0453e');
  const issue = (wanted: Omit<Parameters<typeof createIssue>[0], 'project'>) =>
    run(createIssue({ project, ...wanted })).id;

  issue({ name: t('example.issue1'), priority: 'high', assignees: [me], ...state('unstarted') });
  issue({ name: t('example.issue2'), priority: 'medium', ...state('unstarted') });
  issue({ name: t('example.issue3'), priority: 'low', ...state('backlog') });
  const leak = issue({
    name: t('example.issue4'),
    priority: 'urgent',
    assignees: [me],
    labels: [...hull, ...bug],
    target_date: today(3),
    description_html: t('example.text4'),
    ...state('started'),
  });
  if (leak) {
    issue({ name: t('example.issue5'), parent: leak, ...state('completed') });
    issue({ name: t('example.issue6'), parent: leak, assignees: [me], ...state('started') });
    run(addComment(leak, t('example.comment4')));
  }
  issue({ name: t('example.issue7'), labels: hull, target_date: today(21), ...state('backlog') });
  issue({ name: t('example.issue8'), priority: 'low', ...state('completed') });
  return identifier;
}

function freeIdentifier(tables: Tables): string {
  const taken = new Set([...tables.projects.values()].map((row) => row.identifier.toUpperCase()));
  if (!taken.has('BOAT')) return 'BOAT';
  let number = 2;
  while (taken.has(`BOAT${number}`)) number += 1;
  return `BOAT${number}`;
}
