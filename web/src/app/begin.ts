/**
 * Runs before the application is loaded, so that the server answers while that is: asks who is signed in, and for the
 * workspace of the address where nothing is on disk. It is one file and imports nothing, so as to wait for no other.
 */
import type { Early } from '../api/early';

/** How long an answer is kept that nobody asks for, in milliseconds. */
const KEPT = 10_000;
/** Pages that are in no workspace. */
const OUTSIDE = ['', 'sign-in', 'sign-up', 'set-up', 'invitations'];

const early = new Map<string, Early>();
globalThis.tidemarkEarly = early;

const me = ask('users/me/', 'application/json');
const [, slug = ''] = location.pathname.split('/');
if (!OUTSIDE.includes(slug) && !isRemembered()) {
  const path = `workspaces/${slug}/snapshot/`;
  const snapshot = ask(path, 'application/x-ndjson');
  // What is answered to nobody is nothing for those who sign in then.
  me.answer.then(
    ({ ok }) => ok || drop(path, snapshot),
    () => drop(path, snapshot),
  );
}

function ask(path: string, type: string): Early {
  const controller = new AbortController();
  const answer = fetch(`/api/v1/${path}`, {
    headers: { accept: `${type}, application/problem+json` },
    cache: 'no-store',
    signal: controller.signal,
  });
  // Whoever takes it hears of a fault.
  answer.catch(() => undefined);
  const asked = { answer, controller };
  early.set(path, asked);
  setTimeout(() => drop(path, asked), KEPT);
  return asked;
}

function drop(path: string, asked: Early): void {
  if (early.get(path) !== asked) return;
  early.delete(path);
  asked.controller.abort();
}

/** Who is remembered has a copy on disk, too. */
function isRemembered(): boolean {
  try {
    return localStorage.getItem('tidemark.me') !== null;
  } catch {
    return false;
  }
}
