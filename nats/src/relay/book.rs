//! What the relay believes of the stream and still has to do.

use std::collections::{HashMap, HashSet, VecDeque};

use domain::WorkspaceId;
use tokio::time::Instant;

use super::bench::Bench;
use crate::inspect::End;

/// What one relay knows; all of it can be found out again.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Where the stream ended when that was known last.
    pub(super) end: Option<End>,
    /// Whether that is certain: every message since was this relay's and was acknowledged.
    pub(super) certain: bool,
    /// The last position of a workspace in the stream; nothing is known of those that are not here.
    published: HashMap<WorkspaceId, u64>,
    /// The ends of the logs of those that wait.
    wanted: HashMap<WorkspaceId, u64>,
    /// Those that wait, in turn.
    queue: VecDeque<WorkspaceId>,
    /// Positions in the stream that were not noted yet.
    pub(super) unsaved: HashMap<WorkspaceId, u64>,
    /// Those whose messages need ids that the server's dedupe window cannot know.
    renamed: HashSet<WorkspaceId>,
    /// Those who have to sit out.
    pub(super) bench: Bench,
}

impl Book {
    /// Takes note that a workspace's log goes up to a position.
    pub(super) fn want(&mut self, workspace: WorkspaceId, head: u64) {
        let done = self.published.get(&workspace).is_some_and(|position| *position >= head);
        if done || self.bench.holds(workspace, Instant::now()) {
            return;
        }
        let wanted = self.wanted.entry(workspace).or_insert_with(|| {
            self.queue.push_back(workspace);
            0
        });
        *wanted = head.max(*wanted);
    }

    /// Whether nobody waits.
    pub(super) fn is_idle(&self) -> bool {
        self.queue.is_empty()
    }

    /// The next workspaces in turn, at most `most`; each comes back by [`Self::requeue`].
    pub(super) fn next(&mut self, most: usize) -> Vec<WorkspaceId> {
        self.queue.drain(..most.min(self.queue.len())).collect()
    }

    /// Puts workspaces that had their turn at the end of the queue, unless they are done or sit out.
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

    /// Has a known position noted once more: the note may have been lost.
    pub(super) fn note_again(&mut self, workspace: WorkspaceId) {
        if let Some(position) = self.published(workspace) {
            self.unsaved.insert(workspace, position);
        }
    }

    /// Takes note of an acknowledgement.
    pub(super) fn acknowledged(&mut self, workspace: WorkspaceId, position: u64, sequence: u64) {
        self.published.insert(workspace, position);
        self.unsaved.insert(workspace, position);
        self.bench.forgive(workspace);
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

    use super::Book;

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
}
