import { Globe, Lock, UserLock } from 'lucide-react';
import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { reorderView } from '../../commands/view/views';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Project, SavedView } from '../../store/rows';
import { mayDisposeOfView } from '../../store/views';
import { AvatarWithName } from '../../ui/avatar';
import { MoreMenu } from '../../ui/more-menu';
import { ViewIcon } from '../../ui/view-icon';
import { useOrdering } from '../places/use-ordering';
import { useViewActions } from './actions';

interface ViewLineProps {
  readonly slug: string;
  readonly project: Project | null;
  readonly view: SavedView;
  /** The lines among which it can be moved. */
  readonly rows: readonly SavedView[];
}

/** The line of a saved view in the list: its name, what it is for, whose it is, and what can be done with it. */
export function ViewLine({ slug, project, view, rows }: ViewLineProps) {
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
