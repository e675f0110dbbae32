/** Asks for the ids of work items: the first of each group, or a page of a list. */
import { groupName, groupParam, keyOfGroup, type Question } from '../query/asked';
import { type Part, placeOf } from '../query/served';
import type { Id } from '../store/rows';
import { type Schema, send } from './client';

/** How fresh an answer has to be, and how it is given up. */
export interface Terms {
  /** `<epoch>:<position>`. */
  readonly waitFor: string | null;
  readonly signal: AbortSignal;
}

/** What there is of a view. */
export interface Found {
  readonly parts: ReadonlyMap<string, Part>;
  readonly totals: ReadonlyMap<string, number>;
  /** How many there are; one that is in several groups counts once. */
  readonly total: number;
  /** The position that the answer is of, as `waitFor` has it. */
  readonly at: string | null;
}

type Row = { readonly id: Id };
interface Group {
  readonly total_results: number;
  readonly results: readonly Row[] | Readonly<Record<string, Group>>;
  readonly next_cursor?: string;
}
interface Grouped {
  readonly total_count: number;
  readonly results: Readonly<Record<string, Group>>;
}
type List = Schema<'Page_Comment'> & { readonly results: readonly Row[] };

/** The first issues of each group of a question; without groups, of all. */
export async function firstOf(
  slug: string,
  question: Question,
  perPage: number,
  terms: Terms,
): Promise<Found> {
  const { group, lanes } = question;
  if (group === 'none') {
    const { part, at } = await page(slug, question, { per_page: String(perPage) }, terms);
    return { parts: new Map([['all', part]]), totals: new Map(), total: part.total, at };
  }
  const by = {
    group_by: groupName(group),
    ...(lanes !== 'none' && { sub_group_by: groupName(lanes) }),
    per_page: String(perPage),
  };
  const { body, at } = await get<Grouped>(slug, question, 'grouped/', by, terms);
  const parts = new Map<string, Part>();
  const totals = new Map<string, number>();
  for (const [name, one] of Object.entries(body.results)) {
    const key = keyOfGroup(name);
    if (isRows(one.results)) parts.set(key, partOf(one, one.results));
    else {
      totals.set(key, one.total_results);
      for (const [lane, inner] of Object.entries(one.results)) {
        if (isRows(inner.results))
          parts.set(placeOf(key, keyOfGroup(lane)), partOf(inner, inner.results));
      }
    }
  }
  return { parts, totals, total: body.total_count, at };
}

/** The next issues of a group, or of a lane of it. */
export async function nextOf(
  slug: string,
  question: Question,
  [key, lane]: readonly [string, string | null],
  cursor: string,
  terms: Terms,
): Promise<{ readonly part: Part; readonly at: string | null }> {
  const chosen = [
    ...groupParam(question.group, key),
    ...(lane === null ? [] : groupParam(question.lanes, lane)),
  ];
  return page(slug, question, { ...Object.fromEntries(chosen), cursor }, terms);
}

function isRows(results: Group['results']): results is readonly Row[] {
  return Array.isArray(results);
}

function partOf({ total_results, next_cursor }: Group, rows: readonly Row[]): Part {
  return { ids: rows.map(({ id }) => id), total: total_results, cursor: next_cursor ?? null };
}

async function page(
  slug: string,
  question: Question,
  params: Readonly<Record<string, string>>,
  terms: Terms,
): Promise<{ readonly part: Part; readonly at: string | null }> {
  const { body, at } = await get<List>(slug, question, '', params, terms);
  const cursor = body.next_page_results ? body.next_cursor : null;
  return { part: { ids: body.results.map(({ id }) => id), total: body.total_count, cursor }, at };
}

async function get<Body>(
  slug: string,
  { place, params }: Question,
  name: string,
  more: Readonly<Record<string, string>>,
  { waitFor, signal }: Terms,
): Promise<{ readonly body: Body; readonly at: string | null }> {
  const query = new URLSearchParams({ fields: 'id', ...params, ...more });
  const path = `workspaces/${encodeURIComponent(slug)}/${place}work-items/${name}?${query}`;
  const headers = waitFor ? { 'tidemark-wait-for': waitFor } : {};
  const answer = await send<Body>('GET', path, { headers, signal });
  const [epoch, position] = ['tidemark-epoch', 'tidemark-position'].map((one) =>
    answer.headers.get(one),
  );
  return { body: answer.body, at: epoch && position ? `${epoch}:${position}` : null };
}
