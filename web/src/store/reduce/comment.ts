import type { Draft } from './draft';
import type { Reducers } from './occurred';

/** The events of comments: they are no part of the tables, but of the details of an issue. */
export const comment: Reducers<Draft> = {
  CommentCreated: null,
  CommentEdited: null,
  CommentAccessChanged: null,
  CommentExternalReferenceChanged: null,
  CommentDeleted: null,
  CommentUndeleted: null,
  CommentReactionAdded: null,
  CommentReactionRemoved: null,
};
