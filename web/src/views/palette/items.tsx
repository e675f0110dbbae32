/** What the palette offers: actions, values for what is selected, issues and projects. */
import '../../i18n/late/keys';
import type { ReactNode } from 'react';
import type { SearchResult } from '../../api/search';
import { paths } from '../../app/paths';
import {
  cycleOptions,
  estimateOptions,
  labelOptions,
  moduleOptions,
  personOptions,
  priorityOptions,
  stateOptions,
} from '../../app/pick-options';
import {
  type Command,
  changeAssignees,
  changeLabels,
  changePriority,
  changeState,
} from '../../commands';
import { changeCycleOf, changeEstimateOf, changeModulesOf } from '../../commands/places';
import { type MessageKey, t } from '../../i18n';
import { type Action, catalogue, keysOf } from '../../keys';
import type { Id, Issue, Priority, Tables } from '../../store/rows';
import { issueKey, mayEdit, myProjects } from '../../store/selectors';
import { PageIcon } from '../../ui/page-icon';
import type { PickerOption } from '../../ui/picker';
import { PlaceIcon } from '../../ui/place-icon';
import { ProjectMark } from '../../ui/project-mark';
import { StateIcon } from '../../ui/state-icon';
import { ViewIcon } from '../../ui/view-icon';
import { foundItems, searchItem } from './found';
import { found, wordsOf } from './match';
import { searchIssues } from './search';

/** A line of the palette. */
export type Item = {
  readonly id: string;
  readonly title: string;
  /** Stands before the title, for example the key of an issue. */
  readonly lead?: string;
  readonly icon?: ReactNode;
  readonly keys?: string | undefined;
  /** Stands at the end, for example what kind of thing it is. */
  readonly end?: string;
  run(): void;
};

/** Lines with a heading. */
export type Section = { readonly title: string; readonly items: readonly Item[] };

/** What the lines are made from. */
export type Source = {
  readonly query: string;
  readonly tables: Tables;
  /** What the server has found for the query. */
  readonly found: readonly SearchResult[];
  readonly actions: readonly Action[];
  readonly targets: readonly Id[];
  go(path: string): void;
  give(commands: readonly Command[]): void;
};

/** The sections for a query; what is selected comes first. */
export function sectionsOf(source: Source): readonly Section[] {
  const words = wordsOf(source.query);
  const pick = (items: readonly Item[]) => found(items, ({ title }) => title, words);
  const offered = inOrder(source.actions.filter(({ isKeyOnly }) => !isKeyOnly));
  const isAbout = (action: Action) => action.scope === 'selection' || action.group === 'issue';
  const about = offered.filter(isAbout).map(actionItem);
  const values = words.length > 0 ? valueItems(source) : [];
  const sections: Section[] = [
    { title: targetTitle(source), items: [...pick(about), ...pick(values).slice(0, 8)] },
    { title: t('palette.issues'), items: issueItems(source) },
    {
      title: t('palette.actions'),
      items: pick(offered.filter((it) => !isAbout(it)).map(actionItem)),
    },
    { title: t('palette.projects'), items: pick(projectItems(source)) },
    {
      title: t('palette.pages'),
      items: words.length > 0 ? pick(pageItems(source)).slice(0, 8) : [],
    },
  ];
  const shown = new Set(sections.flatMap(({ items }) => items.map(({ id }) => id)));
  // Behind all that is there at once, so that nothing moves that somebody is about to choose.
  sections.push(
    { title: t('palette.found'), items: foundItems(source, shown) },
    { title: t('palette.search'), items: searchItem(source) },
  );
  return sections.filter(({ items }) => items.length > 0);
}

const ORDER = Object.keys(catalogue);

/** Actions in the order of the catalogue, those of pages after it. */
function inOrder(actions: readonly Action[]): readonly Action[] {
  const place = ({ id }: Action) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return actions.toSorted((a, b) => place(a) - place(b));
}

/** What the issues are called that actions act on. */
function targetTitle({ tables, targets }: Pick<Source, 'tables' | 'targets'>): string {
  const only = targets.length === 1 ? tables.issues.get(targets[0] ?? '') : undefined;
  if (only) return `${issueKey(tables, only)} ${only.name}`;
  return t('palette.selected', { count: targets.length });
}

function actionItem(action: Action): Item {
  return {
    id: action.id,
    title: t(action.title as MessageKey),
    keys: keysOf(action)[0],
    run: () => action.run(),
  };
}

function issueItems({ tables, query, go }: Source): readonly Item[] {
  return searchIssues(tables, query).map((issue) => {
    const state = tables.states.get(issue.state);
    const key = issueKey(tables, issue);
    return {
      id: issue.id,
      title: issue.name,
      lead: key,
      icon: <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />,
      run: () => go(paths.issue(tables.workspace.slug, key)),
    };
  });
}

function projectItems({ tables, go }: Source): readonly Item[] {
  const { slug } = tables.workspace;
  const places = (['cycle', 'module'] as const).flatMap((field) =>
    [...tables[`${field}s`].values()]
      .filter((row) => row.archived_at === null)
      .map((row) => ({
        id: row.id,
        title: row.name,
        icon: <PlaceIcon field={field} />,
        run: () => {
          const { identifier = '' } = tables.projects.get(row.project) ?? {};
          go(paths.place(slug, identifier, `${field}s`, row.id));
        },
      })),
  );
  const views = [...tables.views.values()].flatMap((row) => {
    const project = tables.projects.get(row.project ?? '');
    if (!project && row.project !== null) return [];
    return {
      id: row.id,
      title: row.name,
      icon: <ViewIcon view={row} />,
      run: () => go(paths.views(slug, project?.identifier ?? null, row.id)),
    };
  });
  const projects = myProjects(tables).map((project) => ({
    id: project.id,
    title: project.name,
    icon: <ProjectMark project={project} />,
    run: () => go(paths.project(slug, project.identifier)),
  }));
  return [...projects, ...places, ...views];
}

function pageItems({ tables, go }: Source): readonly Item[] {
  const pages = [...tables.pages.values()].filter(({ archived_at }) => archived_at === null);
  return pages.map((page) => {
    const { id, name, project } = page;
    const identifier = tables.projects.get(project ?? '')?.identifier ?? null;
    return {
      id,
      title: name,
      icon: <PageIcon page={page} size={14} />,
      run: () => go(paths.page(tables.workspace.slug, identifier, id)),
    };
  });
}

/** Values that typing finds without opening a list first: "urgent", "done", a name, a label. */
function valueItems({ tables, targets, give }: Source): readonly Item[] {
  const issues = targets.flatMap((id) => tables.issues.get(id) ?? []);
  const projects = new Set(issues.map(({ project }) => project));
  if (issues.length === 0 || [...projects].some((project) => !mayEdit(tables, project))) return [];
  const items = (kind: ValueKind, options: readonly PickerOption[]) =>
    options.map(
      (option): Item => ({
        id: `${kind} ${option.id}`,
        title: t(`palette.to.${kind}`, { name: option.label }),
        icon: option.icon,
        run: () => give(commandsOf(kind, issues, option.id)),
      }),
    );
  const [project = ''] = projects;
  const ofProject =
    projects.size > 1
      ? []
      : [
          ...items('state', stateOptions(tables, project)),
          ...items('assignee', personOptions(tables, project)),
          ...items('label', labelOptions(tables, project)),
          ...items('cycle', cycleOptions(tables, project)),
          ...items('module', moduleOptions(tables, project)),
          ...items('estimate', estimateOptions(tables, project)),
        ];
  return [...ofProject, ...items('priority', priorityOptions())];
}

type SingleKind = 'state' | 'priority' | 'assignee' | 'label' | 'estimate';
type ValueKind = SingleKind | 'cycle' | 'module';

/** All issues are put into a cycle or module at once, else each has a command of its own. */
function commandsOf(kind: ValueKind, issues: readonly Issue[], value: Id): readonly Command[] {
  const ids = issues.map(({ id }) => id);
  if (kind === 'cycle') return [changeCycleOf(ids, value)];
  if (kind !== 'module') return issues.map((issue) => commandOf(kind, issue, value, issues));
  const sets = issues.map(({ modules }) => modules);
  return [changeModulesOf(ids, toggled(value, sets))];
}

function commandOf(kind: SingleKind, issue: Issue, value: Id, all: readonly Issue[]): Command {
  switch (kind) {
    case 'state':
      return changeState(issue.id, value);
    case 'priority':
      return changePriority(issue.id, value as Priority);
    case 'estimate':
      return changeEstimateOf(issue.id, value);
    case 'assignee':
      return changeAssignees(
        issue.id,
        toggled(
          value,
          all.map(({ assignees }) => assignees),
        ),
      );
    case 'label':
      return changeLabels(
        issue.id,
        toggled(
          value,
          all.map(({ labels }) => labels),
        ),
      );
  }
}

/** Takes a value away where all have it, else gives it to all. */
function toggled(value: Id, sets: readonly (readonly Id[])[]) {
  return sets.every((set) => set.includes(value)) ? { remove: [value] } : { add: [value] };
}
