import { Archive, ArchiveRestore, FastForward, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useDialogs } from '../../app/dialogs';
import { useRun } from '../../commands';
import { archiveCycle, carryOver, deleteCycle, restoreCycle } from '../../commands/places';
import { t } from '../../i18n';
import { useKeysOf } from '../../keys';
import { useEngine, useTables } from '../../store/hooks';
import { projectCycles } from '../../store/places';
import type { Cycle, Id, Project, Tables } from '../../store/rows';
import { isOpenCycle } from '../../store/scope';
import { mayEdit } from '../../store/selectors';
import { presentTime } from '../../store/times';
import { announce } from '../../ui/announce';
import type { MenuItem } from '../../ui/menu';
import { Picker } from '../../ui/picker';
import { PlaceIcon } from '../../ui/place-icon';
import { notify } from '../../ui/toast';
import { leftOf, useScope } from '../places/use-scope';
import { CycleForm } from './cycle-form';
import { datesOf, phaseNow } from './when';

/** What can be done with a cycle, and what is open because of it. */
export interface CycleActions {
  readonly items: readonly MenuItem[];
  /** Opens the choice of a cycle that takes what is left; it hangs from an element. */
  readonly carry: (anchor: Element | null) => void;
  readonly edit: () => void;
  readonly mayChange: boolean;
  /** Whether it can still be changed: it has not ended and is not archived. */
  readonly isOpen: boolean;
  readonly open: ReactNode;
}

/** Whether the caller may delete a cycle: it is theirs, or they are an admin of the project. */
function mayDelete(tables: Tables, cycle: Cycle): boolean {
  const isAdmin = tables.projects.get(cycle.project)?.role === 'admin';
  return mayEdit(tables, cycle.project) && (isAdmin || cycle.owner === tables.me);
}

/** What can be done with a cycle, for its page and for its line in the list. */
export function useCycleActions(
  cycle: Cycle,
  project: Project,
  onDeleted: () => void = () => undefined,
): CycleActions {
  const run = useRun();
  const { confirm } = useDialogs();
  const [isEditing, setEditing] = useState(false);
  const [carrying, setCarrying] = useState<{ readonly anchor: Element | null } | null>(null);
  const mayChange = useTables((tables) => mayEdit(tables, project.id));
  const mayRemove = useTables((tables) => mayDelete(tables, cycle));
  const left = leftOf(useScope('cycle', cycle));
  const keys = useKeysOf('cycle.carryOver');
  const phase = phaseNow(cycle);
  const isOpen = phase !== 'completed' && phase !== 'archived';
  const carry = (anchor: Element | null) => {
    if (left === 0) notify({ title: t('cycles.nothingLeft') });
    else setCarrying({ anchor });
  };
  const remove = () =>
    confirm({
      title: t('cycles.deleteTitle', { name: cycle.name }),
      text: t('cycles.deleteText'),
      action: t('action.delete'),
      run: () => {
        onDeleted();
        run(deleteCycle(cycle.id));
      },
    });
  const changes: MenuItem[] = [
    ...(isOpen
      ? [
          {
            id: 'edit',
            label: t('cycles.edit'),
            icon: <Pencil size={16} />,
            run: () => setEditing(true),
          },
        ]
      : []),
    ...(phase === 'archived'
      ? [
          {
            id: 'restore',
            label: t('cycles.restore'),
            icon: <ArchiveRestore size={16} />,
            run: () => void run(restoreCycle(cycle.id)),
          },
        ]
      : [
          {
            id: 'carry',
            label: t('cycles.carryOver'),
            icon: <FastForward size={16} />,
            ...(keys && { keys }),
            disabled: left === 0,
            // After the menu has given the focus back.
            run: () =>
              setTimeout(() => carry(document.querySelector(`[data-cycle="${cycle.id}"]`))),
          },
        ]),
    ...(phase === 'completed'
      ? [
          {
            id: 'archive',
            label: t('cycles.archive'),
            icon: <Archive size={16} />,
            run: () => void run(archiveCycle(cycle.id)),
          },
        ]
      : []),
  ];
  const items: readonly MenuItem[] = [
    ...(mayChange ? changes : []),
    ...(mayRemove
      ? [
          { kind: 'line' as const, id: 'line' },
          {
            id: 'delete',
            label: t('cycles.delete'),
            icon: <Trash2 size={16} />,
            danger: true,
            run: remove,
          },
        ]
      : []),
  ];
  const open = (
    <>
      {isEditing ? (
        <CycleForm project={project} cycle={cycle} onClose={() => setEditing(false)} />
      ) : null}
      {carrying ? (
        <CarryOver
          cycle={cycle}
          project={project}
          anchor={carrying.anchor}
          onClose={() => setCarrying(null)}
        />
      ) : null}
    </>
  );
  return { items, carry, edit: () => setEditing(true), mayChange, isOpen, open };
}

interface CarryOverProps {
  readonly cycle: Cycle;
  readonly project: Project;
  readonly anchor: Element | null;
  readonly onClose: () => void;
}

/** The cycles that can take what is left. */
function CarryOver({ cycle, project, anchor, onClose }: CarryOverProps) {
  const run = useRun();
  const engine = useEngine();
  const left = leftOf(useScope('cycle', cycle));
  const now = presentTime();
  const targets = useTables((tables) => projectCycles(tables, project.id)).filter(
    (row) => row.id !== cycle.id && isOpenCycle(row, now),
  );
  async function choose(to: Id): Promise<void> {
    const tables = engine.store.tables();
    const name = tables.cycles.get(to)?.name ?? '';
    if (tables.isPartial) {
      const { holdLeftIn } = await import('../served/hold');
      await holdLeftIn(engine, cycle);
    }
    run(carryOver(cycle.id, to));
    const done = t('cycles.carried', { count: left, name });
    announce(done);
    notify({ title: done });
  }
  return (
    <Picker
      anchor={anchor}
      label={t('cycles.carryOverTo')}
      options={targets.map((row) => ({
        id: row.id,
        label: row.name,
        icon: <PlaceIcon field="cycle" />,
        end: datesOf(row, project),
      }))}
      chosen={[]}
      onChoose={(to) => void choose(to)}
      onClose={onClose}
    >
      {targets.length === 0 ? (
        <p className="max-w-64 p-3 text-(--text-soft)">{t('cycles.noTarget')}</p>
      ) : null}
    </Picker>
  );
}
