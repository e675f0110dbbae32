import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { createView } from '../../commands/view/views';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { DEFAULT_VIEW } from '../../query';
import { shownOf } from '../../query/saved';
import { useTables } from '../../store/hooks';
import type { Project } from '../../store/rows';
import { mayManage } from '../../store/selectors';
import { maySaveViews, viewsIn } from '../../store/views';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { KeyCaps } from '../../ui/key-caps';
import { PlaceIcon } from '../../ui/place-icon';
import { ViewsHeader } from './header';
import { ViewForm } from './view-form';
import { ViewLine } from './view-line';

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
