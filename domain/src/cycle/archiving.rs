//! Putting a cycle away and taking it out again.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cycle, CycleRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Puts a cycle away that has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveCycle {
    /// The time of the command, by which the cycle must have ended.
    pub at: DateTime<Utc>,
}

/// Takes an archived cycle out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreCycle {}

/// A cycle was put away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleArchived {}

/// An archived cycle was taken out again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleRestored {}

impl Decide<ArchiveCycle> for Cycle {
    fn decide(&self, command: ArchiveCycle) -> Decision {
        self.must_be_live()?;
        if self.archived_at.is_some() {
            return Ok(vec![]);
        }
        if !self.has_ended(command.at) {
            return Err(CycleRefusal::NotEnded);
        }
        Ok(vec![CycleArchived {}.into()])
    }
}

impl Decide<RestoreCycle> for Cycle {
    fn decide(&self, _: RestoreCycle) -> Decision {
        self.must_be_live()?;
        Ok(if self.archived_at.is_some() { vec![CycleRestored {}.into()] } else { vec![] })
    }
}

impl Evolve<CycleArchived> for Cycle {
    fn evolve(&mut self, _: CycleArchived, stamp: Stamp) {
        self.audit.touch(stamp);
        self.archived_at = Some(self.audit.updated_at);
    }
}

impl Evolve<CycleRestored> for Cycle {
    fn evolve(&mut self, _: CycleRestored, stamp: Stamp) {
        self.archived_at = None;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::examples::{at, dated, given};

    #[test]
    fn a_cycle_is_archived_once_it_has_ended() {
        let archived = || CycleArchived {}.into();
        let archive = || ArchiveCycle { at: at(6) }.into();
        given(vec![dated(1, 5)]).when(archive()).then_expect_events(vec![archived()]);
        given(vec![dated(1, 5), archived()]).when(archive()).then_expect_events(vec![]);
        given(vec![dated(1, 6)]).when(archive()).then_expect_error(CycleRefusal::NotEnded);
        given(vec![]).when(archive()).then_expect_error(CycleRefusal::NotEnded);
    }

    #[test]
    fn an_archived_cycle_is_restored() {
        given(vec![CycleArchived {}.into()])
            .when(RestoreCycle {}.into())
            .then_expect_events(vec![CycleRestored {}.into()]);
        given(vec![]).when(RestoreCycle {}.into()).then_expect_events(vec![]);
    }
}
