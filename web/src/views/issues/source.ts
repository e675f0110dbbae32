import type { ReactNode } from 'react';
import type { ViewGroup } from '../../query';
import type { Found } from '../query/use-found';

/** Where a page of issues has them from: the copy, or the server. */
export interface Source {
  readonly groups: readonly ViewGroup[];
  /** Asks for the next issues of a group, or of a lane of it; nothing where all of them are here. */
  readonly more: (group: string, lane: string) => void;
  /** What the server has found for the query of the page, where it is asked for all that the page shows. */
  readonly served?: Found | null;
  /** What is shown in the place of issues: there is no answer. */
  readonly instead?: ReactNode;
}
