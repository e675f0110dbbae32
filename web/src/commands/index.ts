export { addComment, deleteComment, editComment, showToGuests } from './comment/comments';
export { archiveIssue, restoreIssue } from './issue/archive';
export { castVote, react, subscribe } from './issue/audience';
export { copyIssue } from './issue/copy';
export { createIssue, type NewIssue } from './issue/create';
export { changeDates, type Dates } from './issue/dates';
export { describeIssue } from './issue/describe';
export {
  addLink,
  changeLink,
  type Link,
  type LinkText,
  linkPage,
  removeLink,
  unlinkPage,
} from './issue/links';
export { moveIssue } from './issue/move';
export { changeParent, isBelow } from './issue/parent';
export { changePoint } from './issue/point';
export { changePriority } from './issue/priority';
export { addRelation, REVERSE, removeRelation } from './issue/relations';
export { allBelow, deleteIssue } from './issue/remove';
export { renameIssue } from './issue/rename';
export { between, reorderIssue } from './issue/reorder';
export { changeAssignees, changeLabels, type SetChange } from './issue/sets';
export { changeState, enterGroup } from './issue/state';
export {
  changeLabel,
  createLabel,
  deleteLabel,
  type LabelChange,
  type NewLabel,
} from './label/labels';
export {
  addCollectionMember,
  changeCollectionLogo,
  changeCollectionMember,
  createCollection,
  deleteCollection,
  removeCollectionMember,
  renameCollection,
  reorderCollection,
} from './page/collections';
export {
  archivePage,
  changePageAccess,
  changePageLogo,
  createPage,
  deletePage,
  describePage,
  isPageBelow,
  lockPage,
  movePage,
  type NewPage,
  renamePage,
  restorePage,
  unlockPage,
} from './page/pages';
export { placesFor } from './placing';
export {
  addProjectMember,
  archiveProject,
  changeProject,
  changeProjectRole,
  createProject,
  deleteProject,
  type NewProject,
  type ProjectChange,
  removeProjectMember,
  restoreProject,
  switchFeature,
} from './project/projects';
export { type Undo, useDismiss, useResume, useRun, useUndo } from './run';
export {
  changeStateRow,
  createState,
  deleteState,
  type NewState,
  type StateChange,
} from './state/states';
export type { Command, Handle, Outcome } from './types';
export {
  changeMemberRole,
  changeWorkspace,
  removeMember,
  type WorkspaceChange,
} from './workspace/workspace';
