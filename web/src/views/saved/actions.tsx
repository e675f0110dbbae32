import { Copy, Globe, Link2, Lock, LockOpen, Pencil, Smile, Trash2, UserLock } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import {
  changeViewAccess,
  deleteView,
  lockView,
  saveViewAgain,
  unlockView,
} from '../../commands/view/views';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Project, SavedView } from '../../store/rows';
import { mayDisposeOfView, maySaveViews } from '../../store/views';
import type { MenuItem } from '../../ui/menu';
import { notify } from '../../ui/toast';
import { Asked, type Asks } from './asked';

/** What can be done with a saved view, and what is open because of it. */
export interface ViewActions {
  readonly items: readonly MenuItem[];
  readonly open: ReactNode;
}

/** What can be done with a saved view, for its page and for its line in the list. */
export function useViewActions(
  slug: string,
  project: Project | null,
  view: SavedView,
  onGone: () => void = () => undefined,
): ViewActions {
  const run = useRun();
  const [, go] = useLocation();
  const [asks, setAsks] = useState<Asks | null>(null);
  const mayChange = useTables((tables) => mayDisposeOfView(tables, view));
  const mayCreate = useTables((tables) => maySaveViews(tables, view.project));
  const isOwn = useTables((tables) => view.owner === tables.me);
  const address = (id: string) => paths.views(slug, project?.identifier ?? null, id);

  function remove(): void {
    onGone();
    run(deleteView(view.id));
    notify({
      title: t('views.deleted', { name: view.name }),
      ...(isOwn &&
        mayCreate && {
          action: { label: t('action.undo'), run: () => void run(saveViewAgain(view)) },
        }),
    });
  }

  const items: MenuItem[] = [
    {
      id: 'copy',
      label: t('views.copyAddress'),
      icon: <Link2 size={16} />,
      run: () =>
        void navigator.clipboard
          ?.writeText(location.origin + address(view.id))
          .then(() => notify({ title: t('views.copied') })),
    },
  ];
  if (mayCreate) {
    items.push({
      id: 'duplicate',
      label: t('views.duplicate'),
      icon: <Copy size={16} />,
      run: () => setAsks('duplicate'),
    });
  }
  if (mayChange) {
    const isPrivate = view.access === 'PRIVATE';
    const locked = view.is_locked;
    const share = project ? 'views.share' : 'views.shareWide';
    items.push(
      { kind: 'line', id: 'line-change' },
      {
        id: 'edit',
        label: t('views.edit'),
        icon: <Pencil size={16} />,
        disabled: locked,
        run: () => setAsks('edit'),
      },
      {
        id: 'mark',
        label: t('views.mark'),
        icon: <Smile size={16} />,
        disabled: locked,
        // After the menu has given the focus back.
        run: () => void setTimeout(() => setAsks('mark')),
      },
      {
        id: 'access',
        label: t(isPrivate ? share : 'views.makePrivate'),
        icon: isPrivate ? <Globe size={16} /> : <UserLock size={16} />,
        // An admin who makes a view of somebody else private would not see it any more.
        disabled: locked || !isOwn,
        run: () => void run(changeViewAccess(view.id, isPrivate ? 'PUBLIC' : 'PRIVATE')),
      },
      {
        id: 'lock',
        label: t(locked ? 'views.unlock' : 'views.lock'),
        icon: locked ? <LockOpen size={16} /> : <Lock size={16} />,
        run: () => void run(locked ? unlockView(view.id) : lockView(view.id)),
      },
      { kind: 'line', id: 'line-delete' },
      {
        id: 'delete',
        label: t('views.delete'),
        icon: <Trash2 size={16} />,
        danger: true,
        run: remove,
      },
    );
  }
  return {
    items,
    open: (
      <Asked
        asks={asks}
        view={view}
        onClose={() => setAsks(null)}
        onMade={(id) => go(address(id))}
      />
    ),
  };
}
