import '../../i18n/late/choose';
import { t } from '../../i18n';
import { GROUPINGS, type Grouping, ORDERS, type OrderBy, type ViewState } from '../../query';
import { useTables } from '../../store/hooks';
import { Choice, Switch } from '../../ui/field';

/** What the choices of a view need. */
export interface DisplayChoicesProps {
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  /** Whether issues of many projects are shown. */
  readonly isWide: boolean;
}

/** How the issues are grouped and ordered, and what else is shown. */
export function DisplayChoices({ view, onView, isWide }: DisplayChoicesProps) {
  const isBoard = view.layout === 'board';
  const isPartial = useTables((tables) => tables.isPartial);
  const groupings = GROUPINGS.filter((one) => fits(one, isWide) && !(isPartial && isOwn(one)));
  const named = (options: readonly Grouping[]) =>
    options.map((one) => ({ value: one, label: t(`group.by.${one}`) }));
  return (
    <div className="grid w-64 gap-3 p-3">
      <Choice
        label={t('view.grouping')}
        options={named(groupings.filter((one) => !isBoard || one !== 'none'))}
        value={view.group}
        onChange={(event) => onView({ group: event.currentTarget.value as Grouping })}
      />
      {isBoard ? (
        <Choice
          label={t('view.lanes')}
          options={named(groupings.filter((one) => one !== view.group))}
          value={view.lanes}
          onChange={(event) => onView({ lanes: event.currentTarget.value as Grouping })}
        />
      ) : null}
      <Choice
        label={t('view.ordering')}
        options={ORDERS.map((order) => ({ value: order, label: t(`order.${order}`) }))}
        value={view.order}
        onChange={(event) => onView({ order: event.currentTarget.value as OrderBy })}
      />
      {view.order === 'manual' ? null : (
        <Switch
          label={t('view.descending')}
          checked={view.descending}
          onChange={(descending) => onView({ descending })}
        />
      )}
      <Switch
        label={t('view.showEmpty')}
        checked={view.empty}
        onChange={(empty) => onView({ empty })}
      />
      <Switch
        label={t('view.showSubs')}
        checked={view.subs}
        onChange={(subs) => onView({ subs })}
      />
    </div>
  );
}

/** Whether the server has no such groups, which it makes where not all issues are here. */
function isOwn(grouping: Grouping): boolean {
  return grouping === 'parent' || grouping === 'estimate';
}

function fits(grouping: Grouping, isWide: boolean): boolean {
  return isWide
    ? ['none', 'state_group', 'priority', 'assignee', 'project'].includes(grouping)
    : grouping !== 'project';
}
