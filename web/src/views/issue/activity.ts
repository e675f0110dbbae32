/** What happened to an issue, in sentences. */
import '../../i18n/late/activity';
import type { ActivityRow } from '../../api/details';
import { t } from '../../i18n';
import { formatDay } from '../../i18n/times';
import { PRIORITIES, type Tables } from '../../store/rows';

const SYSTEM = '00000000-0000-0000-0000-000000000000';

/** The name of who did something. */
export function actorName(tables: Tables, id: string): string {
  if (id === SYSTEM) return t('person.system');
  return tables.members.get(id)?.display_name ?? t('person.someone');
}

/** A line of activity as a sentence; null for lines that comments show themselves. */
export function sentenceOf(row: ActivityRow, tables: Tables): string | null {
  const person = actorName(tables, row.actor);
  const old = row.old_value ?? '';
  const next = row.new_value ?? '';
  switch (row.field) {
    case null:
      return t(row.verb === 'deleted' ? 'activity.deleted' : 'activity.created', { person });
    case 'issue':
      return t(row.verb === 'created' ? 'activity.broughtBack' : 'activity.deleted', { person });
    case 'name':
      return t('activity.name', { person, old, new: next });
    case 'description':
      return t('activity.description', { person });
    case 'state':
      return old
        ? t('activity.state', { person, old, new: next })
        : t('activity.stateTo', { person, new: next });
    case 'state_group':
      return t('activity.state_group', { person, old, new: next });
    case 'priority':
      return t('activity.priority', { person, old: priority(old), new: priority(next) });
    case 'labels':
      return next
        ? t('activity.labelAdded', { person, new: next })
        : t('activity.labelRemoved', { person, old });
    case 'assignees':
      return assignment(row, tables, person);
    case 'project':
      return t('activity.moved', { person, old, new: next });
    case 'parent':
      return next
        ? t('activity.parentSet', { person, new: next })
        : t('activity.parentRemoved', { person, old });
    case 'start_date':
      return next
        ? t('activity.startSet', { person, new: formatDay(next) })
        : t('activity.startRemoved', { person, old: formatDay(old) });
    case 'target_date':
      return next
        ? t('activity.dueSet', { person, new: formatDay(next) })
        : t('activity.dueRemoved', { person, old: formatDay(old) });
    case 'archived_at':
      return t(next === 'restore' ? 'activity.restored' : 'activity.archived', { person });
    case 'cycles':
      return put(row, person, 'cycle', old, next);
    case 'modules':
      return put(row, person, 'module', old, next);
    case 'estimate_points':
    case 'estimate_categories':
    case 'estimate_point':
      return next
        ? t('activity.estimateSet', { person, new: next })
        : t('activity.estimateRemoved', { person, old });
    case 'link':
      return link(row, person, old, next);
    case 'page':
    case 'pages':
      return row.verb === 'deleted'
        ? t('activity.pageUnlinked', { person, old: old || next })
        : t('activity.pageLinked', { person, new: next });
    case 'blocking':
    case 'blocked_by':
    case 'relates_to':
    case 'duplicate':
    case 'start_after':
    case 'start_before':
    case 'finish_after':
    case 'finish_before':
      return row.verb === 'deleted'
        ? t('activity.relationEnded', { person, old })
        : t(`activity.relation.${row.field}`, { person, new: next });
    case 'intake':
      return sorted(row.verb, person);
    case 'comment':
      return row.verb === 'deleted' ? t('activity.commentDeleted', { person }) : null;
    default:
      return t('activity.other', { person, what: `${row.comment} ${next}`.trim() });
  }
}

function assignment(row: ActivityRow, tables: Tables, person: string): string {
  const added = row.new_identifier;
  const removed = row.old_identifier;
  if (added) {
    if (added === row.actor) return t('activity.assignedSelf', { person });
    return t('activity.assigned', { person, new: actorName(tables, added) });
  }
  if (removed === row.actor) return t('activity.unassignedSelf', { person });
  return t('activity.unassigned', {
    person,
    old: removed ? actorName(tables, removed) : (row.old_value ?? ''),
  });
}

/** Into which cycle or module it came, or out of which. */
function put(
  { comment }: ActivityRow,
  person: string,
  kind: 'cycle' | 'module',
  old: string,
  next: string,
): string {
  if (old && next) return t('activity.cycleMoved', { person, old, new: next });
  if (next) return t(`activity.${kind}Added`, { person, new: next });
  if (old) return t(`activity.${kind}Removed`, { person, old });
  return t('activity.other', { person, what: comment });
}

/** What was decided in the intake, by its number. */
function sorted(verb: string, person: string): string {
  switch (verb) {
    case '1':
      return t('activity.intakeAccepted', { person });
    case '-1':
      return t('activity.intakeDeclined', { person });
    case '0':
      return t('activity.intakeSnoozed', { person });
    case '2':
      return t('activity.intakeDuplicate', { person });
    default:
      return t('activity.intakePutBack', { person });
  }
}

function link(row: ActivityRow, person: string, old: string, next: string): string {
  if (row.verb === 'created') return t('activity.linkAdded', { person, new: next });
  if (row.verb === 'deleted') return t('activity.linkRemoved', { person, old });
  return t('activity.linkChanged', { person, new: next });
}

function priority(value: string): string {
  const known = PRIORITIES.find((one) => one === value);
  return known ? t(`priority.${known}`) : value;
}
