//! What a module is called.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::ModuleName;

/// Gives a module another name; that no other module of the project has it is a claim of the append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameModule {
    /// The new name.
    pub to: ModuleName,
}

/// A module got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleRenamed {
    /// The old name.
    pub from: ModuleName,
    /// The new name.
    pub to: ModuleName,
}

impl Decide<RenameModule> for Module {
    fn decide(&self, command: RenameModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        let (from, to) = (self.name()?.clone(), command.to);
        Ok(if from == to { vec![] } else { vec![ModuleRenamed { from, to }.into()] })
    }
}

impl Evolve<ModuleRenamed> for Module {
    fn evolve(&mut self, event: ModuleRenamed, stamp: Stamp) {
        self.name = Some(event.to);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::{archived, finished, given};

    /// The command to give it a name.
    fn rename(name: &str) -> RenameModule {
        RenameModule { to: name.parse().unwrap() }
    }

    #[test]
    fn a_module_is_renamed() {
        let renamed = ModuleRenamed { from: "Hull".parse().unwrap(), to: "Deck".parse().unwrap() };
        given(vec![]).when(rename("Deck").into()).then_expect_events(vec![renamed.into()]);
    }

    #[test]
    fn the_same_name_changes_nothing() {
        given(vec![]).when(rename("Hull").into()).then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_module_keeps_its_name() {
        given(vec![finished(), archived()])
            .when(rename("Deck").into())
            .then_expect_error_message("Archived module cannot be edited");
    }
}
