import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { t } from '../i18n';
import { useEngine } from '../store/hooks';
import type { Id } from '../store/rows';
import { mayEdit } from '../store/selectors';
import { whenIdle } from '../ui/idle';
import type { PickerOption } from '../ui/picker';
import { notify } from '../ui/toast';
import type { IssuePicker as Part } from './issue-picker';

/** The properties that are changed by choosing. */
export type Property =
  | 'state'
  | 'priority'
  | 'assignee'
  | 'label'
  | 'dueDate'
  | 'startDate'
  | 'parent'
  | 'project'
  | 'cycle'
  | 'module'
  | 'estimate';

/** What is being chosen, for which issues, and where on the screen. */
export interface Picking {
  readonly property: Property;
  readonly issues: readonly Id[];
  readonly anchor: Element | null;
  /** In the place of issues: all that are meant, and who hears what is chosen for them. */
  readonly whole?: Whole;
}

/** All issues of a project that are meant, without their names. */
export interface Whole {
  readonly project: Id;
  readonly onChoose: (property: Property, option: PickerOption) => void;
}

type Pick = (
  property: Property,
  issues: readonly Id[],
  anchor: Element | null,
  whole?: Whole,
) => void;

const Context = createContext<Pick>(() => undefined);

let part: typeof Part | undefined;
const load = async () => {
  part ??= (await import('./issue-picker')).IssuePicker;
};

/** The one list from which properties of issues are chosen, wherever on the page. */
export function Pickers({ children }: { readonly children: ReactNode }) {
  const { store } = useEngine();
  const [picking, setPicking] = useState<Picking | null>(null);
  const back = useRef<Element | null>(null);
  useEffect(() => whenIdle(() => void load()), []);

  const pick = useCallback<Pick>(
    (property, issues, anchor, whole) => {
      const refusal = refusalOf(store.tables(), property, issues);
      if (refusal) return notify({ title: refusal });
      back.current = document.activeElement;
      const open = () =>
        flushSync(() => setPicking({ property, issues, anchor, ...(whole && { whole }) }));
      if (part) open();
      else void load().then(open);
    },
    [store],
  );
  const close = useCallback(() => {
    setPicking(null);
    const before = back.current;
    if (before instanceof HTMLElement) queueMicrotask(() => before.focus({ preventScroll: true }));
  }, []);
  const IssuePicker = part;
  return (
    <Context value={useMemo(() => pick, [pick])}>
      {children}
      {picking && IssuePicker ? (
        <IssuePicker
          key={`${picking.property} ${picking.issues.join()}`}
          picking={picking}
          onClose={close}
        />
      ) : null}
    </Context>
  );
}

/** Opens the choice of a property. */
export function usePick(): Pick {
  return useContext(Context);
}

type Tables = Parameters<typeof mayEdit>[0];

function refusalOf(tables: Tables, property: Property, issues: readonly Id[]): string | null {
  const projects = new Set(issues.flatMap((id) => tables.issues.get(id)?.project ?? []));
  if (projects.size === 0) return null;
  if ([...projects].some((project) => !mayEdit(tables, project))) return t('pick.closed');
  const isFree = property === 'priority' || property === 'dueDate' || property === 'startDate';
  return projects.size > 1 && !isFree ? t('bulk.otherProjects') : null;
}
