//! Whose a cycle is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cycle, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

/// Gives a cycle to another user; the edge has made sure that they are a member of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCycleOwner {
    /// Whose it is from now on.
    pub to: UserId,
    /// The time of the command: a cycle that has ended by then keeps its owner.
    pub at: DateTime<Utc>,
}

/// A cycle is another user's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleOwnerChanged {
    /// Whose it was.
    pub from: UserId,
    /// Whose it is.
    pub to: UserId,
}

impl Decide<ChangeCycleOwner> for Cycle {
    fn decide(&self, ChangeCycleOwner { to, at }: ChangeCycleOwner) -> Decision {
        self.must_be_editable(at)?;
        let from = self.owner;
        Ok(if from == to { vec![] } else { vec![CycleOwnerChanged { from, to }.into()] })
    }
}

impl Evolve<CycleOwnerChanged> for Cycle {
    fn evolve(&mut self, event: CycleOwnerChanged, stamp: Stamp) {
        self.owner = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::examples::{OWNER, at, given};

    #[test]
    fn a_cycle_is_given_to_another_user() {
        let to = UserId::SYSTEM;
        let changed = CycleOwnerChanged { from: OWNER, to };
        given(vec![])
            .when(ChangeCycleOwner { to, at: at(1) }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_owner_changes_nothing() {
        let same = ChangeCycleOwner { to: OWNER, at: at(1) };
        given(vec![]).when(same.into()).then_expect_events(vec![]);
    }
}
