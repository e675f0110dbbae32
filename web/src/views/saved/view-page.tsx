import { useEffect, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { changeView } from '../../commands/view/views';
import { t } from '../../i18n';
import { Star } from '../../own/late';
import { formatView, type Scope, type ViewState } from '../../query';
import { isKnown } from '../../query/known';
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
import { NotThere } from '../places/not-there';
import { type Found, useFound } from '../query/use-found';
import { useViewActions } from './actions';
import { ViewsHeader } from './header';
import { SaveView, whyNotKept } from './save-view';
import { ViewMarks } from './view-line';

interface ViewPageProps {
  readonly slug: string;
  /** The project whose view it is; null for one of the workspace. */
  readonly project: Project | null;
  readonly id: Id;
}

/** A saved view: the issues of its project, or of all projects of the reader, as it shows them. */
export function ViewPage({ slug, project, id }: ViewPageProps) {
  const row = useTables((tables) => tables.views.get(id));
  if (!row || row.project !== (project?.id ?? null)) {
    return <NotThere slug={slug} identifier={project?.identifier ?? null} kind="views" />;
  }
  return <OfView slug={slug} project={project} row={row} />;
}

interface OfViewProps {
  readonly slug: string;
  readonly project: Project | null;
  readonly row: SavedView;
}

function OfView({ slug, project, row }: OfViewProps) {
  const [, go] = useLocation();
  const saved = useMemo(() => savedState(row), [row]);
  const [view, setView, reset] = useView(saved.view);
  const isChanged = formatView(view, saved.view) !== '';
  const isBeyond = saved.beyond !== null && view.filter === null && view.pql === '';
  const isPartial = useTables((tables) => tables.isPartial);
  const filters = isBeyond ? (saved.beyond ?? '') : null;
  const found = useFound(slug, row.project, filters === null || isPartial ? null : { filters });
  const mayCreate = useTables((tables) => project !== null && mayEdit(tables, project.id));
  const isSeen = useTables((tables) => isKnown(tables, saved.view.filter));
  const all = paths.views(slug, project?.identifier ?? null);
  const { items, open } = useViewActions(slug, project, row, () => go(all));
  const scope = useMemo<Scope>(
    () => ({
      ...(project && { project: project.id }),
      ...(filters !== null &&
        (isPartial ? { asked: { filters } } : { only: found?.ids ?? NO_ISSUES })),
    }),
    [project, filters, isPartial, found],
  );
  // An address that says nothing else than the view says nothing at all, so that it follows the view.
  useEffect(() => {
    if (!isChanged) reset();
  }, [isChanged, reset]);
  return (
    <>
      <ViewsHeader slug={slug} project={project} view={row} after={<ViewMarks view={row} />}>
        <Star kind="view" id={row.id} />
        <MoreMenu label={t('views.actions', { name: row.name })} items={items} />
      </ViewsHeader>
      {row.description ? <p className="places__about">{row.description}</p> : null}
      {isSeen ? null : <p className="places__about notice notice--calm">{t('views.unseen')}</p>}
      <IssuesView
        slug={slug}
        name={t('list.name', { name: row.name })}
        scope={scope}
        view={view}
        onView={setView}
        mayCreate={mayCreate}
        empty={<NoneFound slug={slug} project={project} found={found} />}
        {...(view.pql === row.pql && {
          refused: { title: t('views.failedTitle'), text: t('views.refused') },
        })}
        after={(isRefused) => (
          <Changes
            slug={slug}
            project={project}
            row={row}
            view={view}
            isChanged={isChanged}
            isRefused={isRefused}
            onReset={reset}
          />
        )}
      >
        {isBeyond ? <Beyond text={saved.beyond ?? ''} /> : null}
      </IssuesView>
      {open}
    </>
  );
}

const NO_ISSUES: ReadonlySet<Id> = new Set();

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
  readonly project: Project | null;
  /** What the server says, where it was asked. */
  readonly found: Found | null;
}

function NoneFound({ slug, project, found }: NoneFoundProps) {
  const icon = <PlaceIcon field="view" size={24} />;
  if (found?.phase === 'asking') return null;
  if (found && found.phase !== 'found') {
    const text = t(found.phase === 'refused' ? 'views.refused' : 'views.failedText');
    return <Empty icon={icon} title={t('views.failedTitle')} text={text} />;
  }
  return (
    <Empty icon={icon} title={t('views.noneTitle')} text={t('views.noneText')}>
      {project ? (
        <Link href={paths.project(slug, project.identifier)} className="button button--outline">
          {t('views.toIssues')}
        </Link>
      ) : null}
    </Empty>
  );
}

interface ChangesProps extends OfViewProps {
  readonly view: ViewState;
  readonly isChanged: boolean;
  /** Whether the server refuses the query of the page. */
  readonly isRefused: boolean;
  readonly onReset: () => void;
}

/** What can be done once the page shows something else than the view that it is of. */
function Changes({ slug, project, row, view, isChanged, isRefused, onReset }: ChangesProps) {
  const run = useRun();
  const mayChange = useTables((tables) => mayDisposeOfView(tables, row));
  const changes = changesOf(row, view);
  const why = row.is_locked ? t('views.lockedText') : whyNotKept(changes, view, isRefused);
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
        isRefused={isRefused}
        isShown={isChanged && (!mayChange || row.is_locked)}
      />
      {isChanged ? <Button onClick={onReset}>{t('views.reset')}</Button> : null}
    </>
  );
}
