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
