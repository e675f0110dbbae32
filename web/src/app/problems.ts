/** What went wrong, as forms show it. */
import { ApiProblem } from '../api/client';
import { t } from '../i18n';

/** What is said of each field, and of the whole. */
export interface Faults {
  readonly whole: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** A form without faults. */
export const NO_FAULTS: Faults = { whole: null, fields: {} };

/**
 * A refusal by field; what belongs to none of the shown fields is said of the whole. Some refusals name no field: `about`
 * has that of their codes.
 */
export function faultsOf(
  fault: unknown,
  shown: readonly string[],
  about: Readonly<Record<string, string>> = {},
): Faults {
  if (!(fault instanceof ApiProblem)) return { whole: t('signIn.unreachable'), fields: {} };
  const meant = about[fault.code];
  if (meant) return { whole: null, fields: { [meant]: fault.detail } };
  const fields: Record<string, string> = {};
  const others: string[] = [];
  for (const [field, sentences] of Object.entries(fault.errors ?? {})) {
    const sentence = [sentences].flat().join(' ');
    if (shown.includes(field)) fields[field] = sentence;
    else others.push(field === 'non_field_errors' ? sentence : `${field}: ${sentence}`);
  }
  const isTold = Object.keys(fields).length > 0;
  const whole = others.join(' ') || (isTold ? null : fault.detail || fault.message);
  return { whole, fields };
}

/** A refusal as one sentence. */
export function sentenceOf(fault: unknown): string {
  const { whole, fields } = faultsOf(fault, []);
  return whole ?? Object.values(fields).join(' ');
}
