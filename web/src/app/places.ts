/** What this browser remembers of where somebody was. */

const LAST = 'tidemark.workspace';

/** The workspace that was open last, by its slug. */
export function lastWorkspace(): string | null {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
}

/** Remembers the open workspace, or forgets it. */
export function rememberWorkspace(slug: string | null): void {
  try {
    if (slug === null) localStorage.removeItem(LAST);
    else localStorage.setItem(LAST, slug);
  } catch {
    // A browser without storage asks again.
  }
}
