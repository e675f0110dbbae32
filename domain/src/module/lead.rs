//! Who leads a module; the edge checks that they are a member of the project.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;

/// Gives a module another lead, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeModuleLead {
    /// The new lead.
    pub to: Option<UserId>,
}

/// A module got another lead, or none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleLeadChanged {
    /// The old lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<UserId>,
    /// The new lead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<UserId>,
}

impl Decide<ChangeModuleLead> for Module {
    fn decide(&self, command: ChangeModuleLead) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        let (from, to) = (self.lead, command.to);
        Ok(if from == to { vec![] } else { vec![ModuleLeadChanged { from, to }.into()] })
    }
}

impl Evolve<ModuleLeadChanged> for Module {
    fn evolve(&mut self, event: ModuleLeadChanged, stamp: Stamp) {
        self.lead = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::{given, user};

    #[test]
    fn a_module_gets_a_lead_and_loses_them() {
        let lead = Some(user(3));
        let given_one = ModuleLeadChanged { from: None, to: lead };
        given(vec![])
            .when(ChangeModuleLead { to: lead }.into())
            .then_expect_events(vec![given_one.clone().into()]);
        given(vec![given_one.into()])
            .when(ChangeModuleLead { to: None }.into())
            .then_expect_events(vec![ModuleLeadChanged { from: lead, to: None }.into()]);
    }

    #[test]
    fn the_same_lead_changes_nothing() {
        given(vec![]).when(ChangeModuleLead { to: None }.into()).then_expect_events(vec![]);
    }
}
