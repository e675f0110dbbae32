// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot draw a part of its rows, nor columns of cards
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus, and names the active row
import { ChevronDown, Plus } from 'lucide-react';
import { useDialogs } from '../../app/dialogs';
import { t } from '../../i18n';
import { formatNumber } from '../../i18n/times';
import { totalOf, type ViewGroup } from '../../query';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { groupName } from './group-name';
import { beginningIn } from './group-values';

interface GroupHeadProps {
  readonly group: ViewGroup;
  readonly project: Id | null;
  readonly isOpen: boolean;
  readonly mayCreate: boolean;
  readonly onToggle: (key: string) => void;
}

/** The line above the issues of a group: its name, how many they are, and a way to make one more. */
export function GroupHead({ group, project, isOpen, mayCreate, onToggle }: GroupHeadProps) {
  const tables = useTables((all) => all);
  const { createIssue } = useDialogs();
  const { name, icon } = groupName(tables, group.field, group.key);
  const add = t('list.addTo', { name });
  return (
    <div role="row" className="group-head" tabIndex={-1}>
      <span role="gridcell" className="flex min-w-0 flex-1 items-center">
        <button
          type="button"
          tabIndex={-1}
          className="group-head__toggle"
          aria-expanded={isOpen}
          aria-label={t(isOpen ? 'list.collapse' : 'list.expand', { name })}
          onClick={() => onToggle(group.key)}
        >
          <ChevronDown size={14} aria-hidden="true" />
          {icon}
          <span className="cut">{name}</span>
          <span className="group-head__count figures">{formatNumber(totalOf(group))}</span>
        </button>
      </span>
      {mayCreate ? (
        <span role="gridcell">
          <button
            type="button"
            tabIndex={-1}
            className="button button--icon"
            aria-label={add}
            title={add}
            onClick={() =>
              createIssue({
                ...(project && { project }),
                ...beginningIn(tables, project, group.field, group.key),
              })
            }
          >
            <Plus />
          </button>
        </span>
      ) : null}
    </div>
  );
}
