//! Parts of a unit of work that can be taken back, for commands that consist of several of which some are refused.
//!
//! What was read stays read: a refusal rests on it as a decision does.

use std::ops::Range;

use event_store::{StreamAppend, StreamId};

use super::Unit;
use super::touched::Mark;
use crate::error::{CommandError, Result};

/// The most events of one command that changes many things: what is appended together is written, published and projected
/// together.
pub const MOST_EVENTS: usize = 10_000;

/// An aggregate, what it was before it was changed, and how many events changed it.
pub(super) type Undo = (StreamId, Mark, usize);

/// The place in a unit of work where a part of it begins.
#[derive(Debug, Clone, Copy)]
pub struct Savepoint {
    /// How many changes were made before.
    changes: usize,
    /// How many names were taken and given up.
    pub(super) claims: usize,
    /// How many running numbers were used.
    numbers: usize,
    /// How many aggregates are to be shown.
    shown: usize,
    /// How many events were decided.
    events: usize,
}

impl Unit<'_> {
    /// Where a part begins that can be taken back from now on.
    pub fn savepoint(&mut self) -> Savepoint {
        Savepoint {
            changes: self.undo.get_or_insert_default().len(),
            claims: self.claims.len(),
            numbers: self.numbers.len(),
            shown: self.shown.len(),
            events: self.events,
        }
    }

    /// Takes back all that was decided since; what was read since stays in the read set, and the running numbers are the
    /// next ones again.
    pub fn take_back(&mut self, to: Savepoint) {
        let changes = self.undo.get_or_insert_default();
        let undone = changes.split_off(to.changes.min(changes.len()));
        for (stream, mark, _) in undone.into_iter().rev() {
            if let Some(touched) = self.touched.get_mut(&stream) {
                touched.restore(mark);
            }
        }
        self.claims.truncate(to.claims);
        self.shown.truncate(to.shown);
        self.events = to.events;
        let numbers = self.numbers.split_off(to.numbers.min(self.numbers.len()));
        drop(self.spare.splice(0..0, numbers));
    }

    /// The parts of the append with events, in the order in which those were decided, if this unit has parts.
    ///
    /// # Errors
    /// [`CommandError::Internal`] when one is of an aggregate that was not touched: a mistake of this module.
    pub(super) fn in_order(&self) -> Result<Option<Vec<StreamAppend>>> {
        let Some(changes) = &self.undo else { return Ok(None) };
        let mut runs: Vec<(StreamId, Range<usize>)> = Vec::new();
        for (stream, mark, events) in changes {
            let run = mark.events()..mark.events() + events;
            match runs.last_mut() {
                Some((last, known)) if last == stream => known.end = run.end,
                _ => runs.push((*stream, run)),
            }
        }
        let part = |(stream, run): (StreamId, Range<usize>)| {
            let touched = self.touched.get(&stream);
            touched.ok_or(CommandError::Internal("a part was not touched"))?.part_of(stream, run)
        };
        runs.into_iter().map(part).collect::<Result<_>>().map(Some)
    }

    /// How many events were decided so far.
    #[must_use]
    pub const fn event_count(&self) -> usize {
        self.events
    }
}
