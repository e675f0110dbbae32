import '../../i18n/late/did';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Issue } from '../../store/rows';
import { issueKey, myRole } from '../../store/selectors';
import { issuePath, orderOf } from '../describe';
import { commandId } from '../ids';
import type { Command, PredictedEvent } from '../types';
import { undoing } from '../undoing';

function commentEvent(issue: Issue, comment: Id, data: EventData): PredictedEvent {
  return { entity: 'comment', entity_id: comment, project: issue.project, issue: issue.id, data };
}

/** How a comment is written. */
interface Writing {
  /** The comment that it answers. */
  readonly parent?: Id | undefined;
  /** Whether guests of the project read it; they always read what one of them writes. */
  readonly isForGuests?: boolean;
}

/** Writes a comment on an issue; the handle has its id at once. */
export function addComment(
  issue: Id,
  html: string,
  { parent, isForGuests = false }: Writing = {},
): Command {
  return {
    kind: 'addComment',
    plan({ tables, newId }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const id = newId();
      const of = { project: row.project, issue: row.id };
      const isOfGuest = myRole(tables, row.project) === 'guest';
      const access = isForGuests || isOfGuest ? 'EXTERNAL' : 'INTERNAL';
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
            access,
          }),
        ],
        request: {
          method: 'POST',
          path: `${issuePath(row)}comments/`,
          body: {
            comment_html: html,
            ...(parent && { parent }),
            ...(isForGuests && { access }),
          },
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

/** Lets guests of the project read a comment, or no longer. */
export function showToGuests(issue: Id, comment: Id, isForGuests: boolean): Command {
  return {
    kind: 'showToGuests',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const [from, to] = isForGuests ? ['INTERNAL', 'EXTERNAL'] : ['EXTERNAL', 'INTERNAL'];
      return {
        title: t('did.editComment', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [commentEvent(row, comment, { type: 'CommentAccessChanged', from, to })],
        request: {
          method: 'PATCH',
          path: `${issuePath(row)}comments/${comment}/`,
          body: { access: to },
        },
        inverse: showToGuests(issue, comment, !isForGuests),
      };
    },
  };
}

/** Deletes a comment, with the answers to it. */
export function deleteComment(issue: Id, comment: Id): Command {
  return {
    kind: 'deleteComment',
    plan({ tables, key }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      const command = commandId(tables.workspace.id, tables.me, key);
      return {
        title: t('did.deleteComment', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [commentEvent(row, comment, { type: 'CommentDeleted' })],
        request: { method: 'DELETE', path: `${issuePath(row)}comments/${comment}/` },
        inverse: bringCommentBack(issue, comment, command),
      };
    },
  };
}

/** Brings a deleted comment back, with its answers: the server undoes the deletion, and tells what they say. */
function bringCommentBack(issue: Id, comment: Id, command: Id): Command {
  return {
    kind: 'bringCommentBack',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      if (!row) return null;
      return {
        title: t('did.undeleteComment', { key: issueKey(tables, row) }),
        entity: orderOf('issue', issue),
        issue,
        predicted: [],
        request: undoing(row.project, command),
        inverse: deleteComment(issue, comment),
        undoes: command,
      };
    },
  };
}
