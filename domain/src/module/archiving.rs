//! Putting a module away, and taking it out again. Nothing of an archived module changes.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Archives a module that is completed or cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArchiveModule {}

/// Takes a module out of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoreModule {}

/// A module was archived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleArchived {}

/// A module was taken out of the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleRestored {}

impl Decide<ArchiveModule> for Module {
    fn decide(&self, _: ArchiveModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_live()?;
        if !self.status.is_closed() {
            return Err(ModuleRefusal::NotFinished);
        }
        Ok(if self.is_archived() { vec![] } else { vec![ModuleArchived {}.into()] })
    }
}

impl Decide<RestoreModule> for Module {
    fn decide(&self, _: RestoreModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_live()?;
        Ok(if self.is_archived() { vec![ModuleRestored {}.into()] } else { vec![] })
    }
}

impl Evolve<ModuleArchived> for Module {
    fn evolve(&mut self, _: ModuleArchived, stamp: Stamp) {
        self.archived_at = Some(self.audit.moment(stamp));
        self.audit.touch(stamp);
    }
}

impl Evolve<ModuleRestored> for Module {
    fn evolve(&mut self, _: ModuleRestored, stamp: Stamp) {
        self.archived_at = None;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::{after, archived, at, finished, given};
    use crate::module::{ModuleStatus, ModuleStatusChanged};

    #[test]
    fn only_what_is_completed_or_cancelled_is_archived() {
        let from = ModuleStatus::Planned;
        for to in ModuleStatus::ALL {
            let given = given(vec![ModuleStatusChanged { from, to }.into()]);
            let when = given.when(ArchiveModule {}.into());
            if to.is_closed() {
                when.then_expect_events(vec![archived()]);
            } else {
                when.then_expect_error_message(
                    "Only completed or cancelled modules can be archived",
                );
            }
        }
    }

    #[test]
    fn an_archived_module_stays_archived() {
        given(vec![finished(), archived()])
            .when(ArchiveModule {}.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_module_is_restored_once() {
        given(vec![finished(), archived()])
            .when(RestoreModule {}.into())
            .then_expect_events(vec![ModuleRestored {}.into()]);
        given(vec![]).when(RestoreModule {}.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_module_remembers_when_it_was_archived() {
        let module = after(vec![finished(), archived()], at(3));
        assert_eq!(module.archived_at, Some(at(3).at));
        let module = after(vec![finished(), archived(), ModuleRestored {}.into()], at(3));
        assert_eq!(module.archived_at, None);
    }
}
