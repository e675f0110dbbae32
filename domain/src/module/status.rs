//! How far a module is; people say so, it does not follow from its issues.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::ValueError;

/// How far a module is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ModuleStatus {
    /// Noted, not planned.
    Backlog,
    /// Planned, not begun.
    #[default]
    Planned,
    /// Being worked on.
    InProgress,
    /// Begun, and left for the time being.
    Paused,
    /// Finished.
    Completed,
    /// Given up.
    Cancelled,
}

impl ModuleStatus {
    /// Every status, in the order of the work.
    pub const ALL: [Self; 6] = [
        Self::Backlog,
        Self::Planned,
        Self::InProgress,
        Self::Paused,
        Self::Completed,
        Self::Cancelled,
    ];

    /// The stored and shown name, for example `in-progress`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backlog => "backlog",
            Self::Planned => "planned",
            Self::InProgress => "in-progress",
            Self::Paused => "paused",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether work on it is over: only then may it be archived.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

impl FromStr for ModuleStatus {
    type Err = ValueError;

    fn from_str(text: &str) -> Result<Self, ValueError> {
        Self::ALL
            .into_iter()
            .find(|status| status.name() == text)
            .ok_or_else(|| ValueError::NoChoice { given: text.to_owned() })
    }
}

/// Says how far a module is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeModuleStatus {
    /// How far it is from now on.
    pub to: ModuleStatus,
}

/// A module came further, or went back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleStatusChanged {
    /// How far it was before.
    pub from: ModuleStatus,
    /// How far it is after.
    pub to: ModuleStatus,
}

impl Decide<ChangeModuleStatus> for Module {
    fn decide(&self, command: ChangeModuleStatus) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        let (from, to) = (self.status, command.to);
        Ok(if from == to { vec![] } else { vec![ModuleStatusChanged { from, to }.into()] })
    }
}

impl Evolve<ModuleStatusChanged> for Module {
    fn evolve(&mut self, event: ModuleStatusChanged, stamp: Stamp) {
        self.status = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::given;

    #[test]
    fn a_module_comes_further() {
        let (from, to) = (ModuleStatus::Planned, ModuleStatus::InProgress);
        given(vec![])
            .when(ChangeModuleStatus { to }.into())
            .then_expect_events(vec![ModuleStatusChanged { from, to }.into()]);
    }

    #[test]
    fn the_same_status_changes_nothing() {
        let to = ModuleStatus::Planned;
        given(vec![]).when(ChangeModuleStatus { to }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_status_is_stored_and_found_by_its_name() {
        for status in ModuleStatus::ALL {
            assert_eq!(status.name().parse(), Ok(status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.name());
        }
        let error = "in_progress".parse::<ModuleStatus>().unwrap_err();
        assert_eq!(error.to_string(), "\"in_progress\" is not a valid choice.");
    }
}
