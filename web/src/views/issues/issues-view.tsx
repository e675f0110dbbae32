import { CircleCheckBig, ListFilter } from 'lucide-react';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useDialogs } from '../../app/dialogs';
import { elementOf } from '../../app/element-of';
import { paths } from '../../app/paths';
import { usePick } from '../../app/picking';
import { t } from '../../i18n';
import { targets, useKeys, useTarget } from '../../keys';
import { applyView, type Filter, type Scope, type ViewGroup, type ViewState } from '../../query';
import { useEngine, useTables } from '../../store/hooks';
import { hasPlace, type PlaceField } from '../../store/places';
import type { Id } from '../../store/rows';
import { issueByKey, issueKey } from '../../store/selectors';
import { Boundary } from '../../ui/boundary';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { KeyCaps } from '../../ui/key-caps';
import { late } from '../../ui/late';
import type { PeekProps } from '../issue/peek';
import type { NothingFoundProps } from '../query/nothing-found';
import type { QueryBarProps } from '../query/query-bar';
import type { ServedIssuesProps } from '../served/served-issues';
import type { BulkBarProps } from './bulk-bar';
import { useCursor } from './cursor';
import { propertyOf } from './group-values';
import type { LayoutProps } from './layout';
import { List } from './list';
import type { Source } from './source';
import { Toolbar } from './toolbar';
import { type QueriedPage, useQuery } from './use-query';
import { usePeek } from './use-view';

const BulkBar = late<BulkBarProps>(async () => (await import('./bulk-bar')).BulkBar);
const Board = late<LayoutProps>(async () => (await import('./board')).Board);
const Peek = late<PeekProps>(async () => (await import('../issue/peek')).Peek);
const QueryBar = late<QueryBarProps>(async () => (await import('../query/query-bar')).QueryBar);
const NothingFound = late<NothingFoundProps>(
  async () => (await import('../query/nothing-found')).NothingFound,
);

const ServedIssues = late<ServedIssuesProps>(
  async () => (await import('../served/served-issues')).ServedIssues,
);

/** What a page of issues is of. */
export interface IssuesViewProps extends QueriedPage {
  readonly slug: string;
  readonly name: string;
  /** A filter of the page's own, besides the view's. */
  readonly within?: Filter;
  readonly mayCreate: boolean;
  /** What is shown when there is nothing, and no filter hides it. */
  readonly empty: ReactNode;
  /** What is said when the server refuses the query. */
  readonly refused?: NothingFoundProps['refused'];
  /** What stands before the filters. */
  readonly children?: ReactNode;
  /** What stands behind the filters; it is told whether the server refuses the query. */
  readonly after?: (isRefused: boolean) => ReactNode;
}

/** A page of issues: those of the copy, or where that has not all of them, those that the server finds. */
export function IssuesView(props: IssuesViewProps) {
  const isPartial = useTables((tables) => tables.isPartial);
  return isPartial ? <ServedIssues {...props} Page={IssuesPage} /> : <StoredIssues {...props} />;
}

function StoredIssues(props: IssuesViewProps) {
  const query = useQuery(props);
  const groups = useGroups(query.view, query.scope, props.within);
  const source = useMemo(() => ({ groups, more: nothing }), [groups]);
  return <IssuesPage {...props} query={query} source={source} />;
}

/** A page of issues with what it shows. */
export interface IssuesPageProps extends IssuesViewProps {
  readonly query: ReturnType<typeof useQuery>;
  readonly source: Source;
}

const nothing = () => undefined;

/** Toolbar, the layout of the view, what is selected, and the issue beside it. */
export function IssuesPage(props: IssuesPageProps) {
  const { slug, name, within, mayCreate, empty, children, after, query, source } = props;
  const { view, onView, scope } = query;
  const { groups } = source;
  const found = source.served === undefined ? query.found : source.served;
  const project = scope.project ?? null;
  const [closed, toggleGroup] = useClosed(groups);
  const open = useMemo(() => groups.filter((group) => !closed.has(group.key)), [groups, closed]);
  const { filter, pql, subs } = view;
  const asked = useMemo(
    () => JSON.stringify([project, filter, pql, subs, within, scope.asked]),
    [project, filter, pql, subs, within, scope.asked],
  );
  const cursor = useCursor(open, asked);
  const [peek, setPeek] = usePeek();
  const isEmpty = groups.every((group) => group.issues.length === 0);
  useTarget(cursor.targets);
  useListKeys({ view, cursor, peek, setPeek });
  usePeekFollows(cursor.active?.id, peek, setPeek);

  const layout = {
    view,
    onView,
    groups,
    onMore: source.more,
    cursor,
    closed,
    onToggleGroup: toggleGroup,
    name,
    project,
    mayCreate,
    places: usePlaces(project, within),
    href: useCallback((key: string) => paths.issue(slug, key), [slug]),
  };
  return (
    <div className="views">
      <div className="views__main">
        <Toolbar
          view={view}
          onView={onView}
          project={project}
          isQuerying={query.isShown}
          onQuery={query.open}
          after={after?.(found?.phase === 'refused')}
        >
          {children}
        </Toolbar>
        {query.isShown ? (
          <QueryBar
            slug={slug}
            project={project}
            pql={view.pql}
            onPql={(pql) => onView({ pql })}
            served={source.served}
            onFound={query.setFound}
            onClose={query.close}
          />
        ) : null}
        {source.instead ? (
          source.instead
        ) : isEmpty && !(view.layout === 'board' && view.filter === null && view.pql === '') ? (
          view.filter ? (
            <Filtered onClear={() => onView({ filter: null })} />
          ) : view.pql ? (
            <NothingFound
              found={found}
              refused={props.refused}
              onClear={() => {
                onView({ pql: '' });
                query.close();
              }}
            />
          ) : (
            empty
          )
        ) : (
          <Boundary resetKey={view.layout}>
            {view.layout === 'board' ? (
              <Board {...layout} />
            ) : (
              <List {...layout} isTable={view.layout === 'table'} />
            )}
          </Boundary>
        )}
        <BulkBar slug={slug} cursor={cursor} view={view} scope={props.scope} within={within} />
      </div>
      {peek ? (
        <Peek
          key={peek}
          slug={slug}
          issueKey={peek}
          onClose={() => setPeek(null)}
          onMove={cursor.move}
        />
      ) : null}
    </div>
  );
}

const FIELDS: readonly PlaceField[] = ['estimate', 'cycle', 'module'];

/** What issues of the page can be put into, without what all of them are in. */
function usePlaces(project: Id | null, within: Filter | undefined): readonly PlaceField[] {
  const own = within && 'field' in within ? within.field : null;
  const shown = useTables((tables) =>
    FIELDS.filter(
      (field) => project !== null && field !== own && hasPlace(tables, project, field),
    ).join(' '),
  );
  return useMemo(() => shown.split(' ').filter(Boolean) as PlaceField[], [shown]);
}

/** The groups of the view, which follow typing into a filter when there is time. */
function useGroups(
  view: ViewState,
  scope: Scope,
  within: Filter | undefined,
): readonly ViewGroup[] {
  const tables = useTables((all) => all);
  const wanted = useDeferredValue(view.filter);
  const { layout, group, lanes, order, descending, empty, subs } = view;
  const { project, assignee, createdBy, only, inOrder } = scope;
  return useMemo(() => {
    const filter = within && wanted ? { all: [within, wanted] } : (within ?? wanted);
    const shown = {
      layout,
      filter,
      group: layout === 'board' && group === 'none' ? ('state' as const) : group,
      lanes: layout === 'board' ? lanes : ('none' as const),
      order,
      descending,
      empty: empty || (layout === 'board' && (group === 'state' || group === 'state_group')),
      subs,
    };
    const about = {
      ...(project && { project }),
      ...(assignee && { assignee }),
      ...(createdBy && { createdBy }),
      ...(only && { only, inOrder: inOrder ?? false }),
    };
    return applyView(tables, shown, about);
  }, [
    tables,
    wanted,
    within,
    layout,
    group,
    lanes,
    order,
    descending,
    empty,
    subs,
    project,
    assignee,
    createdBy,
    only,
    inOrder,
  ]);
}

/** The groups that are folded up, on this page. */
function useClosed(groups: readonly ViewGroup[]) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const field = groups[0]?.field;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another grouping begins with all groups open
  useEffect(() => setClosed(new Set()), [field]);
  const toggle = useCallback((key: string) => {
    setClosed((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  }, []);
  return [closed, toggle] as const;
}

interface ListKeys {
  readonly view: ViewState;
  readonly cursor: ReturnType<typeof useCursor>;
  readonly peek: string | null;
  readonly setPeek: (key: string | null) => void;
}

/** The keys of a page of issues. */
function useListKeys({ view, cursor, peek, setPeek }: ListKeys): void {
  const { store } = useEngine();
  const pick = usePick();
  const { active, selected } = cursor;
  const focus = () => {
    const grid = document.querySelector<HTMLElement>('[role="grid"]');
    if (grid && !grid.contains(document.activeElement)) grid.focus({ preventScroll: true });
  };
  const moving = (move: () => void) => () => {
    focus();
    move();
  };
  const isBoard = view.layout === 'board';
  useKeys([
    { id: 'list.next', scope: 'view', run: moving(() => cursor.move(1)) },
    { id: 'list.previous', scope: 'view', run: moving(() => cursor.move(-1)) },
    {
      id: 'list.left',
      scope: 'view',
      when: () => isBoard,
      run: moving(() => cursor.moveAcross(-1)),
    },
    {
      id: 'list.right',
      scope: 'view',
      when: () => isBoard,
      run: moving(() => cursor.moveAcross(1)),
    },
    { id: 'list.first', scope: 'view', run: moving(() => cursor.moveTo('first')) },
    { id: 'list.last', scope: 'view', run: moving(() => cursor.moveTo('last')) },
    {
      id: 'list.select',
      scope: 'view',
      when: () => active !== null,
      run: () => active && cursor.toggle(active),
    },
    { id: 'list.selectAll', scope: 'view', run: cursor.selectAll },
    {
      id: 'list.clear',
      scope: 'view',
      when: () => selected.size > 0 || peek !== null,
      run: () => (selected.size > 0 ? cursor.clear() : setPeek(null)),
    },
    {
      id: 'issue.peek',
      scope: 'view',
      when: () => active !== null,
      run: () => {
        const row = store.tables().issues.get(active?.id ?? '');
        const key = row && issueKey(store.tables(), row);
        setPeek(!key || key === peek ? null : key);
      },
    },
    {
      id: 'issue.move',
      scope: 'view',
      when: () => targets().length > 0,
      run: () => pick(propertyOf(view.group), targets(), elementOf(targets()[0])),
    },
  ]);
}

/** An open peek shows the issue that somebody moves to. */
function usePeekFollows(
  active: Id | undefined,
  peek: string | null,
  setPeek: (key: string | null) => void,
): void {
  const { store } = useEngine();
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows moves, and nothing else
  useEffect(() => {
    const tables = store.tables();
    const row = tables.issues.get(active ?? '');
    if (!row || !peek) return;
    if (issueByKey(tables, peek)?.id !== row.id) setPeek(issueKey(tables, row));
  }, [active]);
}

function Filtered({ onClear }: { readonly onClear: () => void }) {
  return (
    <Empty icon={<ListFilter />} title={t('list.filteredTitle')}>
      <Button kind="outline" onClick={onClear}>
        {t('list.filteredAction')}
      </Button>
    </Empty>
  );
}

/** A project without issues: what they are for, and how to make the first. */
export function NoIssues({
  project,
  mayCreate,
}: {
  readonly project: Id;
  readonly mayCreate: boolean;
}) {
  const { createIssue } = useDialogs();
  return (
    <Empty
      icon={<CircleCheckBig />}
      title={t('list.emptyTitle')}
      text={t(mayCreate ? 'list.emptyText' : 'list.emptyReadOnly')}
    >
      {mayCreate ? (
        <Button kind="main" onClick={() => createIssue({ project })}>
          {t('nav.newIssue')}
          <KeyCaps keys="c" className="opacity-80" />
        </Button>
      ) : null}
    </Empty>
  );
}
