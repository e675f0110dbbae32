import type { PredictedEvent } from '../commands/types';
import type { FeedEvent } from '../store/events';
import type { Expected } from '../store/overlay';
import type { Id } from '../store/rows';
import { canonicalTime } from '../store/times';
import type { CommentRow, Details } from './details-cache';

/** The details of an issue with the caller's own changes that wait for the server. */
export function expectedDetails(
  details: Details,
  issue: Id,
  commands: readonly Expected[],
  me: Id,
): Details {
  let shown = details;
  for (const { events, at } of commands) {
    for (const event of events) {
      if (event.issue === issue) shown = applied(shown, event, me, at);
    }
  }
  return shown;
}

/** The details of an issue after an event of the feed. */
export function occurredDetails(
  details: Details,
  event: FeedEvent,
  expected: readonly Expected[],
  epoch: string,
): Details {
  const own = expected.find(({ command }) => command === event.command)?.events;
  const data = event.omitted
    ? own?.find((one) => one.entity_id === event.entity_id && one.data.type === event.type)?.data
    : event.data;
  const at = canonicalTime(event.metadata.at ?? event.time);
  const author = typeof data?.created_by === 'string' ? data.created_by : event.actor;
  const next = data
    ? applied(
        details,
        { ...event, entity: 'issue', data: { ...data, type: event.type } },
        author,
        at,
        false,
      )
    : details;
  // Who hears of an issue and how people react to it is no change of it.
  if (/Subscribed$|Unsubscribed$|Reaction|Vote/.test(event.type)) return next;
  if (event.entity !== 'issue' || (event.type === 'IssueDescribed' && !data)) return next;
  return { ...next, version: `"${event.version}.${epoch.slice(0, 8)}"` };
}

function applied(
  details: Details,
  { entity_id: id, data }: PredictedEvent,
  me: Id,
  at: string,
  pending = true,
): Details {
  const html = (value: unknown) => (typeof value === 'string' ? value : '');
  switch (data.type) {
    case 'IssueCreated':
    case 'IssueUndeleted':
      return { ...details, status: 'ready', description_html: html(data.description) };
    case 'IssueDescribed':
      return { ...details, description_html: html(data.to) };
    case 'CommentCreated':
    case 'CommentUndeleted': {
      if (details.comments.some((row) => row.id === id)) return details;
      const row: CommentRow = {
        id,
        html: html(data.html),
        author: html(data.created_by) || me,
        isInternal: data.access === 'INTERNAL',
        created_at: moment(data.created_at) ?? at,
        edited_at: moment(data.edited_at),
        parent: typeof data.parent === 'string' ? data.parent : null,
        pending,
      };
      return { ...details, comments: [...details.comments, row] };
    }
    case 'CommentEdited':
      return {
        ...details,
        comments: details.comments.map((row) =>
          row.id === id ? { ...row, html: html(data.to), edited_at: at, pending } : row,
        ),
      };
    case 'CommentAccessChanged':
      return {
        ...details,
        comments: changed(details.comments, id, { isInternal: data.to === 'INTERNAL' }),
      };
    case 'CommentDeleted':
      return {
        ...details,
        comments: details.comments.filter((row) => row.id !== id && row.parent !== id),
      };
    case 'IssueLinkAdded':
      return {
        ...details,
        links: added(details.links, {
          id: html(data.id),
          url: html(data.url),
          title: html(data.title),
        }),
      };
    case 'IssueLinkUrlChanged':
      return { ...details, links: changed(details.links, data.link, { url: html(data.to) }) };
    case 'IssueLinkTitleChanged':
      return { ...details, links: changed(details.links, data.link, { title: html(data.to) }) };
    case 'IssueLinkRemoved':
      return { ...details, links: without(details.links, data.link) };
    case 'IssuePageLinked': {
      const { id: page, name } = data.page as { id: Id; name: string };
      return { ...details, pages: added(details.pages, { id: html(data.id), page, name }) };
    }
    case 'IssuePageUnlinked':
      return { ...details, pages: without(details.pages, data.link) };
    case 'IssueSubscribed':
      return details.subscribers.includes(html(data.user))
        ? details
        : { ...details, subscribers: [...details.subscribers, html(data.user)] };
    case 'IssueUnsubscribed':
      return { ...details, subscribers: details.subscribers.filter((one) => one !== data.user) };
    case 'IssueVoteChanged': {
      const user = html(data.user);
      const others = details.votes.filter((row) => row.user !== user);
      const to = data.to;
      return {
        ...details,
        votes: to === 1 || to === -1 ? [...others, { user, vote: to }] : others,
      };
    }
    default:
      return details;
  }
}

/** A time of an event, null when it is left out. */
function moment(value: unknown): string | null {
  return typeof value === 'string' ? canonicalTime(value) : null;
}

type Named = { readonly id: Id };

function added<Row extends Named>(rows: readonly Row[], row: Row): readonly Row[] {
  return rows.some(({ id }) => id === row.id) ? rows : [...rows, row];
}

function changed<Row extends Named>(
  rows: readonly Row[],
  id: unknown,
  change: Partial<Row>,
): readonly Row[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

function without<Row extends Named>(rows: readonly Row[], id: unknown): readonly Row[] {
  return rows.filter((row) => row.id !== id);
}
