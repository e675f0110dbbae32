import type { Id, Role } from '../store/rows';
import { erase } from '../sync/disk';
import { all, isSignedOut, type Schema, send } from './client';

/** The caller's own account. */
export interface Me {
  readonly id: Id;
  readonly email: string;
  readonly display_name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly avatar: string;
  readonly user_timezone?: string;
}

/** What the server is, before anybody signs in. */
export interface Instance {
  readonly name: string;
  readonly version: string;
  readonly is_set_up: boolean;
  readonly open_sign_up: boolean;
}

/** A workspace that the caller is in. */
export interface OwnWorkspace {
  readonly id: Id;
  readonly name: string;
  readonly slug: string;
  readonly timezone: string;
  readonly role_slug: Role | null;
  readonly total_members: number;
}

/** A session of the caller. */
export interface Session {
  readonly id: Id;
  readonly created_at: string;
  readonly last_used_at: string | null;
  readonly expired_at: string;
  readonly user_agent: string | null;
  readonly is_current: boolean;
}

interface SignedIn {
  readonly user: Me;
}

/** What the server is; needs no session. */
export async function instance(): Promise<Instance> {
  return (await send<Instance>('GET', 'instance/')).body;
}

/** Signs in; the session's cookie is set by the answer. */
export async function signIn(email: string, password: string): Promise<Me> {
  return (await send<SignedIn>('POST', 'auth/sign-in/', { body: { email, password } })).body.user;
}

/** Makes an account and signs in; with an invitation its workspace is joined, and named. */
export async function signUp(account: {
  email: string;
  password: string;
  first_name?: string;
  last_name?: string;
  invitation?: string;
}): Promise<{ me: Me; joined: string | null }> {
  type Body = SignedIn & { joined?: { workspace: { slug: string } } | null };
  const { body } = await send<Body>('POST', 'auth/sign-up/', { body: account });
  return { me: body.user, joined: body.joined?.workspace.slug ?? null };
}

/** Signs in once with the token of a link. */
export async function signInByLink(token: string): Promise<Me> {
  return (await send<SignedIn>('POST', 'auth/link/', { body: { token } })).body.user;
}

/** Makes the first user of a server and their workspace, and signs in. */
export async function setUp(first: {
  email: string;
  password: string;
  first_name: string;
  last_name: string;
  workspace_name: string;
  workspace_slug: string;
}): Promise<{ me: Me; workspace: { id: Id; name: string; slug: string } }> {
  type Body = SignedIn & { workspace: { id: Id; name: string; slug: string } };
  const { body } = await send<Body>('POST', 'instance/setup/', { body: first });
  return { me: body.user, workspace: body.workspace };
}

/** Ends the session and erases what this browser keeps of it. */
export async function signOut(): Promise<void> {
  try {
    await send('POST', 'auth/sign-out/');
  } catch (error) {
    // A session that is over already is what was wanted; else the user stays, with what waits.
    if (!isSignedOut(error)) throw error;
  }
  await erase();
}

/** The caller's account. */
export async function me(): Promise<Me> {
  return (await send<Me>('GET', 'users/me/')).body;
}

/** Changes the caller's profile. */
export async function changeProfile(changes: Schema<'ProfileChanges'>): Promise<Me> {
  return (await send<Me>('PATCH', 'users/me/', { body: changes })).body;
}

/** Changes the caller's password; other sessions end. */
export async function changePassword(current: string, wanted: string): Promise<void> {
  const body = { current_password: current, new_password: wanted };
  await send('POST', 'users/me/password/', { body });
}

/** The workspaces that the caller is in. */
export async function workspaces(): Promise<OwnWorkspace[]> {
  return (await all<OwnWorkspace>('workspaces/')).body;
}

export async function createWorkspace(wanted: {
  name: string;
  slug: string;
  timezone?: string;
}): Promise<OwnWorkspace> {
  return (await send<OwnWorkspace>('POST', 'workspaces/', { body: wanted })).body;
}

/** Adds a person to a workspace by their address. */
export async function addMember(
  workspace: string,
  wanted: { email: string; role_slug: 'admin' | 'member' | 'guest' },
): Promise<void> {
  await send('POST', `workspaces/${workspace}/members/`, { body: wanted });
}

export async function leaveWorkspace(workspace: string): Promise<void> {
  await send('POST', `workspaces/${workspace}/members/leave/`);
}

/** The caller's sessions. */
export async function sessions(): Promise<Session[]> {
  const { body } = await send<Session[] | { results: Session[] }>('GET', 'users/me/sessions/');
  return Array.isArray(body) ? body : body.results;
}

/** Ends a session of the caller. */
export async function endSession(id: Id): Promise<void> {
  await send('DELETE', `users/me/sessions/${id}/`);
}

/** The caller's API keys. */
export async function apiKeys(): Promise<Schema<'ApiKey'>[]> {
  return (await all<Schema<'ApiKey'>>('users/me/api-keys/')).body;
}

/** Makes an API key; its token is shown this once. */
export async function createApiKey(wanted: Schema<'KeyWanted'>): Promise<Schema<'NewApiKey'>> {
  return (await send<Schema<'NewApiKey'>>('POST', 'users/me/api-keys/', { body: wanted })).body;
}

export async function deleteApiKey(id: Id): Promise<void> {
  await send('DELETE', `users/me/api-keys/${id}/`);
}
