import '../../i18n/late/did';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Issue } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { issuePath, orderOf } from '../describe';
import type { Command, PredictedEvent } from '../types';

function commentEvent(issue: Issue, comment: Id, data: EventData): PredictedEvent {
  return { entity: 'comment', entity_id: comment, project: issue.project, issue: issue.id, data };
}

/** Writes a comment on an issue, which can be the answer to another one; the handle has its id at once. */
export function addComment(issue: Id, html: string, parent?: Id): Command {
  return {
    kind: 'addComment',
    plan({ tables, newId }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const id = newId();
      const of = { project: row.project, issue: row.id };
      return {
        title: t('did.addComment', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        makes: id,
        predicted: [
          commentEvent(row, id, {
            type: 'CommentCreated',
            id,
            ...of,
            ...(parent && { parent }),
            html,
            access: 'INTERNAL',
          }),
        ],
        request: {
          method: 'POST',
          path: `${issuePath(row)}comments/`,
          body: { comment_html: html, ...(parent && { parent }) },
        },
        inverse: deleteComment(issue, id),
        draft: html,
      };
    },
  };
}

/** Gives a comment another text, written for the version `ifMatch` when it said `before`. */
export function editComment(
  issue: Id,
  comment: Id,
  html: string,
  ifMatch?: string,
  before?: string,
): Command {
  return {
    kind: 'editComment',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      return {
        title: t('did.editComment', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [commentEvent(row, comment, { type: 'CommentEdited', to: html })],
        request: {
          method: 'PATCH',
          path: `${issuePath(row)}comments/${comment}/`,
          body: { comment_html: html },
        },
        inverse: before === undefined ? null : editComment(issue, comment, before),
        draft: html,
        ...(ifMatch === undefined ? {} : { ifMatch }),
        ...(before === undefined ? {} : { before }),
      };
    },
  };
}

/** Deletes a comment; this cannot be undone. */
export function deleteComment(issue: Id, comment: Id): Command {
  return {
    kind: 'deleteComment',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      return {
        title: t('did.deleteComment', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [commentEvent(row, comment, { type: 'CommentDeleted' })],
        request: { method: 'DELETE', path: `${issuePath(row)}comments/${comment}/` },
        inverse: null,
      };
    },
  };
}
