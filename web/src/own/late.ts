/** The parts about one's own things; they are loaded after the first page. */
import { late } from '../ui/late';
import type { FavouritesProps } from './favourites';
import type { KeeperProps } from './keeper';
import type { StarProps } from './star';
import type { VisitedProps } from './visited';

/** Keeps the caller's own things while a workspace is open. */
export const Keeper = late<KeeperProps>(async () => (await import('./keeper')).Keeper);

/** The favourites in the side bar. */
export const Favourites = late<FavouritesProps>(
  async () => (await import('./favourites')).Favourites,
);

/** A button that makes a thing a favourite. */
export const Star = late<StarProps>(async () => (await import('./star')).Star);

/** Notes that a thing was opened. */
export const Visited = late<VisitedProps>(async () => (await import('./visited')).Visited);

/** How many drafts there are, at the end of their link. */
export const DraftCount = late<object>(async () => (await import('./draft-count')).DraftCount);
