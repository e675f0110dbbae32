import openapi, { type Client, type Middleware } from 'openapi-fetch';
import { problemOf } from './problem';
import type { components, paths } from './schema';

export { ApiProblem, problemOf } from './problem';
export type { components, paths } from './schema';

/** A body or answer of the API by its name in the description. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** Where the server is, and with what credential; a browser's session needs none. */
export interface ClientOptions {
  readonly baseUrl?: string;
  readonly key?: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** A client whose calls throw an `ApiProblem` when the server refuses. */
export function createClient(options: ClientOptions = {}): Client<paths> {
  const { baseUrl = '', key, fetch } = options;
  const client = openapi<paths>({ baseUrl, ...(fetch && { fetch }) });
  client.use(asking(key), throwing);
  return client;
}

/** Asks for errors of one form. */
function asking(key: string | undefined): Middleware {
  return {
    onRequest({ request }) {
      request.headers.set('accept', 'application/json, application/problem+json');
      if (key !== undefined) request.headers.set('x-api-key', key);
      return request;
    },
  };
}

const throwing: Middleware = {
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw await problemOf(response);
    return response;
  },
};
