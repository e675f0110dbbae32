/** Requests that are sent before the application is loaded, so that the server answers them meanwhile. */

/** The root of all paths. */
export const API = '/api/v1/';

/** Where the browser keeps who was signed in; who is remembered has a copy on disk, too. */
export const REMEMBERED = 'tidemark.me';

/** How long an answer is kept that nobody asks for, in milliseconds. */
const KEPT = 10_000;

interface Early {
  readonly answer: Promise<Response>;
  readonly controller: AbortController;
}

const early = new Map<string, Early>();

/** Pages that are in no workspace. */
const OUTSIDE = ['', 'sign-in', 'sign-up', 'set-up', 'invitations'];

/** Asks who is signed in, and where nothing is on disk for the workspace of an address. */
export function sendEarly(address: string): void {
  const me = begin('users/me/', 'application/json');
  const [, slug = ''] = address.split('/');
  if (OUTSIDE.includes(slug) || isRemembered()) return;
  const path = `workspaces/${slug}/snapshot/`;
  const snapshot = begin(path, 'application/x-ndjson');
  // What is answered to nobody is nothing for those who sign in then.
  me.then(
    ({ ok }) => ok || drop(path, snapshot),
    () => drop(path, snapshot),
  );
}

/** The answer to a request that was sent early, once. It ends with the signal. */
export function takeEarly(path: string, signal?: AbortSignal): Promise<Response> | null {
  const found = early.get(path);
  if (!found || signal?.aborted) return null;
  early.delete(path);
  signal?.addEventListener('abort', () => found.controller.abort());
  return found.answer;
}

function begin(path: string, type: string): Promise<Response> {
  const controller = new AbortController();
  const answer = fetch(API + path, {
    headers: { accept: `${type}, application/problem+json` },
    cache: 'no-store',
    signal: controller.signal,
  });
  // Whoever takes it hears of a fault.
  answer.catch(() => undefined);
  early.set(path, { answer, controller });
  setTimeout(() => drop(path, answer), KEPT);
  return answer;
}

function drop(path: string, answer: Promise<Response>): void {
  const found = early.get(path);
  if (found?.answer !== answer) return;
  early.delete(path);
  found.controller.abort();
}

function isRemembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== null;
  } catch {
    return false;
  }
}
