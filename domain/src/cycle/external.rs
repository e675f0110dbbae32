//! What a cycle is called in another system.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Cycle, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{ExternalRef, ExternalRefPatch};

/// Says what a cycle is called in another system; that nothing else is called so is a claim of the append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetCycleExternalReference {
    /// The parts that change.
    pub to: ExternalRefPatch,
    /// The time of the command: a cycle that has ended by then keeps its reference.
    pub at: DateTime<Utc>,
}

/// A cycle is called otherwise in another system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CycleExternalReferenceChanged {
    /// The reference before.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub from: ExternalRef,
    /// The reference after.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub to: ExternalRef,
}

impl Decide<SetCycleExternalReference> for Cycle {
    fn decide(&self, command: SetCycleExternalReference) -> Decision {
        self.must_be_editable(command.at)?;
        let to = command.to.applied_to(&self.external);
        if self.external == to {
            return Ok(vec![]);
        }
        Ok(vec![CycleExternalReferenceChanged { from: self.external.clone(), to }.into()])
    }
}

impl Evolve<CycleExternalReferenceChanged> for Cycle {
    fn evolve(&mut self, event: CycleExternalReferenceChanged, stamp: Stamp) {
        self.external = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::examples::{at, given};

    /// The command that names an id.
    fn named(id: &str) -> SetCycleExternalReference {
        let to = ExternalRefPatch { source: None, id: Some(id.parse().ok()) };
        SetCycleExternalReference { to, at: at(1) }
    }

    #[test]
    fn only_the_parts_that_were_sent_change() {
        let to = ExternalRef { source: None, id: "7".parse().ok() };
        let changed = CycleExternalReferenceChanged { from: ExternalRef::default(), to };
        given(vec![]).when(named("7").into()).then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()]).when(named("7").into()).then_expect_events(vec![]);
    }
}
