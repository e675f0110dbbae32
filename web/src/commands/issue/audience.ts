import '../../i18n/late/activity';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issueEvent, issuePath, orderOf } from '../describe';
import type { Command, PredictedEvent } from '../types';

/** Lets the caller hear of an issue, or no longer. */
export function subscribe(issue: Id, hears: boolean): Command {
  return {
    kind: 'subscribe',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const key = issueKey(tables, row);
      const type = hears ? 'IssueSubscribed' : 'IssueUnsubscribed';
      return {
        title: t(hears ? 'did.subscribe' : 'did.unsubscribe', { key }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [issueEvent(row, { type, user: tables.me })],
        request: { method: hears ? 'POST' : 'DELETE', path: `${issuePath(row)}subscribe/` },
        inverse: subscribe(issue, !hears),
      };
    },
  };
}

/** Votes for an issue (1) or against it (-1), or takes the caller's vote back (null). */
export function castVote(issue: Id, from: 1 | -1 | null, to: 1 | -1 | null): Command {
  return {
    kind: 'castVote',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row || from === to) return null;
      const key = issueKey(tables, row);
      const path = `${issuePath(row)}votes/`;
      return {
        title: t(to === null ? 'did.withdrawVote' : 'did.vote', { key }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [
          issueEvent(row, {
            type: 'IssueVoteChanged',
            user: tables.me,
            ...(from !== null && { from }),
            ...(to !== null && { to }),
          }),
        ],
        request:
          to === null ? { method: 'DELETE', path } : { method: 'POST', path, body: { vote: to } },
        inverse: castVote(issue, to, from),
      };
    },
  };
}

/** Reacts to an issue, or to a comment on it, or takes the caller's own reaction back. */
export function react(issue: Id, comment: Id | null, reaction: string, isOn: boolean): Command {
  return {
    kind: 'react',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const type = `${comment ? 'Comment' : 'Issue'}Reaction${isOn ? 'Added' : 'Removed'}`;
      const event: PredictedEvent = {
        ...issueEvent(row, { type, user: tables.me, reaction }),
        ...(comment && { entity: 'comment', entity_id: comment }),
      };
      const path = `${issuePath(row)}${comment ? `comments/${comment}/` : ''}reactions/`;
      return {
        title: t('did.react', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [event],
        request: isOn
          ? { method: 'POST', path, body: { reaction } }
          : { method: 'DELETE', path: `${path}${encodeURIComponent(reaction)}/` },
        inverse: react(issue, comment, reaction, !isOn),
      };
    },
  };
}
