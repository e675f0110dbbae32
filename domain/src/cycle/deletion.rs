//! The end of a cycle. Its issues are in none then, without events of their own.

use serde::{Deserialize, Serialize};

use super::{Cycle, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::issue::Lifecycle;

/// Deletes a cycle for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteCycle {}

/// A cycle was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleDeleted {}

impl Decide<DeleteCycle> for Cycle {
    fn decide(&self, _: DeleteCycle) -> Decision {
        self.must_be_live()?;
        Ok(vec![CycleDeleted {}.into()])
    }
}

impl Evolve<CycleDeleted> for Cycle {
    fn evolve(&mut self, _: CycleDeleted, stamp: Stamp) {
        self.lifecycle = Lifecycle::Deleted;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::examples::{at, given};
    use crate::cycle::{ArchiveCycle, CycleCommand, CycleRefusal, ReorderCycle, RestoreCycle};

    #[test]
    fn a_cycle_is_deleted() {
        given(vec![]).when(DeleteCycle {}.into()).then_expect_events(vec![CycleDeleted {}.into()]);
    }

    #[test]
    fn a_deleted_cycle_refuses_everything() {
        let commands: [CycleCommand; 4] = [
            DeleteCycle {}.into(),
            ReorderCycle { to: 1.0 }.into(),
            ArchiveCycle { at: at(1) }.into(),
            RestoreCycle {}.into(),
        ];
        for command in commands {
            given(vec![CycleDeleted {}.into()])
                .when(command)
                .then_expect_error(CycleRefusal::Missing);
        }
    }
}
