//! What the relay knows of the stream and still has to publish.

use std::collections::{HashMap, HashSet, VecDeque};
use std::mem;
use std::time::Duration;

use domain::WorkspaceId;
use tokio::time::Instant;

use super::suspended::Suspended;
use crate::inspect::End;

/// The notes of one relay; all of them can be found out again.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Where the stream ended when that was known last.
    end: Option<End>,
    /// Whether that is certain: every message since was this relay's and was acknowledged.
    certain: bool,
    /// The last position of a workspace in the stream; of workspaces that are not in it nothing is known.
    published: HashMap<WorkspaceId, u64>,
    /// The ends of the logs of the workspaces that wait.
    wanted: HashMap<WorkspaceId, u64>,
    /// The workspaces that wait, in turn.
    queue: VecDeque<WorkspaceId>,
    /// Positions in the stream that are not stored yet.
    unsaved: HashMap<WorkspaceId, u64>,
    /// Workspaces whose messages need ids that the server's dedupe window cannot know.
    renamed: HashSet<WorkspaceId>,
    /// Workspaces that have to wait because the server refused one of their events.
    suspended: Suspended,
}

impl Book {
    /// Where the stream ended when that was known last.
    pub(super) const fn end(&self) -> Option<End> {
        self.end
    }

    /// Whether the stream is known, and changed by this relay alone.
    pub(super) const fn is_certain(&self) -> bool {
        self.certain
    }

    /// Takes note of where the stream ends; says whether messages may have been lost since that was known last.
    pub(super) fn looked(&mut self, end: End) -> bool {
        let lost = |before: End| end.has_lost_since(before) || end.messages < before.messages;
        let is_lost = self.end.is_none_or(lost);
        (self.end, self.certain) = (Some(end), true);
        is_lost
    }

    /// Takes note that a workspace's log goes up to a position.
    pub(super) fn want(&mut self, workspace: WorkspaceId, head: u64) {
        let done = self.published.get(&workspace).is_some_and(|position| *position >= head);
        if done || self.suspended.contains(workspace, Instant::now()) {
            return;
        }
        let wanted = self.wanted.entry(workspace).or_insert_with(|| {
            self.queue.push_back(workspace);
            0
        });
        *wanted = head.max(*wanted);
    }

    /// Whether no workspace waits.
    pub(super) fn is_idle(&self) -> bool {
        self.queue.is_empty()
    }

    /// The next workspaces in turn, at most `most`; each comes back by [`Self::requeue`].
    pub(super) fn next(&mut self, most: usize) -> Vec<WorkspaceId> {
        self.queue.drain(..most.min(self.queue.len())).collect()
    }

    /// Puts workspaces that had their turn at the end of the queue, unless they are done or suspended.
    pub(super) fn requeue(&mut self, workspaces: &[WorkspaceId]) {
        for workspace in workspaces {
            if let Some(head) = self.wanted.remove(workspace) {
                self.want(*workspace, head);
            }
            if !self.wanted.contains_key(workspace) {
                self.renamed.remove(workspace);
            }
        }
    }

    /// Where the stream is for a workspace, if that is known.
    pub(super) fn published(&self, workspace: WorkspaceId) -> Option<u64> {
        self.published.get(&workspace).copied()
    }

    /// Takes note of where the stream is for a workspace.
    ///
    /// It may be further than any acknowledgement said: one can be lost when its message was stored.
    pub(super) fn found(&mut self, workspace: WorkspaceId, position: u64) {
        self.published.insert(workspace, position);
        self.unsaved.insert(workspace, position);
    }

    /// Has a known position stored once more: the row may have been lost.
    pub(super) fn note_again(&mut self, workspace: WorkspaceId) {
        if let Some(position) = self.published(workspace) {
            self.unsaved.insert(workspace, position);
        }
    }

    /// Takes note of an acknowledgement.
    pub(super) fn acknowledged(&mut self, workspace: WorkspaceId, position: u64, sequence: u64) {
        self.published.insert(workspace, position);
        self.unsaved.insert(workspace, position);
        self.suspended.lift(workspace);
        if let Some(end) = &mut self.end {
            end.sequence = sequence;
            end.messages += 1;
        }
    }

    /// Gives a workspace's messages ids that the server has not seen, until it has caught up.
    pub(super) fn rename(&mut self, workspace: WorkspaceId) {
        self.renamed.insert(workspace);
    }

    /// Whether a workspace's messages need new ids.
    pub(super) fn is_renamed(&self, workspace: WorkspaceId) -> bool {
        self.renamed.contains(&workspace)
    }

    /// Believes nothing any more; what has to be done stays.
    pub(super) fn doubt(&mut self) {
        self.certain = false;
        self.published.clear();
    }

    /// Believes not even the end of the stream any more: stream and log will be compared.
    pub(super) fn doubt_all(&mut self) {
        self.end = None;
        self.doubt();
    }

    /// Takes note that a workspace's messages were removed, and where the stream ends now; they get new ids.
    pub(super) fn purged(&mut self, workspace: WorkspaceId, end: End) {
        self.end = Some(end);
        self.found(workspace, 0);
        self.rename(workspace);
    }

    /// Whether there are positions to store.
    pub(super) fn has_unsaved(&self) -> bool {
        !self.unsaved.is_empty()
    }

    /// The positions to store, which are stored now.
    pub(super) fn take_unsaved(&mut self) -> HashMap<WorkspaceId, u64> {
        mem::take(&mut self.unsaved)
    }

    /// Does not store a position that is no longer right.
    pub(super) fn forget_unsaved(&mut self, workspace: WorkspaceId) {
        self.unsaved.remove(&workspace);
    }

    /// Takes note that these positions are stored.
    pub(super) fn saved(&mut self, saved: &HashMap<WorkspaceId, u64>) {
        let is_saved = |id: &WorkspaceId, position: u64| {
            saved.get(id).copied().unwrap_or_default() == position
        };
        self.unsaved.retain(|id, position| !is_saved(id, *position));
    }

    /// Lets a workspace wait because the server refused one of its events; says for how long.
    pub(super) fn suspend(&mut self, workspace: WorkspaceId, now: Instant) -> Duration {
        self.suspended.add(workspace, now)
    }

    /// How many workspaces had an event refused lately.
    pub(super) fn suspended(&self) -> usize {
        self.suspended.len()
    }

    /// How many positions wait.
    pub(super) fn pending(&self) -> u64 {
        let open = |(workspace, head): (&WorkspaceId, &u64)| {
            head.saturating_sub(self.published.get(workspace).copied().unwrap_or_default())
        };
        self.wanted.iter().map(open).sum()
    }
}

#[cfg(test)]
mod tests {
    use domain::WorkspaceId;
    use uuid::Uuid;

    use super::{Book, End};

    /// An end after so many messages, and so many removed ones.
    fn end(messages: u64, removed: u64) -> End {
        End { created: 1, sequence: messages + removed, messages }
    }

    #[test]
    fn workspaces_take_turns_until_each_is_done() {
        let [a, b] = [1, 2].map(|n| WorkspaceId(Uuid::from_u128(n)));
        let mut book = Book::default();
        book.want(a, 5);
        book.want(b, 1);
        book.want(a, 3);
        assert_eq!(book.pending(), 6);
        assert_eq!(book.next(1), [a]);
        book.acknowledged(a, 2, 2);
        book.requeue(&[a]);
        assert_eq!(book.next(9), [b, a]);
        book.acknowledged(b, 1, 3);
        book.acknowledged(a, 5, 6);
        book.requeue(&[b, a]);
        assert!(book.is_idle());
        assert_eq!(book.pending(), 0);
    }

    #[test]
    fn doubt_forgets_what_was_published_and_keeps_what_is_wanted() {
        let mut book = Book::default();
        book.found(WorkspaceId::INSTANCE, 4);
        book.want(WorkspaceId::INSTANCE, 4);
        assert!(book.is_idle());
        book.want(WorkspaceId::INSTANCE, 5);
        book.doubt();
        assert_eq!((book.published(WorkspaceId::INSTANCE), book.pending()), (None, 5));
    }

    #[test]
    fn an_end_that_goes_back_or_was_never_known_may_have_lost_messages() {
        let mut book = Book::default();
        assert!(book.looked(end(3, 0)), "nothing was known");
        assert!(book.is_certain() && !book.looked(end(4, 0)), "messages were added");
        assert!(book.looked(end(3, 0)), "the end is gone");
        assert!(book.looked(end(2, 1)), "one in the middle is gone");
        let another = End { created: 2, ..end(4, 1) };
        assert!(book.looked(another), "it is another stream");
        book.doubt();
        assert!(!book.is_certain() && !book.looked(another), "the end is remembered");
        book.doubt_all();
        assert!(book.looked(another), "nothing is remembered");
    }

    #[test]
    fn acknowledgements_move_the_end_and_are_stored_once() {
        let (mut book, workspace) = (Book::default(), WorkspaceId::INSTANCE);
        book.looked(end(7, 0));
        book.acknowledged(workspace, 4, 8);
        assert_eq!((book.end(), book.published(workspace)), (Some(end(8, 0)), Some(4)));
        assert_eq!(book.take_unsaved(), [(workspace, 4)].into());
        assert!(!book.has_unsaved());
        book.note_again(workspace);
        book.saved(&[(workspace, 3)].into());
        assert!(book.has_unsaved(), "another position is stored");
        book.saved(&[(workspace, 4)].into());
        assert!(!book.has_unsaved());
    }

    #[test]
    fn a_workspace_that_was_purged_begins_anew_under_other_ids_until_it_has_caught_up() {
        let (mut book, workspace) = (Book::default(), WorkspaceId::INSTANCE);
        book.looked(end(9, 0));
        book.found(workspace, 9);
        book.purged(workspace, end(0, 9));
        assert_eq!((book.end(), book.published(workspace)), (Some(end(0, 9)), Some(0)));
        book.want(workspace, 1);
        assert!(book.is_renamed(workspace));
        assert_eq!(book.next(1), [workspace]);
        book.acknowledged(workspace, 1, 10);
        book.requeue(&[workspace]);
        assert!(!book.is_renamed(workspace) && book.is_idle());
    }
}
