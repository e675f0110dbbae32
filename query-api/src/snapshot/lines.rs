//! Lines of JSON that are kept until they are sent, within bounds.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use serde::Serialize;
use service::Problem;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use crate::of_user::{OfUser, OfUsers};

/// The most kibibytes of one snapshot unless another bound is set: about 150,000 work items.
pub(crate) const MOST: u32 = 64 << 10;
/// The most kibibytes that wait to be sent, of all snapshots.
pub(crate) const MOST_OF_ALL: u32 = 256 << 10;
/// How many snapshots are read at the same time.
const AT_ONCE: usize = 2;
/// The most snapshots of one user that are read or wait to be sent at a time, so that a slow client leaves room to others.
const OF_USER: usize = 2;

/// The bounds of all snapshots of a process. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Snapshots {
    turns: Arc<Semaphore>,
    /// Room for what waits to be sent, in kibibytes.
    room: Arc<Semaphore>,
    /// How many each user has.
    of_users: OfUsers,
    /// The most bytes of one.
    most: usize,
}

impl Default for Snapshots {
    fn default() -> Self {
        Self::bounded(MOST)
    }
}

impl Snapshots {
    /// Snapshots of so many kibibytes at most.
    pub(crate) fn bounded(kibibytes: u32) -> Self {
        let [turns, room] =
            [AT_ONCE, MOST_OF_ALL as usize].map(|most| Arc::new(Semaphore::new(most)));
        Self { turns, room, of_users: OfUsers::default(), most: (kibibytes as usize) << 10 }
    }

    /// The right to read one.
    pub(super) async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.turns).acquire_owned().await.ok()
    }

    /// No lines yet of one more snapshot of a user; nothing if they have too many.
    pub(super) fn lines(&self, user: Uuid) -> Option<Lines> {
        let one = self.of_users.take(user, OF_USER)?;
        let (room, most) = (Arc::clone(&self.room), self.most);
        Some(Lines { waiting: VecDeque::new(), bytes: 0, most, room, _one: one })
    }
}

/// The lines of a snapshot, as a body.
pub(super) struct Lines {
    waiting: VecDeque<Line>,
    /// How many bytes they have.
    bytes: usize,
    /// How many they may have.
    most: usize,
    room: Arc<Semaphore>,
    _one: OfUser,
}

/// A line, and the room that it takes.
struct Line(Bytes, OwnedSemaphorePermit);

impl Lines {
    pub(super) fn put(&mut self, value: &impl Serialize) -> Result<(), Problem> {
        let line = serde_json::to_vec(value).map_err(Problem::internal)?;
        self.put_rendered(line)
    }

    /// Adds a line that is JSON already.
    pub(super) fn put_rendered(&mut self, line: Vec<u8>) -> Result<(), Problem> {
        let line = self.line(line)?;
        self.waiting.push_back(line);
        Ok(())
    }

    /// Adds a line before all others.
    pub(super) fn put_first(&mut self, value: &impl Serialize) -> Result<(), Problem> {
        let line = self.line(serde_json::to_vec(value).map_err(Problem::internal)?)?;
        self.waiting.push_front(line);
        Ok(())
    }

    /// A line with its end and its room.
    fn line(&mut self, mut line: Vec<u8>) -> Result<Line, Problem> {
        line.push(b'\n');
        self.bytes += line.len();
        if self.bytes > self.most {
            return Err(too_large(self.most));
        }
        let kibibytes = u32::try_from(line.len().div_ceil(1024)).unwrap_or(u32::MAX);
        let room = Arc::clone(&self.room).try_acquire_many_owned(kibibytes);
        Ok(Line(line.into(), room.map_err(|_| busy())?))
    }
}

impl HttpBody for Lines {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let Some(Line(line, room)) = self.waiting.pop_front() else { return Poll::Ready(None) };
        self.bytes -= line.len();
        drop(room);
        Poll::Ready(Some(Ok(Frame::data(line))))
    }

    fn is_end_stream(&self) -> bool {
        self.waiting.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.bytes as u64)
    }
}

/// The snapshot is larger than one may be.
fn too_large(most: usize) -> Problem {
    let text = format!(
        "The snapshot has more than {most} bytes; try scope=open, some of the projects at a time, or work_items=none."
    );
    Problem::bad_request_detail("snapshot/too-large", text)
}

/// There are too many snapshots.
pub(super) fn busy() -> Problem {
    let text = "Too many snapshots are being read, please try again.";
    Problem::unavailable("snapshot/too-many", text, 5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_has_two_and_others_have_theirs() {
        let snapshots = Snapshots::default();
        let [user, other] = [1, 2].map(Uuid::from_u128);
        let (first, second) = (snapshots.lines(user), snapshots.lines(user));
        assert!(first.is_some() && second.is_some() && snapshots.lines(user).is_none());
        assert!(snapshots.lines(other).is_some());
        drop(first);
        assert!(snapshots.lines(user).is_some());
        drop(second);
        assert!(snapshots.of_users.is_empty());
    }

    #[test]
    fn lines_are_bounded_and_give_their_room_back() {
        let snapshots = Snapshots::default();
        let (mut lines, line) = (snapshots.lines(Uuid::nil()).unwrap(), vec![b' '; (1 << 20) - 1]);
        for _ in 0..64 {
            lines.put_rendered(line.clone()).unwrap();
        }
        assert_eq!(lines.size_hint().exact(), Some(64 << 20));
        assert_eq!(lines.put_rendered(Vec::new()).unwrap_err().code(), "snapshot/too-large");
        assert_eq!(snapshots.room.available_permits(), 192 << 10);
        drop(lines);
        assert_eq!(snapshots.room.available_permits(), MOST_OF_ALL as usize);
        let small = Snapshots::bounded(64);
        let mut lines = small.lines(Uuid::nil()).unwrap();
        lines.put_rendered(vec![b' '; (64 << 10) - 1]).unwrap();
        assert_eq!(lines.put_rendered(Vec::new()).unwrap_err().code(), "snapshot/too-large");
        let _held = Arc::clone(&snapshots.room).try_acquire_many_owned(256 << 10).unwrap();
        let mut lines = snapshots.lines(Uuid::nil()).unwrap();
        assert_eq!(lines.put_rendered(line).unwrap_err().code(), "snapshot/too-many");
    }
}
