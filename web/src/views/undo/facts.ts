/** What undoing a command does, in words. */
import '../../i18n/late/undo';
import type { UndoFact, UndoOutcome } from '../../api/undo';
import { type MessageKey, t } from '../../i18n';
import { formatDay } from '../../i18n/times';
import { PRIORITIES } from '../../store/rows';

/** The facts of one outcome, in the order in which outcomes are shown. */
export interface FactGroup {
  readonly outcome: UndoOutcome;
  readonly facts: readonly UndoFact[];
}

const OUTCOMES: readonly UndoOutcome[] = ['undone', 'changed_since', 'gone', 'already'];

/** The facts by what becomes of them: first what is put back, last what is so already. */
export function factGroups(facts: readonly UndoFact[]): readonly FactGroup[] {
  return OUTCOMES.map((outcome) => ({
    outcome,
    facts: facts.filter((fact) => fact.outcome === outcome),
  })).filter((group) => group.facts.length > 0);
}

/** Whether the rest is undone only if somebody asks for that: something of it stays as it is. */
export function isPartly(facts: readonly UndoFact[]): boolean {
  return facts.some(({ outcome }) => outcome === 'changed_since' || outcome === 'gone');
}

/** Whether the facts are about several work items. */
export function isAboutSeveral(facts: readonly UndoFact[]): boolean {
  return new Set(facts.map(({ key }) => key)).size > 1;
}

/** What the field of a fact is called. */
export function fieldName(field: string): string {
  const key = `undo.field.${field}`;
  const name = t(key as MessageKey);
  return name === key ? field.replaceAll('_', ' ') : name;
}

/** A value as it is shown; what is not there is said as well. */
export function valueText(field: string, value: string | null): string {
  if (field === 'priority') {
    const known = PRIORITIES.find((one) => one === (value ?? 'none').toLowerCase());
    if (known) return t(`priority.${known}`);
  }
  if (value === null || value === '') return t('undo.nothing');
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDay(value);
  return value;
}

/** What happens to a whole thing, in the place of a value before and after; null for a field. */
export function sentenceOfWhole({ entity, field, outcome }: UndoFact): string | null {
  if (field !== 'created' && field !== 'deleted') return null;
  if (outcome !== 'undone') return t(`undo.was.${field}`);
  return t(`undo.${entity}.${field}`);
}
