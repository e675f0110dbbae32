import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takeEarly } from '../api/early';

const ME = 'users/me/';
const SNAPSHOT = 'workspaces/harbour/snapshot/';

/** Opens a page as somebody does who comes to an address. */
async function open(address: string): Promise<void> {
  history.replaceState(null, '', address);
  vi.resetModules();
  await import('./begin');
}

/** Answers every request; what was asked, and which of it was given up. */
function server(status = 200) {
  const [asked, gone]: [string[], string[]] = [[], []];
  vi.stubGlobal('fetch', (path: string, { signal }: RequestInit) => {
    asked.push(path);
    signal?.addEventListener('abort', () => gone.push(path));
    return Promise.resolve(new Response('{}', { status }));
  });
  return { asked, gone };
}

describe('requests before the application is loaded', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
    vi.unstubAllGlobals();
    localStorage.clear();
  });

  it('ask for the caller and the workspace of the address, and are answered once', async () => {
    const { asked } = server();
    await open('/harbour/projects/ENG');
    expect(asked).toEqual([`/api/v1/${ME}`, `/api/v1/${SNAPSHOT}`]);
    expect((await takeEarly(SNAPSHOT))?.status).toBe(200);
    expect(takeEarly(SNAPSHOT)).toBeNull();
    expect(takeEarly('workspaces/other/snapshot/')).toBeNull();
  });

  it('leave the workspace to the disk of somebody who was here before', async () => {
    const { asked } = server();
    localStorage.setItem('tidemark.me', '{}');
    await open('/harbour');
    expect(asked).toEqual([`/api/v1/${ME}`]);
  });

  it('read no workspace where the address names none', async () => {
    const { asked } = server();
    await open('/sign-in');
    expect(asked).toEqual([`/api/v1/${ME}`]);
  });

  it('give the workspace up when nobody is signed in, and when nobody wants it', async () => {
    const refused = server(401);
    await open('/harbour');
    await vi.advanceTimersByTimeAsync(0);
    expect(refused.gone).toEqual([`/api/v1/${SNAPSHOT}`]);
    expect(takeEarly(SNAPSHOT)).toBeNull();
    expect((await takeEarly(ME))?.status).toBe(401);

    const { gone } = server();
    await open('/harbour');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(gone).toContain(`/api/v1/${SNAPSHOT}`);
    expect(takeEarly(SNAPSHOT)).toBeNull();
  });

  it('end with the signal of whoever took the answer', async () => {
    const { gone } = server();
    const closing = new AbortController();
    await open('/harbour');
    void takeEarly(SNAPSHOT, closing.signal);
    closing.abort();
    expect(gone).toEqual([`/api/v1/${SNAPSHOT}`]);
  });
});
