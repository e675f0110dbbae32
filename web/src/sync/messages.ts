import type { FeedEvent } from '../store/events';
import type {
  Collection,
  Id,
  Issue,
  Member,
  Page,
  Project,
  ProjectRole,
  Relation,
  Role,
  SavedView,
  Tables,
} from '../store/rows';

/** Which projects the caller is in, and as what. */
export interface Access {
  readonly role: Role;
  readonly projects: readonly {
    readonly id: Id;
    readonly role: ProjectRole;
    readonly archived: boolean;
    /** Whether they see only the issues there that they created or work on; the tables know it by role and features. */
    readonly limited?: boolean;
  }[];
  /** The collections of pages that they see; an older server does not say. */
  readonly collections?: readonly Id[];
}

/** Why a feed ended: by the server's word, or because it cannot be gone on with. */
export type End = 'access' | 'epoch' | 'slow' | 'stopping';

/** A message of the feed: what happened between two positions, both included. */
export type FeedMessage =
  | {
      readonly kind: 'events';
      readonly from: number;
      readonly to: number;
      readonly events: readonly FeedEvent[];
    }
  | { readonly kind: 'heartbeat'; readonly from: number; readonly to: number }
  | ({ readonly kind: 'access'; readonly from: number; readonly to: number } & Access)
  | { readonly kind: 'end'; readonly reason: End };

/** Rows that were read from the server because events did not say them, right until a position. */
export type Patch =
  | {
      readonly what: 'issue';
      readonly id: Id;
      readonly row: Issue | null;
      readonly position: number;
    }
  | {
      /** Some of the issues of a copy that has not all of them, with the relations that begin with them. */
      readonly what: 'rows';
      readonly issues: readonly Issue[];
      readonly relations: readonly Relation[];
      /** The issues that are to be there no longer. */
      readonly gone: readonly Id[];
      readonly position: number;
    }
  | {
      readonly what: 'page';
      readonly id: Id;
      readonly row: Page | null;
      readonly position: number;
    }
  | {
      readonly what: 'collection';
      readonly id: Id;
      readonly row: Collection | null;
      readonly position: number;
    }
  | {
      readonly what: 'view';
      readonly id: Id;
      readonly row: SavedView | null;
      readonly position: number;
    }
  | {
      readonly what: 'dictionaries';
      readonly members: readonly Member[];
      readonly projects: readonly Project[];
      readonly position: number;
    }
  | { readonly what: 'projects'; readonly ids: readonly Id[]; readonly tables: Tables };
