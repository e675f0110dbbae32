//! What is switched on in a workspace.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Something a workspace can switch on; all are off at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkspaceFeature {
    /// Projects in groups.
    ProjectGrouping,
    /// Goals above projects.
    Initiatives,
    /// Spaces for teams.
    Teams,
    /// Customers and their requests.
    Customers,
    /// Pages of the workspace.
    Wiki,
    /// The assistant.
    Pi,
}

impl WorkspaceFeature {
    /// Every feature, in the order of the wire.
    pub const ALL: [Self; 6] = [
        Self::ProjectGrouping,
        Self::Initiatives,
        Self::Teams,
        Self::Customers,
        Self::Wiki,
        Self::Pi,
    ];

    /// The stored and shown name, for example `project_grouping`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ProjectGrouping => "project_grouping",
            Self::Initiatives => "initiatives",
            Self::Teams => "teams",
            Self::Customers => "customers",
            Self::Wiki => "wiki",
            Self::Pi => "pi",
        }
    }
}

/// Switches a feature on or off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchWorkspaceFeature {
    /// The feature.
    pub feature: WorkspaceFeature,
    /// Whether it shall be on.
    pub on: bool,
}

/// A feature was switched on or off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceFeatureSwitched {
    /// The feature.
    pub feature: WorkspaceFeature,
    /// Whether it is on now.
    pub on: bool,
}

impl Decide<SwitchWorkspaceFeature> for Workspace {
    fn decide(
        &self,
        command: SwitchWorkspaceFeature,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        let SwitchWorkspaceFeature { feature, on } = command;
        if self.features.contains(&feature) == on {
            return Ok(vec![]);
        }
        Ok(vec![WorkspaceFeatureSwitched { feature, on }.into()])
    }
}

impl Evolve<WorkspaceFeatureSwitched> for Workspace {
    fn evolve(&mut self, event: WorkspaceFeatureSwitched, stamp: Stamp) {
        if event.on {
            self.features.insert(event.feature);
        } else {
            self.features.remove(&event.feature);
        }
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::examples::given;

    /// The command to switch the wiki.
    fn switch(on: bool) -> SwitchWorkspaceFeature {
        SwitchWorkspaceFeature { feature: WorkspaceFeature::Wiki, on }
    }

    /// The event that the wiki was switched.
    fn switched(on: bool) -> WorkspaceEvent {
        WorkspaceFeatureSwitched { feature: WorkspaceFeature::Wiki, on }.into()
    }

    #[test]
    fn a_feature_is_switched_on_and_off() {
        given(vec![]).when(switch(true).into()).then_expect_events(vec![switched(true)]);
        given(vec![switched(true)])
            .when(switch(false).into())
            .then_expect_events(vec![switched(false)]);
    }

    #[test]
    fn a_feature_that_is_off_stays_off() {
        given(vec![]).when(switch(false).into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_feature_is_stored_by_its_name() {
        for feature in WorkspaceFeature::ALL {
            assert_eq!(serde_json::to_value(feature).unwrap(), feature.name());
        }
    }
}
