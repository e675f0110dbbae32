import { Globe, Lock, Plus, UserLock } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { createView, reorderView } from '../../commands/view/views';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { DEFAULT_VIEW } from '../../query';
import { shownOf } from '../../query/saved';
import { useTables } from '../../store/hooks';
import type { Project, SavedView } from '../../store/rows';
import { mayManage } from '../../store/selectors';
import { mayDisposeOfView, maySaveViews, viewsIn } from '../../store/views';
import { AvatarWithName } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { KeyCaps } from '../../ui/key-caps';
import { MoreMenu } from '../../ui/more-menu';
import { PlaceIcon } from '../../ui/place-icon';
import { ViewIcon } from '../../ui/view-icon';
import { useOrdering } from '../places/use-ordering';
import { useViewActions } from './actions';
import { ViewsHeader } from './header';
import { ViewForm } from './view-form';

interface ViewsPageProps {
  readonly slug: string;
  /** The project whose views they are; null for those of the workspace. */
  readonly project: Project | null;
}

/** The saved views of a project or of the workspace: those for everybody, and the caller's own. */
export function ViewsPage({ slug, project }: ViewsPageProps) {
  const id = project?.id ?? null;
  const views = useTables((tables) => viewsIn(tables, id));
  const mayCreate = useTables((tables) => maySaveViews(tables, id));
  const name = useTables((tables) => project?.name ?? tables.workspace.name);
  const [isNew, setNew] = useState(false);
  const parts = (['PUBLIC', 'PRIVATE'] as const)
    .map((access) => ({ access, rows: views.filter((view) => view.access === access) }))
    .filter(({ rows }) => rows.length > 0);
  useKeys([
    {
      id: 'place.create',
      title: t('views.new'),
      scope: 'view',
      when: () => mayCreate,
      run: () => setNew(true),
    },
  ]);
  return (
    <>
      <ViewsHeader slug={slug} project={project}>
        {mayCreate ? (
          <Button kind="outline" onClick={() => setNew(true)}>
            <Plus aria-hidden="true" />
            {t('views.new')}
          </Button>
        ) : null}
      </ViewsHeader>
      {views.length === 0 ? (
        <NoViews slug={slug} project={project} mayCreate={mayCreate} onNew={() => setNew(true)} />
      ) : (
        <section
          className="places"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
          tabIndex={0}
          aria-label={t('views.name', { name })}
        >
          {parts.map(({ access, rows }) => (
            <section key={access} aria-labelledby={`part-${access}`}>
              <h2 id={`part-${access}`} className="places__head">
                {t(access === 'PUBLIC' ? 'views.shared' : 'views.mine')}
                <span className="group-head__count figures">{rows.length}</span>
              </h2>
              <ul className="places__list">
                {rows.map((view) => (
                  <ViewLine key={view.id} slug={slug} project={project} view={view} rows={rows} />
                ))}
              </ul>
            </section>
          ))}
        </section>
      )}
      {isNew ? <NewView slug={slug} project={project} onClose={() => setNew(false)} /> : null}
    </>
  );
}

/** The form of a new view, which shows all issues until it is told otherwise on its page. */
function NewView({ slug, project, onClose }: ViewsPageProps & { readonly onClose: () => void }) {
  const run = useRun();
  const [, go] = useLocation();
  const shown = shownOf(project ? DEFAULT_VIEW : { ...DEFAULT_VIEW, group: 'state_group' });
  return (
    <ViewForm
      title={t('views.new')}
      description=""
      access="PUBLIC"
      isWide={project === null}
      onClose={onClose}
      onDone={(details) => {
        const { id } = run(createView({ project: project?.id ?? null, ...details, ...shown }));
        if (id) go(paths.views(slug, project?.identifier ?? null, id));
      }}
    />
  );
}

interface NoViewsProps extends ViewsPageProps {
  readonly mayCreate: boolean;
  readonly onNew: () => void;
}

function NoViews({ slug, project, mayCreate, onNew }: NoViewsProps) {
  const isManager = useTables((tables) => project !== null && mayManage(tables, project.id));
  const icon = <PlaceIcon field="view" size={24} />;
  if (project && !project.features.includes('views')) {
    const title = t('views.off', { name: project.name });
    return (
      <Empty icon={icon} title={title} text={t('views.offText')}>
        {isManager ? (
          <Link
            href={paths.projectSettings(slug, project.identifier, 'features')}
            className="button button--outline"
          >
            {t('nav.settings')}
          </Link>
        ) : null}
      </Empty>
    );
  }
  const text = project ? 'views.emptyText' : 'views.emptyWide';
  return (
    <Empty
      icon={icon}
      title={t('views.emptyTitle')}
      text={t(mayCreate ? text : 'views.emptyReadOnly')}
    >
      {mayCreate ? (
        <Button kind="main" onClick={onNew}>
          {t('views.new')}
          <KeyCaps keys="Shift+n" className="opacity-80" />
        </Button>
      ) : null}
      {mayCreate && project ? (
        <Link href={paths.project(slug, project.identifier)} className="button button--outline">
          {t('views.toIssues')}
        </Link>
      ) : null}
    </Empty>
  );
}

interface ViewLineProps extends ViewsPageProps {
  readonly view: SavedView;
  /** The lines among which it can be moved. */
  readonly rows: readonly SavedView[];
}

function ViewLine({ slug, project, view, rows }: ViewLineProps) {
  const owner = useTables((tables) => tables.members.get(view.owner));
  const mayMove = useTables((tables) => !view.is_locked && mayDisposeOfView(tables, view));
  const { items, open } = useViewActions(slug, project, view);
  const ordering = useOrdering({
    reorder: reorderView,
    row: view,
    rows: mayMove ? rows : null,
    list: `views/${view.access}`,
  });
  return (
    <li className="places__line" data-view={view.id} {...ordering.props}>
      <span className="flex-none text-(--text-faint)">
        <ViewIcon view={view} size={16} />
      </span>
      <span className="places__name">
        <Link
          href={paths.views(slug, project?.identifier ?? null, view.id)}
          className="places__link cut"
          draggable={false}
        >
          {view.name}
        </Link>
        {view.description ? <span className="row__meta cut">{view.description}</span> : null}
      </span>
      {view.is_locked ? <Locked /> : null}
      <span className="places__people">
        {owner ? <AvatarWithName person={owner} size={20} /> : null}
      </span>
      <MoreMenu
        label={t('views.actions', { name: view.name })}
        items={[...ordering.items, ...items]}
      />
      {open}
    </li>
  );
}

/** Who sees a view, and whether it is locked. */
export function ViewMarks({ view }: { readonly view: SavedView }) {
  const isPrivate = view.access === 'PRIVATE';
  return (
    <>
      <span className="row__meta inline-flex flex-none items-center gap-1">
        {isPrivate ? (
          <UserLock size={14} aria-hidden="true" />
        ) : (
          <Globe size={14} aria-hidden="true" />
        )}
        <span className="max-md:sr-only">
          {t(isPrivate ? 'views.isPrivate' : 'views.isShared')}
        </span>
      </span>
      {view.is_locked ? <Locked /> : null}
    </>
  );
}

function Locked() {
  return (
    <span className="row__meta inline-flex flex-none items-center gap-1">
      <Lock size={14} aria-hidden="true" />
      <span className="max-md:sr-only">{t('views.isLocked')}</span>
    </span>
  );
}
