import { useEffect, useSyncExternalStore } from 'react';
import type { Id } from '../store/rows';
import { useEngine } from '../store/subscribe';
import type { Details } from './details-cache';

export type { ActivityRow, CommentRow, Details, LinkRow, PageLinkRow } from './details-cache';

/**
 * The long texts of an issue: read when it is opened, kept for the last 200, renewed by events; the caller's own changes
 * that wait for the server show at once.
 */
export function useIssueDetails(id: Id): Details {
  const { details } = useEngine();
  useEffect(() => details.open(id), [details, id]);
  return useSyncExternalStore(details.subscribe, () => details.of(id));
}
