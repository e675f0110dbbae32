import '../../i18n/late/choose';
import {
  Archive,
  ArrowRightLeft,
  CalendarDays,
  CircleDashed,
  Flag,
  Tag,
  Trash2,
  User,
  X,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useIssueActions } from '../../app/issue-actions';
import { type Property, usePick } from '../../app/picking';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import { hasPlace, type PlaceField } from '../../store/places';
import type { Id } from '../../store/rows';
import { Button, IconButton } from '../../ui/button';
import { PlaceIcon } from '../../ui/place-icon';

const FIELDS: readonly PlaceField[] = ['cycle', 'module', 'estimate'];

/** What the bar needs. */
export interface BulkBarProps {
  readonly slug: string;
  readonly selected: ReadonlySet<Id>;
  readonly onClear: () => void;
}

/** What can be done with all that is selected, at once. */
export function BulkBar({ slug, selected, onClear }: BulkBarProps) {
  const actions = useIssueActions(slug);
  const ids = [...selected];
  const places = useTables((tables) => {
    const project = tables.issues.get(ids[0] ?? '')?.project ?? '';
    return FIELDS.filter((field) => hasPlace(tables, project, field)).join(' ');
  });
  if (ids.length === 0) return null;
  return (
    <div className="bulk" role="toolbar" aria-label={t('bulk.name')}>
      <span className="bulk__count figures" role="status">
        {t('bulk.count', { count: ids.length })}
      </span>
      <Change property="state" label={t('bulk.state')} ids={ids} icon={<CircleDashed />} />
      <Change property="priority" label={t('bulk.priority')} ids={ids} icon={<Flag />} />
      <Change property="assignee" label={t('bulk.assignee')} ids={ids} icon={<User />} />
      <Change property="label" label={t('bulk.label')} ids={ids} icon={<Tag />} />
      <Change property="dueDate" label={t('bulk.date')} ids={ids} icon={<CalendarDays />} />
      {FIELDS.filter((field) => places.split(' ').includes(field)).map((field) => (
        <Change
          key={field}
          property={field}
          label={t(`bulk.${field}`)}
          ids={ids}
          icon={<PlaceIcon field={field} size={16} />}
        />
      ))}
      <MoveToProject ids={ids} />
      <IconButton label={t('bulk.archive')} onClick={() => actions.archive(ids)}>
        <Archive />
      </IconButton>
      <IconButton label={t('bulk.delete')} onClick={() => actions.remove(ids)}>
        <Trash2 />
      </IconButton>
      <IconButton label={t('bulk.clear')} keys="Escape" onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}

function MoveToProject({ ids }: { readonly ids: readonly Id[] }) {
  const pick = usePick();
  return (
    <IconButton
      label={t('bulk.project')}
      onClick={(event) => pick('project', ids, event.currentTarget)}
    >
      <ArrowRightLeft />
    </IconButton>
  );
}

interface ChangeProps {
  readonly property: Property;
  readonly label: string;
  readonly ids: readonly Id[];
  readonly icon: ReactNode;
}

function Change({ property, label, ids, icon }: ChangeProps) {
  const pick = usePick();
  return (
    <Button aria-label={label} onClick={(event) => pick(property, ids, event.currentTarget)}>
      {icon}
      <span className="button__text">{label}</span>
    </Button>
  );
}
