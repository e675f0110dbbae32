//! When a cycle begins and ends.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cycle, CycleRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Sets either time or both at once; the outer `None` is "leave it", the inner one "none".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanCycle {
    /// When it begins; a cycle has both times or neither.
    pub start: Option<Option<DateTime<Utc>>>,
    /// When it ends, never before it begins.
    pub end: Option<Option<DateTime<Utc>>>,
    /// The time of the command: a cycle that has ended by then is not moved.
    pub at: DateTime<Utc>,
}

/// A cycle begins at another time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleStartChanged {
    /// The time before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// The time after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<DateTime<Utc>>,
}

/// A cycle ends at another time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleEndChanged {
    /// The time before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<DateTime<Utc>>,
    /// The time after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<DateTime<Utc>>,
}

/// Refuses one time without the other, and a beginning after the end.
pub(super) fn check_dates(
    start: Option<DateTime<Utc>>,
    end: Option<DateTime<Utc>>,
) -> Result<(), CycleRefusal> {
    match (start, end) {
        (Some(start), Some(end)) if start > end => Err(CycleRefusal::StartAfterEnd),
        (Some(_), None) | (None, Some(_)) => Err(CycleRefusal::HalfDated),
        _ => Ok(()),
    }
}

impl Decide<PlanCycle> for Cycle {
    fn decide(&self, command: PlanCycle) -> Decision {
        self.must_be_editable(command.at)?;
        let start = command.start.unwrap_or(self.start);
        let end = command.end.unwrap_or(self.end);
        check_dates(start, end)?;
        let mut events = vec![];
        if start != self.start {
            events.push(CycleStartChanged { from: self.start, to: start }.into());
        }
        if end != self.end {
            events.push(CycleEndChanged { from: self.end, to: end }.into());
        }
        Ok(events)
    }
}

impl Evolve<CycleStartChanged> for Cycle {
    fn evolve(&mut self, event: CycleStartChanged, stamp: Stamp) {
        self.start = event.to;
        self.audit.touch(stamp);
    }
}

impl Evolve<CycleEndChanged> for Cycle {
    fn evolve(&mut self, event: CycleEndChanged, stamp: Stamp) {
        self.end = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::examples::{at, dated, end, given, start};

    /// The command at second 1: what is sent of both times.
    #[expect(clippy::option_option, reason = "a time that is sent can be none")]
    fn plan(start: Option<Option<i64>>, end: Option<Option<i64>>) -> PlanCycle {
        let time = |time: Option<i64>| time.map(at);
        PlanCycle { start: start.map(time), end: end.map(time), at: at(1) }
    }

    #[test]
    fn both_times_move_past_the_old_ones_at_once() {
        given(vec![dated(1, 2)])
            .when(plan(Some(Some(3)), Some(Some(4))).into())
            .then_expect_events(vec![start(Some(1), Some(3)), end(Some(2), Some(4))]);
    }

    #[test]
    fn what_was_not_sent_stays_and_the_same_times_change_nothing() {
        given(vec![dated(1, 5)])
            .when(plan(Some(Some(2)), None).into())
            .then_expect_events(vec![start(Some(1), Some(2))]);
        given(vec![dated(1, 5)])
            .when(plan(Some(Some(1)), Some(Some(5))).into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn a_cycle_becomes_a_draft_again_only_as_a_whole() {
        given(vec![dated(1, 5)])
            .when(plan(Some(None), Some(None)).into())
            .then_expect_events(vec![start(Some(1), None), end(Some(5), None)]);
        given(vec![dated(1, 5)])
            .when(plan(Some(None), None).into())
            .then_expect_error(CycleRefusal::HalfDated);
        given(vec![])
            .when(plan(None, Some(Some(5))).into())
            .then_expect_error(CycleRefusal::HalfDated);
    }

    #[test]
    fn the_beginning_is_never_after_the_end_even_when_only_one_is_sent() {
        given(vec![dated(1, 5)])
            .when(plan(Some(Some(6)), None).into())
            .then_expect_error(CycleRefusal::StartAfterEnd);
    }

    #[test]
    fn a_cycle_that_has_ended_is_not_moved() {
        let late = PlanCycle { at: at(6), ..plan(None, Some(Some(9))) };
        given(vec![dated(1, 5)]).when(late.into()).then_expect_error(CycleRefusal::Ended);
    }
}
