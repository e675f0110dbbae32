/** What is done with all issues that a page asks for: the request, and its words. */
import '../../i18n/late/whole';
import type { BulkChange, BulkResult } from '../../api/bulk';
import { NONE } from '../../app/pick-options';
import type { Property } from '../../app/picking';
import { t } from '../../i18n';

/** The properties that all of them can be given at once. */
export type WholeProperty = Exclude<Property, 'parent' | 'project' | 'startDate'>;

/** What somebody chose for all of them; of a set, whether it is taken off. */
export type Wanted =
  | {
      readonly kind: 'set';
      readonly property: WholeProperty;
      readonly value: string;
      readonly name: string;
      readonly isTakenOff: boolean;
    }
  | { readonly kind: 'archive' | 'delete' };

const SETS: readonly WholeProperty[] = ['assignee', 'label', 'module'];

/** Whether what was chosen can be taken off as well as put on. */
export function isOfSet(wanted: Wanted): wanted is Extract<Wanted, { kind: 'set' }> {
  return wanted.kind === 'set' && SETS.includes(wanted.property);
}

/** The change as the API has it. */
export function changeOf(wanted: Wanted): BulkChange {
  if (wanted.kind !== 'set') return { action: wanted.kind };
  const { property, value, isTakenOff } = wanted;
  const orNone = value === NONE ? null : value;
  const set = isTakenOff ? { remove: [value] } : { add: [value] };
  switch (property) {
    case 'state':
      return { action: 'update', fields: { state: value } };
    case 'priority':
      return { action: 'update', fields: { priority: value } };
    case 'assignee':
      return { action: 'update', fields: { assignees: set } };
    case 'label':
      return { action: 'update', fields: { labels: set } };
    case 'dueDate':
      return { action: 'update', fields: { target_date: orNone } };
    case 'estimate':
      return { action: 'update', fields: { estimate_point: orNone } };
    case 'cycle':
      return orNone ? { action: 'add_to_cycle', cycle: orNone } : { action: 'remove_from_cycle' };
    case 'module':
      return { action: isTakenOff ? 'remove_from_module' : 'add_to_module', module: value };
  }
}

/** The question before it is done with so many issues. */
export function questionOf(wanted: Wanted, count: number): string {
  if (wanted.kind !== 'set') return t(`whole.${wanted.kind}`, { count });
  const { property, name, value, isTakenOff } = wanted;
  if (value === NONE && property !== 'priority')
    return t('whole.without', { count, field: fieldOf(property) });
  if (!isOfSet(wanted)) return t(`whole.to.${property as 'state'}`, { count, name });
  return t(`${isTakenOff ? 'whole.off' : 'whole.on'}.${property as 'label'}`, { count, name });
}

function fieldOf(property: WholeProperty): string {
  return t(`whole.field.${property as 'cycle'}`);
}

/** How many were changed, and why the others were not, the most frequent reason first. */
export interface Summary {
  readonly changed: number;
  readonly refused: number;
  readonly reasons: readonly { readonly sentence: string; readonly count: number }[];
  /** Where the log has what was done; null if nothing was. */
  readonly position: number | null;
}

/** What became of all of them, put together. */
export function summaryOf(results: readonly BulkResult[]): Summary {
  const refused = results.filter(({ status }) => status >= 400);
  const counts = new Map<string, number>();
  for (const { body } of refused) {
    const sentence = sentenceIn(body);
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  return {
    changed: results.length - refused.length,
    refused: refused.length,
    reasons: [...counts]
      .map(([sentence, count]) => ({ sentence, count }))
      .sort((a, b) => b.count - a.count),
    position: results.find(({ position }) => position !== null)?.position ?? null,
  };
}

/** The sentence of a refusal, also of one that is told by field. */
function sentenceIn(body: unknown): string {
  const fields = typeof body === 'object' && body !== null ? body : {};
  const texts = Object.values({ detail: undefined, error: undefined, ...fields }).flat();
  return texts.find((text) => typeof text === 'string' && text !== '') ?? t('whole.noReason');
}

/** How many different reasons are told. */
const TOLD = 3;

/** The refusals as a text, a line for each reason. */
export function refusalsOf({ refused, reasons }: Summary): string {
  const told = reasons
    .slice(0, TOLD)
    .map(({ sentence, count }) => (reasons.length > 1 ? `${count} × ${sentence}` : sentence));
  const more = reasons.length > TOLD ? ['…'] : [];
  return [t('whole.refused', { count: refused }), ...told, ...more].join('\n');
}
