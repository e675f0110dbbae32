import { Archive, ArchiveRestore, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useDialogs } from '../../app/dialogs';
import { useRun } from '../../commands';
import { archiveModule, deleteModule, restoreModule } from '../../commands/places';
import { t } from '../../i18n';
import { formatDay } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import type { Module, Project } from '../../store/rows';
import { mayEdit } from '../../store/selectors';
import type { MenuItem } from '../../ui/menu';
import { ModuleForm } from './module-form';

/** What can be done with a module, and what is open because of it. */
export interface ModuleActions {
  readonly items: readonly MenuItem[];
  readonly mayChange: boolean;
  readonly open: ReactNode;
}

/** From when until when a module is. */
export function spanOf({ start_date, target_date }: Module): string {
  if (start_date && target_date) {
    return t('cycles.dates', { start: formatDay(start_date), end: formatDay(target_date) });
  }
  if (target_date) return t('modules.until', { day: formatDay(target_date) });
  return start_date ? t('modules.from', { day: formatDay(start_date) }) : t('cycles.noDates');
}

/** What can be done with a module, for its page and for its line in the list. */
export function useModuleActions(
  module: Module,
  project: Project,
  onDeleted: () => void = () => undefined,
): ModuleActions {
  const run = useRun();
  const { confirm } = useDialogs();
  const [isEditing, setEditing] = useState(false);
  const mayWrite = useTables((tables) => mayEdit(tables, project.id));
  const mayRemove = useTables(
    (tables) =>
      mayEdit(tables, project.id) &&
      (module.created_by === tables.me || tables.projects.get(project.id)?.role === 'admin'),
  );
  const isAway = module.archived_at !== null;
  const isOver = module.status === 'completed' || module.status === 'cancelled';
  const remove = () =>
    confirm({
      title: t('modules.deleteTitle', { name: module.name }),
      text: t('modules.deleteText'),
      action: t('action.delete'),
      run: () => {
        onDeleted();
        run(deleteModule(module.id));
      },
    });
  const away: MenuItem = isAway
    ? {
        id: 'restore',
        label: t('cycles.restore'),
        icon: <ArchiveRestore size={16} />,
        run: () => void run(restoreModule(module.id)),
      }
    : {
        id: 'archive',
        label: t('cycles.archive'),
        icon: <Archive size={16} />,
        disabled: !isOver,
        run: () => void run(archiveModule(module.id)),
      };
  const items: MenuItem[] = [];
  if (mayWrite && !isAway) {
    items.push({
      id: 'edit',
      label: t('modules.edit'),
      icon: <Pencil size={16} />,
      run: () => setEditing(true),
    });
  }
  if (mayWrite) items.push(away);
  if (mayRemove) {
    items.push(
      { kind: 'line', id: 'line' },
      {
        id: 'delete',
        label: t('cycles.delete'),
        icon: <Trash2 size={16} />,
        danger: true,
        run: remove,
      },
    );
  }
  const open = isEditing ? (
    <ModuleForm project={project} module={module} onClose={() => setEditing(false)} />
  ) : null;
  return { items, mayChange: mayWrite && !isAway, open };
}
