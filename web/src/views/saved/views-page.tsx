import { Globe, Lock, UserLock } from 'lucide-react';
import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Project, SavedView } from '../../store/rows';
import { mayManage } from '../../store/selectors';
import { maySaveViews, projectViews } from '../../store/views';
import { AvatarWithName } from '../../ui/avatar';
import { Empty } from '../../ui/empty';
import { MoreMenu } from '../../ui/more-menu';
import { PlaceIcon } from '../../ui/place-icon';
import { PlaceHeader } from '../places/frame';
import { useViewActions } from './actions';

interface ViewsPageProps {
  readonly slug: string;
  readonly project: Project;
}

/** The saved views of a project: those for everybody, and the caller's own. */
export function ViewsPage({ slug, project }: ViewsPageProps) {
  const views = useTables((tables) => projectViews(tables, project.id));
  const parts = (['PUBLIC', 'PRIVATE'] as const)
    .map((access) => ({ access, rows: views.filter((view) => view.access === access) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PlaceHeader slug={slug} project={project} kind="views" />
      {views.length === 0 ? (
        <NoViews slug={slug} project={project} />
      ) : (
        <section
          className="places"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
          tabIndex={0}
          aria-label={t('views.name', { name: project.name })}
        >
          {parts.map(({ access, rows }) => (
            <section key={access} aria-labelledby={`part-${access}`}>
              <h2 id={`part-${access}`} className="places__head">
                {t(access === 'PUBLIC' ? 'views.shared' : 'views.mine')}
                <span className="group-head__count figures">{rows.length}</span>
              </h2>
              <ul className="places__list">
                {rows.map((view) => (
                  <ViewLine key={view.id} slug={slug} project={project} view={view} />
                ))}
              </ul>
            </section>
          ))}
        </section>
      )}
    </>
  );
}

function NoViews({ slug, project }: ViewsPageProps) {
  const isManager = useTables((tables) => mayManage(tables, project.id));
  const mayCreate = useTables((tables) => maySaveViews(tables, project.id));
  const icon = <PlaceIcon field="view" size={24} />;
  if (!project.features.includes('views')) {
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
  return (
    <Empty
      icon={icon}
      title={t('views.emptyTitle')}
      text={t(mayCreate ? 'views.emptyText' : 'views.emptyReadOnly')}
    >
      {mayCreate ? (
        <Link href={paths.project(slug, project.identifier)} className="button button--main">
          {t('views.toIssues')}
        </Link>
      ) : null}
    </Empty>
  );
}

interface ViewLineProps extends ViewsPageProps {
  readonly view: SavedView;
}

function ViewLine({ slug, project, view }: ViewLineProps) {
  const owner = useTables((tables) => tables.members.get(view.owner));
  const { items, open } = useViewActions(slug, project, view);
  return (
    <li className="places__line">
      <span className="places__name">
        <Link
          href={paths.place(slug, project.identifier, 'views', view.id)}
          className="places__link cut"
        >
          {view.name}
        </Link>
        {view.description ? <span className="row__meta cut">{view.description}</span> : null}
      </span>
      {view.is_locked ? <Locked /> : null}
      <span className="places__people">
        {owner ? <AvatarWithName person={owner} size={20} /> : null}
      </span>
      <MoreMenu label={t('views.actions', { name: view.name })} items={items} />
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
