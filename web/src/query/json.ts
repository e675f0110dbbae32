/**
 * A filter as the API has it: `{"and": [{"state__in": ["…"]}, {"not": {"target_date__lt": "-7d"}}]}`.
 *
 * The text of a filter is written as a part of the name; the copy finds keys by it, too.
 */
import { GROUPS, PRIORITIES } from '../store/rows';
import {
  DAY_FIELDS,
  type DayCondition,
  type Filter,
  SET_FIELDS,
  type SetCondition,
  type SetField,
  type TextCondition,
} from './types';

/** A filter of the API. */
export type Filters = Readonly<Record<string, unknown>>;

type Condition = SetCondition | DayCondition | TextCondition;

const EVERYTHING: Filter = { all: [] };
const NOTHING: Filter = { any: [] };

/** The most objects within each other that the API reads, the outermost one counted. */
const DEEPEST = 5;

/** The fields without which there is no issue. */
const ALWAYS: readonly SetField[] = ['project', 'state', 'state_group', 'priority', 'created_by'];

/** The filter in as few groups as it needs, with negations at its conditions; null for one that finds everything. */
export function flattenFilter(filter: Filter | null): Filter | null {
  const flat = filter ? simplified(filter, false) : EVERYTHING;
  if (!('all' in flat)) return 'any' in flat && flat.any.length === 0 ? flat : { all: [flat] };
  return flat.all.length === 0 ? null : flat;
}

function simplified(filter: Filter, isNegated: boolean): Filter {
  if ('not' in filter && typeof filter.not === 'object') return simplified(filter.not, !isNegated);
  if ('all' in filter || 'any' in filter) {
    const isAll = 'all' in filter !== isNegated;
    const parts = ('all' in filter ? filter.all : filter.any).map((one) =>
      simplified(one, isNegated),
    );
    return group(parts, isAll);
  }
  return condition(filter as Condition, isNegated);
}

/** Puts parts together of which all, or any, are to hold. */
function group(parts: readonly Filter[], isAll: boolean): Filter {
  const inner = parts.flatMap((one) => {
    if (isAll) return 'all' in one ? one.all : one;
    return 'any' in one ? one.any : one;
  });
  const [only] = inner;
  if (inner.length === 1 && only) return only;
  const [neutral, final] = isAll ? [EVERYTHING, NOTHING] : [NOTHING, EVERYTHING];
  if (inner.length === 0) return neutral;
  if (inner.some((one) => isSame(one, final))) return final;
  return isAll ? { all: inner } : { any: inner };
}

function isSame(filter: Filter, constant: Filter): boolean {
  if ('all' in filter) return 'all' in constant && filter.all.length === 0;
  return 'any' in filter && 'any' in constant && filter.any.length === 0;
}

function condition(one: Condition, isNegated: boolean): Filter {
  if ('text' in one) {
    if (one.text.trim() === '') return isNegated ? NOTHING : EVERYTHING;
    return isNegated ? { not: one } : one;
  }
  if (!('values' in one)) return isNegated ? { not: one } : one;
  const is = (one.is === 'in') === isNegated ? 'not' : 'in';
  const values = [...new Set(one.values)].filter(
    (value) => value !== 'none' || one.field === 'priority' || !ALWAYS.includes(one.field),
  );
  if (values.length === 0) return is === 'in' ? NOTHING : EVERYTHING;
  return { field: one.field, is, values };
}

/** A filter as the API has it, `{}` for everything; null when the API has no words for it. */
export function filtersOf(filter: Filter | null): Filters | null {
  const flat = flattenFilter(filter);
  if (!flat) return {};
  const written = write(flat);
  return written && depthOf(written) <= DEEPEST ? written : null;
}

function write(filter: Filter): Filters | null {
  if ('all' in filter || 'any' in filter) {
    const parts = ('all' in filter ? filter.all : filter.any).map(write);
    if (parts.length === 0 || parts.includes(null)) return null;
    const [only] = parts;
    if (parts.length === 1 && only) return only;
    return 'all' in filter ? { and: parts } : { or: parts };
  }
  if (!('field' in filter)) {
    const inner = write(filter.not);
    return inner && { not: inner };
  }
  if ('text' in filter) return { name__icontains: filter.text };
  return 'values' in filter ? writeSet(filter) : writeDay(filter);
}

function writeSet({ field, is, values }: SetCondition): Filters {
  const name = field === 'estimate' ? 'estimate_point' : field;
  const isEmpty = field !== 'priority' && values.length === 1 && values[0] === 'none';
  if (isEmpty) return { [`${name}__isnull`]: is === 'in' };
  const written = { [`${name}__in`]: values };
  return is === 'in' ? written : { not: written };
}

function writeDay({ field, is, day }: DayCondition): Filters {
  switch (is) {
    case 'none':
    case 'any':
      return { [`${field}__isnull`]: is === 'none' };
    case 'before':
      return { [`${field}__lt`]: day };
    case 'after':
      return { [`${field}__gt`]: day };
    case 'on':
      return { [field]: day };
  }
}

/** How many objects there are within each other. */
function depthOf(filters: Filters): number {
  const inner = Object.values(filters)
    .flat()
    .filter((value) => typeof value === 'object' && value !== null);
  return 1 + Math.max(0, ...inner.map((one) => depthOf(one as Filters)));
}

/** The filter that the API has so; nothing when it asks for what the copy cannot tell. */
export function readFilters(filters: unknown): { readonly filter: Filter | null } | null {
  if (isObject(filters) && Object.keys(filters).length === 0) return { filter: null };
  const filter = read(filters, 1);
  return filter && { filter: flattenFilter(filter) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function read(node: unknown, depth: number): Filter | null {
  if (!isObject(node) || depth > DEEPEST) return null;
  const entries = Object.entries(node);
  const [first] = entries;
  if (!first) return null;
  const [word, inner] = [first[0].toLowerCase(), first[1]];
  if (entries.length === 1 && word === 'not') {
    const filter = read(inner, depth + 1);
    return filter && { not: filter };
  }
  if (entries.length === 1 && (word === 'and' || word === 'or')) {
    const list = Array.isArray(inner) ? every(inner.map((one) => read(one, depth + 1))) : null;
    if (!list || list.length === 0) return null;
    return word === 'and' ? { all: list } : { any: list };
  }
  const fields = every(entries.map(([key, value]) => readField(key.toLowerCase(), value)));
  return fields && { all: fields };
}

/** All of them, or nothing when one is missing. */
function every<Value>(values: readonly (Value | null)[]): Value[] | null {
  const present = values.filter((value) => value !== null);
  return present.length === values.length ? present : null;
}

/** The fields by their names in the API. */
const NAMES: Readonly<Record<SetField | DayCondition['field'] | 'text', readonly string[]>> = {
  project: ['project', 'project_id'],
  state: ['state', 'state_id', 'status'],
  state_group: ['state_group', 'state__group', 'group'],
  priority: ['priority'],
  assignee: ['assignee', 'assignee_id', 'assignees', 'assignee_ids', 'assignees__id'],
  label: ['label', 'label_id', 'labels', 'label_ids', 'labels__id'],
  parent: ['parent', 'parent_id'],
  cycle: ['cycle', 'cycle_id'],
  module: ['module', 'module_id', 'modules', 'module_ids', 'issue_module__module_id'],
  estimate: ['estimate_point', 'estimate_point_id', 'estimate'],
  created_by: ['created_by', 'created_by_id', 'creator', 'reporter'],
  start_date: ['start_date', 'start'],
  target_date: ['target_date', 'due_date', 'due'],
  created_at: ['created_at', 'created'],
  updated_at: ['updated_at', 'updated'],
  completed_at: ['completed_at', 'completed'],
  text: ['name', 'title', 'summary'],
};

/** A field and how it is compared, of a key such as `state__in`. */
function named(key: string): { readonly name: string; readonly how: string } | null {
  const find = (wanted: string) =>
    Object.entries(NAMES).find(([, names]) => names.includes(wanted))?.[0];
  const whole = find(key);
  if (whole) return { name: whole, how: 'in' };
  const at = key.lastIndexOf('__');
  const name = at > 0 ? find(key.slice(0, at)) : undefined;
  return name ? { name, how: key.slice(at + 2) } : null;
}

function readField(key: string, value: unknown): Filter | null {
  const { name, how } = named(key) ?? {};
  if (!how) return null;
  if (name === 'text') return readText(how, value);
  const values = valuesOf(how, value);
  if (!values) return null;
  const set = SET_FIELDS.find((field) => field === name);
  if (set) return readSet(set, how, values);
  const day = DAY_FIELDS.find((field) => field === name);
  return day ? readDay(day, how, values) : null;
}

/** The values of a condition as texts. */
function valuesOf(how: string, value: unknown): readonly string[] | null {
  const isList = how === 'in' || how === 'range';
  if (Array.isArray(value)) {
    return isList && value.length > 0 ? every(value.map(scalar)) : null;
  }
  const text = scalar(value);
  if (text === null) return null;
  return isList ? text.split(',').map((part) => part.trim()) : [text];
}

function scalar(value: unknown): string | null {
  return typeof value === 'object' && value !== null ? null : String(value);
}

function readText(how: string, value: unknown): Filter | null {
  const isPart = how === 'contains' || how === 'icontains';
  if (!isPart || typeof value !== 'string') return null;
  return { field: 'text', is: 'contains', text: value };
}

const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** A value of a set as the copy has it: things by their ids. */
function setValue(field: SetField, value: string): string | null {
  const isNone = /^(?:none|null|empty)$/i.test(value);
  const word = value.toLowerCase();
  if (field === 'priority')
    return isNone ? 'none' : (PRIORITIES.find((one) => one === word) ?? null);
  if (field === 'state_group') return GROUPS.find((one) => one === word) ?? null;
  if (isNone) return ALWAYS.includes(field) ? null : 'none';
  return ID.test(value) ? word : null;
}

function readSet(field: SetField, how: string, texts: readonly string[]): Filter | null {
  if (how === 'isnull') {
    const is = yesOrNo(texts);
    if (is === null || ALWAYS.includes(field)) return null;
    return { field, is: is ? 'in' : 'not', values: ['none'] };
  }
  if (how !== 'in' && how !== 'exact') return null;
  const values = every(texts.map((text) => setValue(field, text)));
  return values && { field, is: 'in', values };
}

function yesOrNo([text]: readonly string[]): boolean | null {
  if (text === 'true') return true;
  return text === 'false' ? false : null;
}

/** A day as conditions have it; weeks are seven days. */
function dayOf(text: string): string | null {
  if (/^\d{4}-\d\d-\d\d$/.test(text) || /^[+-]?\d{1,5}d$/.test(text)) return text;
  const [, sign = '', weeks] = /^([+-]?)(\d{1,4})w$/.exec(text) ?? [];
  return weeks === undefined ? null : `${sign}${Number(weeks) * 7}d`;
}

function readDay(
  field: DayCondition['field'],
  how: string,
  texts: readonly string[],
): Filter | null {
  if (how === 'isnull') {
    const is = yesOrNo(texts);
    return is === null ? null : { field, is: is ? 'none' : 'any', day: null };
  }
  const days = every(texts.map(dayOf));
  const [from, to] = days ?? [];
  if (!days || from === undefined) return null;
  const on = (day: string): Filter => ({ field, is: 'on', day });
  const atMost = (day: string): Filter => ({ any: [{ field, is: 'before', day }, on(day)] });
  const atLeast = (day: string): Filter => ({ any: [{ field, is: 'after', day }, on(day)] });
  switch (how) {
    case 'in':
    case 'exact':
      return { any: days.map(on) };
    case 'lt':
      return { field, is: 'before', day: from };
    case 'gt':
      return { field, is: 'after', day: from };
    case 'lte':
      return atMost(from);
    case 'gte':
      return atLeast(from);
    case 'range':
      return to === undefined || days.length !== 2 ? null : { all: [atLeast(from), atMost(to)] };
    default:
      return null;
  }
}
