import { Ban, Calendar, ListTree } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { type Property, usePick } from '../../app/picking';
import { t } from '../../i18n';
import { formatDay, today } from '../../i18n/times';
import type { PlaceField } from '../../store/places';
import type { Id } from '../../store/rows';
import { Avatars } from '../../ui/avatar';
import { classes } from '../../ui/classes';
import { LabelChip } from '../../ui/label-chip';
import { PlaceIcon } from '../../ui/place-icon';
import { PriorityIcon } from '../../ui/priority-icon';
import { StateIcon } from '../../ui/state-icon';
import type { ShownIssue } from './shown-issue';

interface CellProps {
  readonly shown: ShownIssue;
  /** Whether the value stands in words beside its picture. */
  readonly inWords?: boolean;
}

/** A value of an issue that is changed by pressing it; keys do the same, so it is no tab stop of its own. */
function Change({
  id,
  property,
  label,
  children,
}: {
  readonly id: Id;
  readonly property: Property;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const pick = usePick();
  function open(event: MouseEvent<HTMLButtonElement>): void {
    event.stopPropagation();
    const grid = event.currentTarget.closest<HTMLElement>('[role="grid"]');
    grid?.focus({ preventScroll: true });
    pick(property, [id], event.currentTarget);
  }
  return (
    <button
      type="button"
      tabIndex={-1}
      className="row__button"
      aria-label={label}
      title={label}
      data-anchor={property === 'state' ? '' : undefined}
      onClick={open}
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </button>
  );
}

/** The state, by its picture. */
export function StateCell({ shown, inWords }: CellProps) {
  const { issue, state } = shown;
  const name = state?.name ?? '';
  return (
    <Change id={issue.id} property="state" label={`${t('prop.state')}: ${name}`}>
      <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />
      {inWords ? <span className="cut">{name}</span> : null}
    </Change>
  );
}

/** The priority, by its picture. */
export function PriorityCell({ shown, inWords }: CellProps) {
  const { id, priority } = shown.issue;
  const name = t(`priority.${priority}`);
  return (
    <Change id={id} property="priority" label={`${t('prop.priority')}: ${name}`}>
      <PriorityIcon priority={priority} />
      {inWords ? <span className="cut">{name}</span> : null}
    </Change>
  );
}

/** Who works on it. */
export function AssigneesCell({ shown, inWords }: CellProps) {
  const { issue, people } = shown;
  const names = people.map((person) => person.display_name).join(', ') || t('person.nobody');
  return (
    <Change id={issue.id} property="assignee" label={`${t('prop.assignees')}: ${names}`}>
      <Avatars people={people} />
      {inWords ? <span className="cut">{people.length > 0 ? names : ''}</span> : null}
    </Change>
  );
}

/** The labels, as many as there is room for. */
export function Labels({ shown, most = 3 }: CellProps & { readonly most?: number }) {
  const { labels } = shown;
  if (labels.length === 0) return null;
  const more = labels.length - most;
  return (
    <>
      {labels.slice(0, most).map((label) => (
        <LabelChip key={label.id} name={label.name} colour={label.colour} />
      ))}
      {more > 0 ? (
        <span
          className="chip"
          title={labels
            .slice(most)
            .map((label) => label.name)
            .join(', ')}
        >
          +{more}
          <span className="hidden-text">{t('list.more', { count: more })}</span>
        </span>
      ) : null}
    </>
  );
}

/** The cycle, the modules or the estimate: in a list only where there is one, in a table always. */
export function PlaceCell({ shown, field, inWords }: CellProps & { readonly field: PlaceField }) {
  const { issue, cycle, modules, estimate } = shown;
  const names = { cycle: cycle?.name, module: modules.map((one) => one.name).join(', '), estimate };
  const name = names[field] ?? '';
  if (!name && !inWords) return null;
  const label = `${t(`prop.${field}`)}: ${name || t('prop.none')}`;
  return (
    <Change id={issue.id} property={field} label={label}>
      {name ? (
        <span className={inWords ? 'place' : 'place chip'}>
          <PlaceIcon field={field} size={12} />
          <span className="cut">{name}</span>
        </span>
      ) : null}
    </Change>
  );
}

/** When it should be done; late ones say so by colour and by word. */
export function DueCell({ shown, always }: CellProps & { readonly always?: boolean }) {
  const { issue, state } = shown;
  const day = issue.target_date;
  if (!day && !always) return null;
  const isOpen = state?.group !== 'completed' && state?.group !== 'cancelled';
  const isLate = day !== null && isOpen && day < today();
  const text = day ? formatDay(day) : '';
  const label = day ? t(isLate ? 'list.overdue' : 'list.due', { day: text }) : t('list.noDate');
  return (
    <Change id={issue.id} property="dueDate" label={label}>
      <span className={classes('due', isLate && 'due--late')}>
        <Calendar size={13} aria-hidden="true" />
        {text}
      </span>
    </Change>
  );
}

/** How many sub-items it has, and how many of them are done. */
export function SubItemsCount({ shown }: CellProps) {
  const { subs, subsDone } = shown;
  if (subs === 0) return null;
  const label = t('list.subItems', { done: subsDone, count: subs });
  return (
    <span className="sub-count" title={label}>
      <ListTree size={12} aria-hidden="true" />
      <span aria-hidden="true">
        {subsDone}/{subs}
      </span>
      <span className="hidden-text">{label}</span>
    </span>
  );
}

/** A sign that it waits for another open issue. */
export function BlockedSign({ shown }: CellProps) {
  if (!shown.isBlocked) return null;
  const label = t('list.blocked');
  return (
    <span className="sub-count sub-count--blocked" title={label}>
      <Ban size={12} aria-hidden="true" />
      <span className="hidden-text">{label}</span>
    </span>
  );
}
