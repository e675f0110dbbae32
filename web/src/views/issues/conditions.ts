/** A filter as the toolbar shows it: conditions that all hold; anything else stays one piece. */
import type { DayCondition, Filter, SetCondition, TextCondition } from '../../query';

/** A condition that the toolbar can show and change. */
export type Condition = SetCondition | DayCondition | TextCondition;

/** The conditions of a filter, and the parts that are more than that. */
export interface Conditions {
  readonly simple: readonly Condition[];
  readonly complex: readonly Filter[];
}

/** Whether a part of a filter is a single condition. */
export function isCondition(filter: Filter): filter is Condition {
  return 'field' in filter;
}

/** Takes a filter apart. */
export function conditionsOf(filter: Filter | null): Conditions {
  const parts = filter === null ? [] : 'all' in filter ? filter.all : [filter];
  return {
    simple: parts.filter(isCondition),
    complex: parts.filter((part) => !isCondition(part)),
  };
}

/** Puts a filter together. */
export function filterOf({ simple, complex }: Conditions): Filter | null {
  const parts = [...simple, ...complex];
  if (parts.length === 0) return null;
  const [only] = parts;
  return parts.length === 1 && only ? only : { all: parts };
}

/** The filter with a condition instead of the one of the same field, or without it for null. */
export function withCondition(
  filter: Filter | null,
  field: Condition['field'],
  next: Condition | null,
): Filter | null {
  const { simple, complex } = conditionsOf(filter);
  const has = simple.some((one) => one.field === field);
  const replaced = simple.flatMap((one) => (one.field === field ? (next ?? []) : one));
  return filterOf({ simple: has || !next ? replaced : [...simple, next], complex });
}

/** A condition of sets with one value more or less; null once none is left. */
export function withValue(
  condition: SetCondition,
  value: string,
  on: boolean,
): SetCondition | null {
  const others = condition.values.filter((one) => one !== value);
  const values = on ? [...others, value] : others;
  return values.length > 0 ? { ...condition, values } : null;
}

/** Whether a condition is about a set. */
export function isSet(condition: Condition): condition is SetCondition {
  return condition.is === 'in' || condition.is === 'not';
}
