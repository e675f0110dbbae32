import { useEffect, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { changeView } from '../../commands/view/views';
import { t } from '../../i18n';
import { Star } from '../../own/late';
import { formatView, type Scope, type ViewState } from '../../query';
import { changesOf, savedState } from '../../query/saved';
import { useTables } from '../../store/hooks';
import type { Id, Project, SavedView } from '../../store/rows';
import { mayEdit } from '../../store/selectors';
import { mayDisposeOfView } from '../../store/views';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { MoreMenu } from '../../ui/more-menu';
import { PlaceIcon } from '../../ui/place-icon';
import { IssuesView } from '../issues/issues-view';
import { useView } from '../issues/use-view';
import { PlaceHeader } from '../places/frame';
import { NotThere } from '../places/not-there';
import { useViewActions } from './actions';
import { useFound } from './found';
import { SaveView } from './save-view';
import { ViewMarks } from './views-page';

interface ViewPageProps {
  readonly slug: string;
  readonly project: Project;
  readonly id: Id;
}

/** A saved view: the issues of its project as it shows them. */
export function ViewPage({ slug, project, id }: ViewPageProps) {
  const row = useTables((tables) => tables.views.get(id));
  if (row?.project !== project.id) {
    return <NotThere slug={slug} identifier={project.identifier} kind="views" />;
  }
  return <OfView slug={slug} project={project} row={row} />;
}

interface OfViewProps {
  readonly slug: string;
  readonly project: Project;
  readonly row: SavedView;
}

function OfView({ slug, project, row }: OfViewProps) {
  const [, go] = useLocation();
  const saved = useMemo(() => savedState(row), [row]);
  const [view, setView, reset] = useView(undefined, saved.view);
  const isChanged = formatView(view, saved.view) !== '';
  const isBeyond = saved.beyond !== null && view.filter === null;
  const found = useFound(slug, row, isBeyond);
  const mayCreate = useTables((tables) => mayEdit(tables, project.id));
  const all = paths.place(slug, project.identifier, 'views');
  const { items, open } = useViewActions(slug, project, row, () => go(all));
  const scope = useMemo<Scope>(
    () => ({ project: project.id, ...(isBeyond && { only: setOf(found) }) }),
    [project.id, isBeyond, found],
  );
  // An address that says nothing else than the view says nothing at all, so that it follows the view.
  useEffect(() => {
    if (!isChanged) reset();
  }, [isChanged, reset]);
  return (
    <>
      <PlaceHeader
        slug={slug}
        project={project}
        kind="views"
        title={row.name}
        after={<ViewMarks view={row} />}
      >
        <Star kind="view" id={row.id} />
        <MoreMenu label={t('views.actions', { name: row.name })} items={items} />
      </PlaceHeader>
      <IssuesView
        slug={slug}
        name={t('list.name', { name: row.name })}
        scope={scope}
        view={view}
        onView={setView}
        mayCreate={mayCreate}
        empty={<NoneFound slug={slug} project={project} found={isBeyond ? found : null} />}
        after={
          <Changes
            slug={slug}
            project={project}
            row={row}
            view={view}
            isChanged={isChanged}
            onReset={reset}
          />
        }
      >
        {isBeyond ? <Beyond text={saved.beyond ?? ''} /> : null}
      </IssuesView>
      {open}
    </>
  );
}

const NO_ISSUES: ReadonlySet<Id> = new Set();

function setOf(found: ReturnType<typeof useFound>): ReadonlySet<Id> {
  return typeof found === 'string' ? NO_ISSUES : found;
}

/** A filter that the page cannot take apart, as it is written. */
function Beyond({ text }: { readonly text: string }) {
  return (
    <span className="condition" title={t('views.beyondText')}>
      <span>{t('views.beyond')}</span>
      <span>
        <code className="cut max-w-96 max-md:max-w-40">{text}</code>
      </span>
    </span>
  );
}

interface NoneFoundProps {
  readonly slug: string;
  readonly project: Project;
  /** What the server says, where it was asked. */
  readonly found: ReturnType<typeof useFound> | null;
}

function NoneFound({ slug, project, found }: NoneFoundProps) {
  const icon = <PlaceIcon field="view" size={24} />;
  if (found === 'asking') return null;
  if (found === 'failed') {
    return <Empty icon={icon} title={t('views.failedTitle')} text={t('views.failedText')} />;
  }
  return (
    <Empty icon={icon} title={t('views.noneTitle')} text={t('views.noneText')}>
      <Link href={paths.project(slug, project.identifier)} className="button button--outline">
        {t('views.toIssues')}
      </Link>
    </Empty>
  );
}

interface ChangesProps extends OfViewProps {
  readonly view: ViewState;
  readonly isChanged: boolean;
  readonly onReset: () => void;
}

/** What can be done once the page shows something else than the view that it is of. */
function Changes({ slug, project, row, view, isChanged, onReset }: ChangesProps) {
  const run = useRun();
  const mayChange = useTables((tables) => mayDisposeOfView(tables, row));
  const changes = changesOf(row, view);
  const why = row.is_locked ? t('views.lockedText') : changes ? null : t('views.tooDeep');
  return (
    <>
      {isChanged && mayChange ? (
        <Button
          kind="outline"
          disabled={why !== null}
          {...(why !== null && { title: why })}
          onClick={() => changes && run(changeView(row.id, changes))}
        >
          {t('views.update')}
        </Button>
      ) : null}
      <SaveView
        slug={slug}
        project={project}
        view={view}
        isShown={isChanged && (!mayChange || row.is_locked)}
      />
      {isChanged ? <Button onClick={onReset}>{t('views.reset')}</Button> : null}
    </>
  );
}
