/** The token of the invitation that somebody came with, for as long as the tab is open. */

const PLACE = 'tidemark.invitation';

/** Takes the token out of the address and remembers it; the one that was remembered without one. */
export function takeInvitation(): string | null {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return invitationToken();
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    sessionStorage.setItem(PLACE, token);
  } catch {
    // A browser without storage asks for the link again.
  }
  return token;
}

/** The token that was remembered. */
export function invitationToken(): string | null {
  try {
    return sessionStorage.getItem(PLACE);
  } catch {
    return null;
  }
}

/** Forgets the token: the invitation was answered, or is none. */
export function forgetInvitation(): void {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // There was nothing to forget.
  }
}
