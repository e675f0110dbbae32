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
  readonly responded_at: string | null;
  readonly accepted: boolean;
  /** The address to send to who is invited; answered this once. */
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

/** Invites somebody; the answer has the link. */
export async function invite(
  workspace: string,
  email: string,
  role: InvitedRole,
): Promise<Invitation> {
  const body = { email, role: ROLE_NUMBERS[role] };
  return (await send<Invitation>('POST', path(workspace), { body })).body;
}

/** Takes an invitation back: its link works no longer. */
export async function revokeInvitation(workspace: string, id: Id): Promise<void> {
  await send('DELETE', `${path(workspace)}${id}/`);
}

/** Invites somebody again: the old link works no longer, the answer has another one. */
export async function inviteAgain(workspace: string, { id, email, role }: Invitation) {
  await revokeInvitation(workspace, id);
  return invite(workspace, email, roleOf(role));
}

/** An invitation as who has its link sees it. */
export interface OwnInvitation {
  readonly email: string;
  readonly role: number;
  readonly workspace: { readonly name: string; readonly slug: string };
  readonly responded_at: string | null;
}

/** What an invitation says; needs no session. */
export async function readInvitation(token: string): Promise<OwnInvitation> {
  return (await send<OwnInvitation>('GET', `invitations/${encodeURIComponent(token)}/`)).body;
}

/** Answers an invitation as who is signed in. */
export async function answerInvitation(token: string, answer: 'accept' | 'decline'): Promise<void> {
  await send('POST', `invitations/${encodeURIComponent(token)}/${answer}/`);
}
