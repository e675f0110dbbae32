//! What an issue is called in another system.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{ExternalRef, ExternalRefPatch};

/// Says what an issue is called in another system; that nobody else is called so is a claim of the append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetIssueExternalReference {
    /// The parts that change.
    pub to: ExternalRefPatch,
}

/// An issue is called otherwise in another system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueExternalReferenceChanged {
    /// The reference before.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub from: ExternalRef,
    /// The reference after.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub to: ExternalRef,
}

impl Decide<SetIssueExternalReference> for Issue {
    fn decide(&self, command: SetIssueExternalReference) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let to = command.to.applied_to(&self.external);
        if self.external == to {
            return Ok(vec![]);
        }
        Ok(vec![IssueExternalReferenceChanged { from: self.external.clone(), to }.into()])
    }
}

impl Evolve<IssueExternalReferenceChanged> for Issue {
    fn evolve(&mut self, event: IssueExternalReferenceChanged, stamp: Stamp) {
        self.external = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::given;

    /// A reference to an issue at GitHub.
    fn github(id: &str) -> ExternalRef {
        ExternalRef { source: "github".parse().ok(), id: id.parse().ok() }
    }

    #[test]
    fn only_the_parts_that_were_sent_change() {
        let first = IssueExternalReferenceChanged { from: ExternalRef::default(), to: github("1") };
        let to = ExternalRefPatch { source: None, id: Some("2".parse().ok()) };
        let changed = IssueExternalReferenceChanged { from: github("1"), to: github("2") };
        given(vec![first.into()])
            .when(SetIssueExternalReference { to }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_reference_changes_nothing() {
        let to = ExternalRefPatch { source: Some(None), id: None };
        given(vec![]).when(SetIssueExternalReference { to }.into()).then_expect_events(vec![]);
    }
}
