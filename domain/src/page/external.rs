//! What a page is called in another system.

use serde::{Deserialize, Serialize};

use super::{Decision, Page};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{ExternalRef, ExternalRefPatch};

/// Says what a page is called in another system; that nothing else is called so is a claim of the append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetPageExternalReference {
    /// The parts that change.
    pub to: ExternalRefPatch,
}

/// A page is called otherwise in another system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageExternalReferenceChanged {
    /// The reference before.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub from: ExternalRef,
    /// The reference after.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub to: ExternalRef,
}

impl Decide<SetPageExternalReference> for Page {
    fn decide(&self, command: SetPageExternalReference) -> Decision {
        self.editable()?;
        let to = command.to.applied_to(&self.external);
        if self.external == to {
            return Ok(vec![]);
        }
        Ok(vec![PageExternalReferenceChanged { from: self.external.clone(), to }.into()])
    }
}

impl Evolve<PageExternalReferenceChanged> for Page {
    fn evolve(&mut self, event: PageExternalReferenceChanged, stamp: Stamp) {
        self.external = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::examples::given;

    /// The command that names an id.
    fn named(id: &str) -> SetPageExternalReference {
        let to = ExternalRefPatch { source: None, id: Some(id.parse().ok()) };
        SetPageExternalReference { to }
    }

    #[test]
    fn only_the_parts_that_were_sent_change() {
        let to = ExternalRef { source: None, id: "7".parse().ok() };
        let changed = PageExternalReferenceChanged { from: ExternalRef::default(), to };
        given(vec![]).when(named("7").into()).then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()]).when(named("7").into()).then_expect_events(vec![]);
    }
}
