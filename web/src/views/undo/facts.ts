/** What undoing a command does, in words. */
import '../../i18n/late/relations';
import '../../i18n/late/undo';
import { OUTCOMES, type UndoFact, type UndoOutcome } from '../../api/undo';
import { type MessageKey, t } from '../../i18n';
import { formatDay } from '../../i18n/times';
import { PRIORITIES, type Tables } from '../../store/rows';
import { actorName } from '../issue/activity';

/** The facts of one outcome. */
export interface FactGroup {
  readonly outcome: UndoOutcome;
  readonly facts: readonly UndoFact[];
}

/** The outcome of a fact; one that is not known here keeps it from being put back. */
function outcomeOf({ outcome }: UndoFact): UndoOutcome {
  return OUTCOMES.includes(outcome) ? outcome : 'impossible';
}

/** The facts by what becomes of them: first what is put back, last what is so already. */
export function factGroups(facts: readonly UndoFact[]): readonly FactGroup[] {
  return OUTCOMES.map((outcome) => ({
    outcome,
    facts: facts.filter((fact) => outcomeOf(fact) === outcome),
  })).filter((group) => group.facts.length > 0);
}

/** The facts that keep a command from being undone as a whole. */
export function hindrances(facts: readonly UndoFact[]): readonly UndoFact[] {
  return facts.filter((fact) => ['changed_since', 'impossible'].includes(outcomeOf(fact)));
}

/** Whether anything is put back. */
export function isAnyUndone(facts: readonly UndoFact[]): boolean {
  return facts.some(({ outcome }) => outcome === 'undone');
}

/** Whether the facts are about several work items. */
export function isAboutSeveral(facts: readonly UndoFact[]): boolean {
  return new Set(facts.map(({ key }) => key)).size > 1;
}

/** What the field of a fact is called. */
export function fieldName(field: string): string {
  const key = `undo.field.${field}`;
  const name = t(key as MessageKey);
  if (name !== key) return name;
  // Of other things there is only the name of an event.
  return /[A-Z]/.test(field) ? t('undo.otherThing') : field.replaceAll('_', ' ');
}

/** A value as it is shown; what is not there is said as well. */
export function valueText(field: string, value: string | null, tables: Tables): string {
  if (field === 'priority') {
    const known = PRIORITIES.find((one) => one === (value ?? 'none').toLowerCase());
    if (known) return t(`priority.${known}`);
  }
  if (value === null || value === '') return t('undo.nothing');
  if (field === 'assignees') return actorName(tables, value);
  if (field === 'access') {
    return t(value === 'INTERNAL' ? 'undo.access.members' : 'undo.access.guests');
  }
  if (field === 'relation') return relationText(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value);
  return value;
}

/** A relation and the key of the other work item, for example `blocked_by ENG-4`. */
function relationText(value: string): string {
  const [kind = '', ...rest] = value.split(' ');
  const key = `relation.to.${kind}`;
  const name = t(key as MessageKey);
  return [name === key ? kind.replaceAll('_', ' ') : name, ...rest].join(' ');
}

/** What happens to a whole thing, in the place of a value before and after; null for a field. */
export function sentenceOfWhole({ entity, field, from, to, outcome }: UndoFact): string | null {
  const isWhole = field === 'created' || field === 'deleted';
  const isComment =
    field === 'comment' && entity === 'comment' && (from === null) !== (to === null);
  if (!isWhole && !isComment) return null;
  const isBack = from === null && (to !== null || field === 'deleted');
  const name = from ?? to ?? '…';
  if (outcome !== 'undone') return t(isBack ? 'undo.wasDeleted' : 'undo.wasMade', { name });
  return t(isBack ? 'undo.comesBack' : 'undo.isDeleted', { name });
}

/** Whether a field has values that say something to people. */
export function hasValues({ field, from, to }: UndoFact): boolean {
  return field !== 'sort_order' && (from !== null || to !== null);
}
