import { ApiProblem, createClient, problemOf, type Schema } from '@tidemark/client';
import { takeEarly } from './early';

export type { Schema } from '@tidemark/client';
export { ApiProblem } from '@tidemark/client';

/** The typed client of the page's own server; the session's cookie goes along by itself. */
export const client = /* @__PURE__ */ createClient({ baseUrl: globalThis.location?.origin ?? '' });

/** The root of all paths. */
export const API = '/api/v1/';

/** What a request may carry besides its path. */
export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The body of an answer, and its headers. */
export interface Answer<Body> {
  readonly body: Body;
  readonly status: number;
  readonly headers: Headers;
}

/**
 * Sends a request to a path below `/api/v1/`. The shape of the answer is the caller's word: it is for paths that are put
 * together at run time, such as those of the outbox.
 *
 * @throws ApiProblem when the server refuses, TypeError when it cannot be reached.
 */
export async function send<Body>(
  method: string,
  path: string,
  { body, headers, signal }: RequestOptions = {},
): Promise<Answer<Body>> {
  const early = method === 'GET' ? takeEarly(path, signal) : null;
  const response = await (early ??
    fetch(API + path, {
      method,
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }));
  if (!response.ok) throw await problemOf(response);
  const text = await response.text();
  const parsed: unknown = text === '' ? null : JSON.parse(text);
  return { body: parsed as Body, status: response.status, headers: response.headers };
}

/** Whether an error says that there is no session, or that it has ended. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 401;
}

/** Whether an error says that the server could not be reached, or asks for another try. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true;
  return error.status >= 500 || error.status === 429 || error.status === 408;
}

/** All rows of a list, page by page. */
export async function all<Row>(path: string, options: RequestOptions = {}): Promise<Answer<Row[]>> {
  const rows: Row[] = [];
  for (let cursor = ''; ; ) {
    const join = path.includes('?') ? '&' : '?';
    const query = `${path}${join}per_page=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await send<Schema<'Page_Comment'> & { results: Row[] }>('GET', query, options);
    rows.push(...answer.body.results);
    if (!answer.body.next_page_results) return { ...answer, body: rows };
    cursor = answer.body.next_cursor;
  }
}
