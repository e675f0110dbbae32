//! What is open in a cycle that has ended goes into another one; the issues themselves say so in the same append.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Cycle, CycleRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::CycleRef;

/// Notes that what is open in a cycle goes into another one, and how far the cycle is.
#[derive(Debug, Clone, PartialEq)]
pub struct TransferCycle {
    /// Where it goes.
    pub to: CycleRef,
    /// Whether that cycle takes issues in no more.
    pub is_target_closed: bool,
    /// How far the cycle is: how much is in it and how much of that is done.
    pub progress: Value,
    /// The time of the command, by which the cycle must have ended if it has an end.
    pub at: DateTime<Utc>,
}

/// What was open in a cycle went into another one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CycleTransferred {
    /// Where it went.
    pub to: CycleRef,
    /// How far the cycle was right before.
    pub progress: Value,
}

impl Cycle {
    /// Refuses to give away what is open in it.
    ///
    /// # Errors
    /// It is not there, archived, or has not ended yet.
    pub fn must_give_issues(&self, at: DateTime<Utc>) -> Result<(), CycleRefusal> {
        self.must_not_be_archived()?;
        let is_over = self.end.is_none() || self.has_ended(at);
        if is_over { Ok(()) } else { Err(CycleRefusal::SourceNotEnded) }
    }
}

impl Decide<TransferCycle> for Cycle {
    fn decide(&self, command: TransferCycle) -> Decision {
        let TransferCycle { to, is_target_closed, progress, at } = command;
        self.must_give_issues(at)?;
        if to.id == self.id {
            return Err(CycleRefusal::TargetIsItself);
        }
        if is_target_closed {
            return Err(CycleRefusal::TargetEnded);
        }
        Ok(vec![CycleTransferred { to, progress }.into()])
    }
}

impl Evolve<CycleTransferred> for Cycle {
    fn evolve(&mut self, event: CycleTransferred, stamp: Stamp) {
        self.progress = Some(event.progress);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::cycle::CycleArchived;
    use crate::cycle::examples::{after, at, cycle, dated, given};

    /// The command, at second 6.
    fn transfer(to: u128) -> TransferCycle {
        let progress = json!({"total_issues": 1});
        TransferCycle { to: cycle(to), is_target_closed: false, progress, at: at(6) }
    }

    /// What it comes to.
    fn transferred() -> CycleTransferred {
        CycleTransferred { to: cycle(7), progress: json!({"total_issues": 1}) }
    }

    #[test]
    fn a_cycle_that_has_ended_gives_its_open_issues_to_another() {
        let events = || vec![transferred().into()];
        given(vec![dated(1, 5)]).when(transfer(7).into()).then_expect_events(events());
        given(vec![]).when(transfer(7).into()).then_expect_events(events());
        assert_eq!(after(events()).progress, Some(json!({"total_issues": 1})));
    }

    #[test]
    fn a_cycle_keeps_its_issues_until_it_has_ended_and_while_it_is_archived() {
        given(vec![dated(1, 9)])
            .when(transfer(7).into())
            .then_expect_error(CycleRefusal::SourceNotEnded);
        given(vec![CycleArchived {}.into()])
            .when(transfer(7).into())
            .then_expect_error(CycleRefusal::Archived);
    }

    #[test]
    fn the_issues_go_into_another_cycle_that_still_takes_some() {
        let closed = TransferCycle { is_target_closed: true, ..transfer(7) };
        given(vec![dated(1, 5)]).when(closed.into()).then_expect_error(CycleRefusal::TargetEnded);
        given(vec![dated(1, 5)])
            .when(transfer(1).into())
            .then_expect_error(CycleRefusal::TargetIsItself);
    }
}
