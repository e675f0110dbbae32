import '../i18n/late/choose';
import '../i18n/late/commands';
import { useLocation, useSearchParams } from 'wouter';
import { archiveIssue, type Command, copyIssue, deleteIssue, useRun, useUndo } from '../commands';
import { t } from '../i18n';
import { type Offer, targets, useKeys } from '../keys';
import { useEngine } from '../store/hooks';
import { hasPlace, type PlaceField } from '../store/places';
import type { Id, Tables } from '../store/rows';
import { issueKey, mayDelete, mayEdit } from '../store/selectors';
import { announce } from '../ui/announce';
import { notify } from '../ui/toast';
import { type Question, useDialogs } from './dialogs';
import { elementOf } from './element-of';
import { paths } from './paths';
import { type Property, usePick } from './picking';

/** Whose actions these are. */
export interface IssueActionsProps {
  readonly slug: string;
}

/** What can be done by key and from the palette with the issues that are selected, focused or open. */
export function IssueActions({ slug }: IssueActionsProps) {
  const actions = useIssueActions(slug);
  const { createIssue } = useDialogs();
  const pick = usePick();
  const { undo, redo, undoTitle, redoTitle } = useUndo();
  const has = () => targets().length > 0;
  const choose = (id: Offer['id'], property: Property): Offer => ({
    id,
    scope: 'selection',
    when: has,
    run: () => pick(property, targets(), elementOf(targets()[0])),
  });
  const { store } = useEngine();
  const place = (field: PlaceField): Offer => ({
    ...choose(`issue.${field}`, field),
    when: () => {
      const row = store.tables().issues.get(targets()[0] ?? '');
      return row !== undefined && hasPlace(store.tables(), row.project, field);
    },
  });
  useKeys([
    choose('issue.state', 'state'),
    choose('issue.priority', 'priority'),
    choose('issue.assignee', 'assignee'),
    choose('issue.label', 'label'),
    choose('issue.dueDate', 'dueDate'),
    choose('issue.parent', 'parent'),
    choose('issue.project', 'project'),
    {
      id: 'issue.duplicate',
      scope: 'selection',
      when: has,
      run: () => actions.duplicate(targets()),
    },
    place('cycle'),
    place('module'),
    place('estimate'),
    {
      id: 'issue.move',
      scope: 'app',
      when: has,
      run: () => pick('state', targets(), elementOf(targets()[0])),
    },
    { id: 'issue.archive', scope: 'selection', when: has, run: () => actions.archive(targets()) },
    { id: 'issue.delete', scope: 'selection', when: has, run: () => actions.remove(targets()) },
    { id: 'issue.open', scope: 'app', when: has, run: () => actions.open(targets()[0]) },
    {
      id: 'issue.copyAddress',
      scope: 'selection',
      when: has,
      run: () => actions.copy(targets()[0]),
    },
    {
      id: 'issue.subItem',
      scope: 'selection',
      when: () => targets().length === 1,
      run: () => createIssue(actions.below(targets()[0])),
    },
    {
      id: 'undo',
      when: () => undoTitle !== null,
      run: () => {
        if (undo()) announce(`${t('action.undo')}: ${undoTitle}`);
      },
    },
    { id: 'redo', when: () => redoTitle !== null, run: () => void redo() },
  ]);
  return null;
}

/** What can be done with issues, for menus as well. */
export function useIssueActions(slug: string) {
  const run = useRun();
  const { store, history } = useEngine();
  const { confirm } = useDialogs();
  const [, go] = useLocation();
  const [search, setSearch] = useSearchParams();
  const keyOf = (id: Id | undefined): string => {
    const row = store.tables().issues.get(id ?? '');
    return row ? issueKey(store.tables(), row) : '';
  };
  const leaveIfOpen = (ids: readonly Id[]) => {
    const keys = ids.map(keyOf);
    if (keys.includes(search.get('peek') ?? '-')) {
      setSearch((before) => {
        before.delete('peek');
        return before;
      });
    }
    const open = keys.find((key) => location.pathname === paths.issue(slug, key));
    const project = store
      .tables()
      .projects.get(store.tables().issues.get(ids[0] ?? '')?.project ?? '');
    if (open && project) go(paths.project(slug, project.identifier));
  };
  /** Gives commands as one step, and says what was done, with a way back. */
  const doTogether = (title: string, told: string, commands: readonly Command[]) => {
    const step = history.together(title, 'user', () => {
      for (const command of commands) run(command);
    });
    const takeBack = () => {
      history.takeBack(step);
      announce(`${t('action.undo')}: ${title}`);
    };
    notify({ title: told, action: { label: t('action.undo'), run: takeBack } });
  };
  return {
    open(id: Id | undefined) {
      if (keyOf(id)) go(paths.issue(slug, keyOf(id)));
    },
    copy(id: Id | undefined) {
      const key = keyOf(id);
      if (!key) return;
      const address = location.origin + paths.issue(slug, key);
      void navigator.clipboard
        ?.writeText(address)
        .then(() => notify({ title: t('issue.copied', { key }) }));
    },
    duplicate(ids: readonly Id[]) {
      const own = ids.filter((id) => {
        const row = store.tables().issues.get(id);
        return row && mayEdit(store.tables(), row.project);
      });
      if (own.length === 0) return;
      for (const id of own) run(copyIssue(id));
      notify({ title: t('bulk.copied', { count: own.length }) });
    },
    archive(ids: readonly Id[]) {
      const closed = closedOf(store.tables(), ids);
      const [first] = closed;
      if (!first) return notify({ title: t('commands.onlyClosed') });
      const count = closed.length;
      const title =
        count === 1
          ? t('did.archiveIssue', { key: keyOf(first) })
          : t('did.archiveIssues', { count });
      const carryOut = () => {
        leaveIfOpen(closed);
        doTogether(title, t('bulk.archived', { count }), closed.map(archiveIssue));
      };
      if (ids.length === 1) return carryOut();
      confirm(archivingOf(count, ids.length - count, carryOut));
    },
    remove(ids: readonly Id[]) {
      if (!ids.every((id) => mayDelete(store.tables(), id)))
        return notify({ title: t('commands.onlyCreator') });
      const [count, key] = [ids.length, keyOf(ids[0])];
      const isOne = count === 1;
      const question = deletionOf(count, key, () => {
        leaveIfOpen(ids);
        const title = isOne ? t('did.deleteIssue', { key }) : t('did.deleteIssues', { count });
        const told = isOne ? t('issue.deleted', { key }) : t('bulk.deleted', { count });
        doTogether(title, told, ids.map(deleteIssue));
      });
      confirm(question);
    },
    below(id: Id | undefined) {
      const row = store.tables().issues.get(id ?? '');
      return row ? { project: row.project, parent: row.id } : {};
    },
  };
}

/** Asks before issues are deleted. */
function deletionOf(count: number, key: string, run: () => void): Question {
  const isOne = count === 1;
  return {
    title: isOne ? t('issue.deleteTitle', { key }) : t('bulk.deleteTitle', { count }),
    text: t(isOne ? 'issue.deleteText' : 'bulk.deleteText'),
    action: t('action.delete'),
    run,
  };
}

/** Asks before several issues are archived; those that are still open stay. */
function archivingOf(count: number, left: number, run: () => void): Question {
  return {
    title: t('bulk.archiveTitle', { count }),
    text: left > 0 ? t('bulk.archiveLeft', { count: left }) : t('bulk.archiveText'),
    action: t('bulk.archive'),
    isHarmless: true,
    run,
  };
}

function closedOf(tables: Tables, ids: readonly Id[]): readonly Id[] {
  return ids.filter((id) => {
    const row = tables.issues.get(id);
    const group = tables.states.get(row?.state ?? '')?.group;
    return row && mayEdit(tables, row.project) && (group === 'completed' || group === 'cancelled');
  });
}
