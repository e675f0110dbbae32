import '../../i18n/late/item';
import { Calendar, CornerDownRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { type Property, usePick } from '../../app/picking';
import { t } from '../../i18n';
import { formatAgo, formatDay, formatMoment, today } from '../../i18n/times';
import { useMember, useTables } from '../../store/hooks';
import type { Id, Issue } from '../../store/rows';
import { issueKey, mayEdit } from '../../store/selectors';
import { PersonName } from '../../ui/avatar';
import { classes } from '../../ui/classes';
import { LabelChip } from '../../ui/label-chip';
import { PriorityIcon } from '../../ui/priority-icon';
import { StateIcon } from '../../ui/state-icon';
import { useShownIssue } from '../issues/shown-issue';

interface PropertiesProps {
  readonly slug: string;
  readonly id: Id;
}

/** The properties of an issue, each changed by pressing it. */
export function Properties({ slug, id }: PropertiesProps) {
  const shown = useShownIssue(id);
  const mayChange = useTables((tables) => mayEdit(tables, tables.issues.get(id)?.project ?? ''));
  const parent = useTables((tables) => tables.issues.get(tables.issues.get(id)?.parent ?? ''));
  const parentKey = useTables((tables) => (parent ? issueKey(tables, parent) : ''));
  if (!shown) return null;
  const { issue, state, people, labels } = shown;
  const isOpen = state?.group !== 'completed' && state?.group !== 'cancelled';
  const isLate = issue.target_date !== null && isOpen && issue.target_date < today();
  const own = { id, isFixed: !mayChange };
  return (
    <>
      <Line {...own} property="state" name={t('prop.state')} value={state?.name ?? ''}>
        <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />
        <span className="cut">{state?.name}</span>
      </Line>
      <Line
        {...own}
        property="priority"
        name={t('prop.priority')}
        value={t(`priority.${issue.priority}`)}
      >
        <PriorityIcon priority={issue.priority} />
        {t(`priority.${issue.priority}`)}
      </Line>
      <Line
        {...own}
        property="assignee"
        name={t('prop.assignees')}
        value={people.map((person) => person.display_name).join(', ')}
        none={t('prop.noAssignee')}
      >
        {people.map((person) => (
          <span key={person.id} className="prop__person">
            <PersonName person={person} />
          </span>
        ))}
      </Line>
      <Line
        {...own}
        property="label"
        name={t('prop.labels')}
        value={labels.map((label) => label.name).join(', ')}
        none={t('prop.noLabel')}
      >
        {labels.map((label) => (
          <LabelChip key={label.id} name={label.name} colour={label.colour} />
        ))}
      </Line>
      <Line
        {...own}
        property="dueDate"
        name={t('prop.dueDate')}
        value={issue.target_date ? formatDay(issue.target_date) : ''}
        none={t('prop.noDate')}
      >
        <span className={classes('due', isLate && 'due--late')}>
          <Calendar size={14} aria-hidden="true" />
          {issue.target_date
            ? t(isLate ? 'list.overdue' : 'list.due', { day: formatDay(issue.target_date) })
            : ''}
        </span>
      </Line>
      <Line
        {...own}
        property="startDate"
        name={t('prop.startDate')}
        value={issue.start_date ? formatDay(issue.start_date) : ''}
        none={t('prop.noDate')}
      >
        <span className="due">
          <Calendar size={14} aria-hidden="true" />
          {issue.start_date ? formatDay(issue.start_date) : ''}
        </span>
      </Line>
      <Line
        {...own}
        property="parent"
        name={t('prop.parent')}
        value={parentKey}
        none={t('prop.noParent')}
      >
        <CornerDownRight size={14} aria-hidden="true" />
        <span className="cut">
          {parentKey} {parent?.name}
        </span>
      </Line>
      <Dates issue={issue} />
      {parent ? (
        <Link href={paths.issue(slug, parentKey)} className="hidden-text">
          {t('action.open')} {parentKey}
        </Link>
      ) : null}
    </>
  );
}

/** When an issue was made and by whom, and when it last changed. */
function Dates({ issue }: { readonly issue: Issue }) {
  const person = useMember(issue.created_by)?.display_name ?? t('person.someone');
  const { created_at, updated_at } = issue;
  return (
    <p className="prop__dates">
      <time dateTime={created_at} title={formatMoment(created_at)}>
        {t('issue.created', { time: formatAgo(created_at), person })}
      </time>
      <time dateTime={updated_at} title={formatMoment(updated_at)}>
        {t('issue.updated', { time: formatAgo(updated_at) })}
      </time>
    </p>
  );
}

interface LineProps {
  readonly id: Id;
  readonly property: Property;
  readonly name: string;
  /** The value in words; empty for none. */
  readonly value: string;
  /** What stands there for none. */
  readonly none?: string;
  readonly isFixed: boolean;
  readonly children: ReactNode;
}

function Line({ id, property, name, value, none, isFixed, children }: LineProps) {
  const pick = usePick();
  const content = value ? children : isFixed ? t('prop.none') : none;
  return (
    <div className="prop">
      <span className="prop__name" aria-hidden={isFixed ? undefined : true}>
        {name}
      </span>
      {isFixed ? (
        <div className={classes('prop__value', !value && 'prop__value--none')}>{content}</div>
      ) : (
        <button
          type="button"
          className={classes('prop__value', !value && 'prop__value--none')}
          aria-label={t('prop.change', { property: name, value: value || t('prop.none') })}
          data-property={property}
          data-anchor={property === 'state' ? '' : undefined}
          onClick={(event) => pick(property, [id], event.currentTarget)}
        >
          {content}
        </button>
      )}
    </div>
  );
}
