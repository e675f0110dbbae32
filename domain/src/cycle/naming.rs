//! What a cycle is called.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cycle, CycleRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::CycleName;

/// Gives a cycle another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameCycle {
    /// The new name.
    pub to: CycleName,
    /// The time of the command: a cycle that has ended by then keeps its name.
    pub at: DateTime<Utc>,
}

/// A cycle got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleRenamed {
    /// The old name.
    pub from: CycleName,
    /// The new name.
    pub to: CycleName,
}

impl Decide<RenameCycle> for Cycle {
    fn decide(&self, RenameCycle { to, at }: RenameCycle) -> Decision {
        self.must_be_editable(at)?;
        let from = self.name.clone().ok_or(CycleRefusal::Missing)?;
        Ok(if from == to { vec![] } else { vec![CycleRenamed { from, to }.into()] })
    }
}

impl Evolve<CycleRenamed> for Cycle {
    fn evolve(&mut self, event: CycleRenamed, stamp: Stamp) {
        self.name = Some(event.to);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::CycleArchived;
    use crate::cycle::examples::{at, dated, given};

    /// The command, at a second.
    fn rename(second: i64) -> RenameCycle {
        RenameCycle { to: "Sprint 2".parse().unwrap(), at: at(second) }
    }

    #[test]
    fn a_cycle_is_renamed_once() {
        let (from, to) = ("Sprint 1".parse().unwrap(), "Sprint 2".parse().unwrap());
        let renamed = CycleRenamed { from, to };
        given(vec![]).when(rename(1).into()).then_expect_events(vec![renamed.clone().into()]);
        given(vec![renamed.into()]).when(rename(1).into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_cycle_that_has_ended_or_is_archived_keeps_its_name() {
        given(vec![dated(1, 5)]).when(rename(6).into()).then_expect_error(CycleRefusal::Ended);
        given(vec![CycleArchived {}.into()])
            .when(rename(1).into())
            .then_expect_error(CycleRefusal::Archived);
    }
}
