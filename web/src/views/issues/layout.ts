import type { ViewGroup, ViewState } from '../../query';
import type { PlaceField } from '../../store/places';
import type { Id } from '../../store/rows';
import type { Cursor } from './cursor';

/** What every layout is given: what to show, where somebody is, and how to change both. */
export interface LayoutProps {
  readonly view: ViewState;
  readonly onView: (change: Partial<ViewState>) => void;
  readonly groups: readonly ViewGroup[];
  /** Asks for the next issues of a group, or of a lane of it, that are not here. */
  readonly onMore: (group: string, lane: string) => void;
  readonly cursor: Cursor;
  /** The groups that are folded up. */
  readonly closed: ReadonlySet<string>;
  readonly onToggleGroup: (key: string) => void;
  /** What the page is of, for screen readers. */
  readonly name: string;
  /** The address of an issue by its key. */
  readonly href: (key: string) => string;
  /** The project, on the page of one. */
  readonly project: Id | null;
  readonly mayCreate: boolean;
  /** What issues can be put into here, and what the page does not say by itself. */
  readonly places: readonly PlaceField[];
}
