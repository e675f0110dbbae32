import { DAY_FIELDS, type DayCondition, type Filter, SET_FIELDS, type SetCondition } from './types';

/**
 * A filter as text: `state:in(a,b);target_date:before(7d);any(label:in(x);not(text:contains(pump)))`. A row of conditions
 * with `;` between them are all to hold. Values are percent-encoded where they have one of `%(),;:`.
 */
export function formatFilter(filter: Filter | null): string {
  if (!filter) return '';
  return 'all' in filter ? filter.all.map(formatOne).join(';') : formatOne(filter);
}

function formatOne(filter: Filter): string {
  if ('all' in filter) return `all(${filter.all.map(formatOne).join(';')})`;
  if ('any' in filter) return `any(${filter.any.map(formatOne).join(';')})`;
  if ('not' in filter) return `not(${formatOne(filter.not)})`;
  const { field, is } = filter;
  return `${field}:${is}(${argumentsOf(filter).map(escaped).join(',')})`;
}

function argumentsOf(
  filter: Exclude<Filter, { all: unknown } | { any: unknown } | { not: unknown }>,
) {
  if ('values' in filter) return filter.values;
  if ('text' in filter) return [filter.text];
  return filter.day === null ? [] : [filter.day];
}

function escaped(value: string): string {
  return value.replace(
    /[%(),;:]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

function plain(value: string): string {
  return value.replace(/%([0-9a-f]{2})/gi, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

/** The deepest tree that is read: a URL is somebody else's text. */
const DEEPEST = 8;

/** The filter that a text describes; null when it is empty or wrong. */
export function parseFilter(text: string): Filter | null {
  if (text === '') return null;
  const reader = new Reader(text);
  const filters = reader.list(0);
  if (!filters || !reader.isAtEnd) return null;
  return filters.length === 1 && filters[0] ? single(filters[0]) : { all: filters };
}

/** A tree of one condition is a row of one, so that it can grow. */
function single(filter: Filter): Filter {
  return 'all' in filter ? filter : { all: [filter] };
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#text.length;
  }

  #take(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.#at;
    const [found] = sticky.exec(this.#text) ?? [];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  /** Filters with `;` between them. */
  list(depth: number): Filter[] | null {
    const filters: Filter[] = [];
    do {
      const filter = this.#one(depth);
      if (!filter) return null;
      filters.push(filter);
    } while (this.#take(/;/));
    return filters;
  }

  #one(depth: number): Filter | null {
    if (depth > DEEPEST) return null;
    const word = this.#take(/[a-z_]+/);
    if (word === 'all' || word === 'any' || word === 'not') {
      const inner = this.#take(/\(/) && this.list(depth + 1);
      if (!inner || !this.#take(/\)/)) return null;
      const [first, ...others] = inner;
      if (word !== 'not') return word === 'all' ? { all: inner } : { any: inner };
      return first && others.length === 0 ? { not: first } : null;
    }
    const is = word && this.#take(/:/) && this.#take(/[a-z]+/);
    const list = is && this.#take(/\(/) && this.#take(/[^()]*/);
    if (!word || !is || typeof list !== 'string' || !this.#take(/\)/)) return null;
    return conditionOf(word, is, list === '' ? [] : list.split(',').map(plain));
  }
}

function conditionOf(field: string, is: string, values: string[]): Filter | null {
  const set = SET_FIELDS.find((name) => name === field);
  if (set && (is === 'in' || is === 'not')) {
    return values.length > 0 ? ({ field: set, is, values } satisfies SetCondition) : null;
  }
  if (field === 'text' && is === 'contains' && values.length === 1) {
    return { field, is, text: values[0] ?? '' };
  }
  const day = DAY_FIELDS.find((name) => name === field);
  return day ? dayCondition(day, is, values) : null;
}

function dayCondition(field: DayCondition['field'], is: string, values: string[]): Filter | null {
  const [day = null] = values;
  if (is === 'none' || is === 'any') return day === null ? { field, is, day } : null;
  const isDay = day !== null && /^(\d{4}-\d\d-\d\d|[+-]?\d{1,5}d)$/.test(day);
  if (!isDay || !(is === 'before' || is === 'on' || is === 'after')) return null;
  return { field, is, day };
}
