import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  CornerDownRight,
  CornerUpLeft,
  FilePlus,
  Folder,
  Globe,
  Link2,
  Lock,
  LockOpen,
  Smile,
  Trash2,
  UserLock,
} from 'lucide-react';
import { useDialogs } from '../../app/dialogs';
import {
  archivePage,
  changePageAccess,
  deletePage,
  lockPage,
  restorePage,
  unlockPage,
  useRun,
} from '../../commands';
import { t } from '../../i18n';
import { useEngine } from '../../store/hooks';
import type { Page } from '../../store/rows';
import type { MenuItem } from '../../ui/menu';
import { notify } from '../../ui/toast';
import { mayCollect, mayCreate, mayDispose, mayWrite } from './may';
import type { Step } from './tree';

/** What a menu about a page needs besides the page. */
export interface PageMenu {
  /** Makes a page below it. */
  readonly onNew?: ((page: Page) => void) | undefined;
  /** Moves it in the tree; answers whether it can go there. */
  readonly canMove?: ((step: Step) => boolean) | undefined;
  readonly onMove?: ((step: Step) => void) | undefined;
  /** Opens the choice of an icon for it. */
  readonly onMark: (page: Page) => void;
  /** Opens the choice of a collection for it. */
  readonly onCollect?: ((page: Page) => void) | undefined;
  readonly address: string;
  /** It is not there any more, or not among the others. */
  readonly onGone: () => void;
}

const STEPS = [
  ['up', ArrowUp, 'Alt+ArrowUp'],
  ['down', ArrowDown, 'Alt+ArrowDown'],
  ['in', CornerDownRight, 'Alt+ArrowRight'],
  ['out', CornerUpLeft, 'Alt+ArrowLeft'],
] as const;

/** What can be done with a page. */
export function usePageMenu(): (page: Page, menu: PageMenu) => readonly MenuItem[] {
  const run = useRun();
  const { store } = useEngine();
  const { confirm } = useDialogs();
  return (page, { onNew, canMove, onMove, onMark, onCollect, address, onGone }) => {
    const tables = store.tables();
    const isWritten = mayWrite(tables, page);
    const isDisposed = mayDispose(tables, page);
    const isArchived = page.archived_at !== null;
    const items: MenuItem[] = [];
    if (onNew && !isArchived && mayCreate(tables, page.project)) {
      items.push({
        id: 'new',
        label: t('pages.newBelow'),
        icon: <FilePlus size={16} />,
        run: () => onNew(page),
      });
    }
    items.push({
      id: 'copy',
      label: t('page.copyAddress'),
      icon: <Link2 size={16} />,
      run: () =>
        void navigator.clipboard
          ?.writeText(location.origin + address)
          .then(() => notify({ title: t('page.copied') })),
    });
    if (isWritten) {
      items.push({
        id: 'mark',
        label: t('mark.choose'),
        icon: <Smile size={16} />,
        run: () => onMark(page),
      });
    }
    if (isWritten && canMove && onMove) {
      items.push({ kind: 'line', id: 'line-move' });
      for (const [step, Icon, keys] of STEPS) {
        items.push({
          id: step,
          label: t(`page.${step}`),
          icon: <Icon size={16} />,
          keys,
          disabled: !canMove(step),
          run: () => onMove(step),
        });
      }
    }
    if (onCollect && mayCollect(tables, page)) {
      items.push({ kind: 'line', id: 'line-collect' });
      items.push({
        id: 'collect',
        label: t('collection.put'),
        icon: <Folder size={16} />,
        run: () => onCollect(page),
      });
    }
    const changes: MenuItem[] = [];
    if (isDisposed && !isArchived && !page.is_locked) {
      const isPrivate = page.access === 'PRIVATE';
      changes.push({
        id: 'access',
        label: t(isPrivate ? 'page.makePublic' : 'page.makePrivate'),
        icon: isPrivate ? <Globe size={16} /> : <UserLock size={16} />,
        run: () => void run(changePageAccess(page.id, isPrivate ? 'PUBLIC' : 'PRIVATE')),
      });
    }
    if (page.is_locked ? isDisposed : isWritten) {
      changes.push({
        id: 'lock',
        label: t(page.is_locked ? 'page.unlock' : 'page.lock'),
        icon: page.is_locked ? <LockOpen size={16} /> : <Lock size={16} />,
        run: () => void run(page.is_locked ? unlockPage(page.id) : lockPage(page.id)),
      });
    }
    if (isDisposed) {
      changes.push(
        {
          id: 'archive',
          label: t(isArchived ? 'page.restore' : 'page.archive'),
          icon: isArchived ? <ArchiveRestore size={16} /> : <Archive size={16} />,
          run: () => void run(isArchived ? restorePage(page.id) : archivePage(page.id)),
        },
        { kind: 'line', id: 'line-delete' },
        {
          id: 'delete',
          label: t('page.delete'),
          icon: <Trash2 size={16} />,
          danger: true,
          run: () =>
            confirm({
              title: t('page.deleteTitle', { name: page.name }),
              text: t('page.deleteText'),
              action: t('action.delete'),
              run: () => {
                onGone();
                run(deletePage(page.id));
              },
            }),
        },
      );
    }
    if (changes.length === 0) return items;
    return [...items, { kind: 'line', id: 'line-change' }, ...changes];
  };
}
