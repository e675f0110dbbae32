//! What a module is about.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Says what a module is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeModule {
    /// What it is about from now on.
    pub to: String,
}

/// A module is about something else; what it was about before is in the event before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleDescribed {
    /// What it is about after.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<DescribeModule> for Module {
    fn decide(&self, command: DescribeModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        let to = command.to;
        Ok(if self.description == to { vec![] } else { vec![ModuleDescribed { to }.into()] })
    }
}

impl Evolve<ModuleDescribed> for Module {
    fn evolve(&mut self, event: ModuleDescribed, stamp: Stamp) {
        self.description = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::given;

    #[test]
    fn a_module_is_described() {
        let to = "What floats".to_owned();
        given(vec![])
            .when(DescribeModule { to: to.clone() }.into())
            .then_expect_events(vec![ModuleDescribed { to }.into()]);
    }

    #[test]
    fn the_same_description_changes_nothing() {
        given(vec![]).when(DescribeModule { to: String::new() }.into()).then_expect_events(vec![]);
    }
}
