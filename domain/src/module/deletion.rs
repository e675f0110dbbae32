//! The end of a module. Its issues stay, and are in it no more without events of their own.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::issue::Lifecycle;

/// Deletes a module for good, an archived one too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteModule {}

/// A module was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleDeleted {}

impl Decide<DeleteModule> for Module {
    fn decide(&self, _: DeleteModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_live()?;
        Ok(vec![ModuleDeleted {}.into()])
    }
}

impl Evolve<ModuleDeleted> for Module {
    fn evolve(&mut self, _: ModuleDeleted, stamp: Stamp) {
        self.lifecycle = Lifecycle::Deleted;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::{archived, create, finished, given};
    use crate::module::{ArchiveModule, ModuleCommand, PlanModule, RestoreModule};

    /// The module was deleted.
    fn deleted() -> ModuleEvent {
        ModuleDeleted {}.into()
    }

    #[test]
    fn a_module_is_deleted_archived_or_not() {
        given(vec![]).when(DeleteModule {}.into()).then_expect_events(vec![deleted()]);
        given(vec![finished(), archived()])
            .when(DeleteModule {}.into())
            .then_expect_events(vec![deleted()]);
    }

    #[test]
    fn a_deleted_module_refuses_everything() {
        let commands: [ModuleCommand; 4] = [
            DeleteModule {}.into(),
            PlanModule::default().into(),
            ArchiveModule {}.into(),
            RestoreModule {}.into(),
        ];
        for command in commands {
            given(vec![deleted()]).when(command).then_expect_error(ModuleRefusal::Missing);
        }
        given(vec![deleted()])
            .when(create().into())
            .then_expect_error(ModuleRefusal::AlreadyExists);
    }
}
