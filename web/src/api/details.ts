import { useEffect, useSyncExternalStore } from 'react';
import type { Id } from '../store/rows';
import { useEngine } from '../store/subscribe';
import type { Engine } from '../sync/engine';
import { type Details, DetailsCache } from './details-cache';

export type {
  ActivityRow,
  CommentRow,
  Details,
  LinkRow,
  PageLinkRow,
  VoteRow,
} from './details-cache';

const caches = new WeakMap<Engine, DetailsCache>();

function detailsOf(engine: Engine): DetailsCache {
  let cache = caches.get(engine);
  if (!cache) {
    cache = new DetailsCache(engine.slug, engine.store);
    caches.set(engine, cache);
    engine.hearers.add(cache);
  }
  return cache;
}

/**
 * The long texts of an issue: read when it is opened, kept for the last 200, renewed by events; the caller's own changes
 * that wait for the server show at once.
 */
export function useIssueDetails(id: Id): Details {
  const details = detailsOf(useEngine());
  useEffect(() => details.open(id), [details, id]);
  return useSyncExternalStore(details.subscribe, () => details.of(id));
}
