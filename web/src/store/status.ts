import type { Id } from './rows';

/** How the copy stands to the server: being read, moving, cut off, the workspace gone, or without a session. */
export type Phase = 'starting' | 'live' | 'offline' | 'lost' | 'signed-out';

/** A command that the server refused, with all that is needed to show it and to keep its text. */
export interface Refusal {
  /** The key of the command. */
  readonly id: string;
  readonly kind: string;
  /** `refused` was taken back; `conflict` is a text that somebody else changed as well. */
  readonly sort: 'refused' | 'conflict';
  /** What the command wanted, in words, for example `Rename ENG-42`. */
  readonly title: string;
  /** The server's sentence. */
  readonly sentence: string;
  readonly status: number;
  readonly code: string;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** The issue, comment, page or project that it was about. */
  readonly entity: string;
  readonly issue: Id | null;
  /** The text that was typed, which is kept. */
  readonly draft: string | null;
  /** Of a conflict: the text as it is now. */
  readonly theirs: string | null;
  /** Of a conflict: who changed the thing last, and when. */
  readonly theirsBy: Id | null;
  readonly theirsAt: string | null;
  readonly at: number;
}

/** What the user is told about the copy and their own changes. */
export interface SyncStatus {
  readonly phase: Phase;
  readonly position: number;
  readonly epoch: string;
  /** How many changes wait: to be sent, to be answered, or for the copy to have them. */
  readonly pending: number;
  /** Whether those changes are only in memory, because the browser has no disk for them. */
  readonly volatile: boolean;
  readonly refused: readonly Refusal[];
}
