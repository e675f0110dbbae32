import '../../i18n/late/did';
import '../../i18n/late/relations';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Issue } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, orderOf } from '../describe';
import type { Command, CommandRequest, Context } from '../types';
import { changed } from './field';

/** A link of an issue as its details give it. */
export interface Link {
  readonly id: Id;
  readonly url: string;
  readonly title: string | null;
}

/** What a link is made from, or what of it is changed. */
export type LinkText = Pick<Link, 'url' | 'title'>;

interface How {
  readonly title: string;
  readonly events: readonly EventData[];
  readonly request: CommandRequest;
  readonly inverse: Command;
  readonly makes?: Id;
}

/** A command about something that hangs from an issue and is not in the tables. */
export function hanging(
  kind: string,
  issue: Id,
  how: (row: Issue, key: string, context: Context) => How | null,
): Command {
  return {
    kind,
    plan(context) {
      const row = context.tables.issues.get(issue);
      const made = row && how(row, issueKey(context.tables, row), context);
      if (!made || made.events.length === 0) return null;
      const { events, ...rest } = made;
      return {
        ...rest,
        entity: orderOf('issue', issue),
        issue,
        predicted: events.map((data) => issueEvent(row, data)),
      };
    },
  };
}

function sent({ url, title }: LinkText): LinkText {
  return { url, title: title || null };
}

/** Adds the address of a page to an issue; the handle has the link's id at once. */
export function addLink(issue: Id, link: LinkText): Command {
  return hanging('addLink', issue, (row, key, { newId }) => {
    const { url, title } = link;
    const id = newId();
    return {
      title: t('did.addLink', { key }),
      events: [{ type: 'IssueLinkAdded', id, url, ...(title && { title }) }],
      request: { method: 'POST', path: `${issuePath(row)}links/`, body: sent(link) },
      inverse: removeLink(issue, { id, url, title }),
      makes: id,
    };
  });
}

/** Changes where a link leads and what it is called. */
export function changeLink(issue: Id, link: Link, to: LinkText): Command {
  return hanging('changeLink', issue, (row, key) => {
    const events: EventData[] = [];
    const note = (type: string, from: unknown, after: unknown) => {
      if ((from || null) !== (after || null)) {
        events.push({ ...changed(type, from || null, after || null), link: link.id });
      }
    };
    note('IssueLinkUrlChanged', link.url, to.url);
    note('IssueLinkTitleChanged', link.title, to.title);
    return {
      title: t('did.changeLink', { key }),
      events,
      request: {
        method: 'PATCH',
        path: `${issuePath(row)}links/${link.id}/`,
        body: sent(to),
      },
      inverse: changeLink(issue, { id: link.id, ...to }, link),
    };
  });
}

/** Takes a link off an issue. */
export function removeLink(issue: Id, link: Link): Command {
  return hanging('removeLink', issue, (row, key) => ({
    title: t('did.removeLink', { key }),
    events: [{ type: 'IssueLinkRemoved', link: link.id, url: link.url }],
    request: { method: 'DELETE', path: `${issuePath(row)}links/${link.id}/` },
    inverse: addLink(issue, link),
  }));
}

/** Names a page on an issue; the handle has the link's id at once. */
export function linkPage(issue: Id, page: Id): Command {
  return hanging('linkPage', issue, (row, key, { tables, newId }) => {
    const found = tables.pages.get(page);
    if (!found) return null;
    const id = newId();
    return {
      title: t('did.linkPage', { key, name: found.name }),
      events: [{ type: 'IssuePageLinked', id, page: { id: page, name: found.name } }],
      request: { method: 'POST', path: `${issuePath(row)}pages/`, body: { page_id: page } },
      inverse: unlinkPage(issue, { id, page, name: found.name }),
      makes: id,
    };
  });
}

/** Takes a page off an issue. */
export function unlinkPage(
  issue: Id,
  link: { readonly id: Id; readonly page: Id; readonly name: string },
): Command {
  return hanging('unlinkPage', issue, (row, key) => ({
    title: t('did.unlinkPage', { key, name: link.name }),
    events: [
      { type: 'IssuePageUnlinked', link: link.id, page: { id: link.page, name: link.name } },
    ],
    request: { method: 'DELETE', path: `${issuePath(row)}pages/${link.id}/` },
    inverse: linkPage(issue, link.page),
  }));
}
