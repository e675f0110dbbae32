import '../../i18n/late/choose';
import { Archive, CalendarDays, CircleDashed, Flag, Tag, Trash2, User, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import { hasPlace, type PlaceField } from '../../store/places';
import type { Id } from '../../store/rows';
import { Button, IconButton } from '../../ui/button';
import { PlaceIcon } from '../../ui/place-icon';
import type { WholeProperty } from './whole-change';

const FIELDS: readonly PlaceField[] = ['cycle', 'module', 'estimate'];

/** What is done with what is selected. */
export interface BulkDeeds {
  readonly change: (property: WholeProperty, anchor: Element | null) => void;
  readonly archive: () => void;
  readonly remove: () => void;
}

interface BulkActionsProps {
  /** The project of the first of them, whose cycles, modules and estimate they can be given. */
  readonly project: Id;
  readonly deeds: BulkDeeds;
  /** How many are selected, in words. */
  readonly count: string;
  readonly onClear: () => void;
  /** What stands behind the number. */
  readonly offer?: ReactNode;
  /** What stands behind what is changed. */
  readonly children?: ReactNode;
}

/** The bar of what can be done with what is selected. */
export function BulkActions(props: BulkActionsProps) {
  const { project, deeds, count, onClear, offer, children } = props;
  const places = useTables((tables) =>
    FIELDS.filter((field) => hasPlace(tables, project, field)).join(' '),
  );
  const change = (property: WholeProperty, label: string, icon: ReactNode) => (
    <Button
      key={property}
      aria-label={label}
      onClick={(event) => deeds.change(property, event.currentTarget)}
    >
      {icon}
      <span className="button__text">{label}</span>
    </Button>
  );
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.name')}>
      <span className="bulk__count figures" role="status">
        {count}
      </span>
      {offer}
      {change('state', t('bulk.state'), <CircleDashed />)}
      {change('priority', t('bulk.priority'), <Flag />)}
      {change('assignee', t('bulk.assignee'), <User />)}
      {change('label', t('bulk.label'), <Tag />)}
      {change('dueDate', t('bulk.date'), <CalendarDays />)}
      {FIELDS.filter((field) => places.split(' ').includes(field)).map((field) =>
        change(field, t(`bulk.${field}`), <PlaceIcon field={field} size={16} />),
      )}
      {children}
      <IconButton label={t('bulk.archive')} onClick={deeds.archive}>
        <Archive />
      </IconButton>
      <IconButton label={t('bulk.delete')} onClick={deeds.remove}>
        <Trash2 />
      </IconButton>
      <IconButton label={t('bulk.clear')} keys="Escape" onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}
