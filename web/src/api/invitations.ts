import { ROLE_NUMBERS } from '../commands/project/projects';
import type { Id } from '../store/rows';
import { send } from './client';

/** What somebody is invited as. */
export type InvitedRole = 'admin' | 'member' | 'guest';

/** An invitation to a workspace as its admins see it. */
export interface Invitation {
  readonly id: Id;
  readonly email: string;
  readonly role: number;
  readonly created_at: string;
  readonly expires_at: string;
  readonly responded_at: string | null;
  readonly accepted: boolean;
  /** The projects that they come into as well. */
  readonly projects?: readonly { readonly project: Id; readonly role: number }[];
  /** The path to send to who is invited, below the address of the site; answered this once. */
  readonly link?: string;
}

const path = (workspace: string) => `workspaces/${workspace}/invitations/`;

/** The name of a role by its number on the wire. */
export function roleOf(number: number): InvitedRole {
  if (number >= ROLE_NUMBERS.admin) return 'admin';
  return number >= ROLE_NUMBERS.member ? 'member' : 'guest';
}

/** The invitations of a workspace, the newest first. */
export async function invitations(workspace: string): Promise<Invitation[]> {
  const { body } = await send<Invitation[] | { results: Invitation[] }>('GET', path(workspace));
  return 'results' in body ? body.results : body;
}

/** Invites somebody, into projects as well, as what they become in the workspace; the answer has the link. */
export async function invite(
  workspace: string,
  email: string,
  role: InvitedRole,
  projects: readonly Id[] = [],
): Promise<Invitation> {
  const number = ROLE_NUMBERS[role];
  const into = projects.map((project) => ({ project, role: number }));
  const body = { email, role: number, ...(into.length > 0 && { projects: into }) };
  return (await send<Invitation>('POST', path(workspace), { body })).body;
}

/** Takes an invitation back: its link works no longer. */
export async function revokeInvitation(workspace: string, id: Id): Promise<void> {
  await send('DELETE', `${path(workspace)}${id}/`);
}

/** Makes another link of an invitation: the old one works no longer, the answer has the new one. */
export async function resendInvitation(workspace: string, id: Id): Promise<Invitation> {
  return (await send<Invitation>('POST', `${path(workspace)}${id}/resend/`)).body;
}

/** An invitation as who has its link sees it; the address is not said. */
export interface OpenInvitation {
  readonly workspace_name: string;
  readonly role: number;
  readonly expires_at: string;
  readonly has_account: boolean;
}

const own = (token: string) => `invitations/${encodeURIComponent(token)}/`;

/** What an invitation says; needs no session. */
export async function readInvitation(token: string): Promise<OpenInvitation> {
  return (await send<OpenInvitation>('GET', own(token))).body;
}

/** Accepts an invitation as who is signed in; the slug of the workspace. */
export async function acceptInvitation(token: string): Promise<string> {
  type Joined = { readonly workspace: { readonly slug: string } };
  return (await send<Joined>('POST', `${own(token)}accept/`)).body.workspace.slug;
}

/** Declines an invitation as who is signed in. */
export async function declineInvitation(token: string): Promise<void> {
  await send('POST', `${own(token)}decline/`);
}
