//! What is switched on in a project.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Something a project can switch on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProjectFeature {
    /// Modules; `module_view` on the wire.
    Modules,
    /// Cycles; `cycle_view` on the wire.
    Cycles,
    /// Saved views; `issue_views_view` on the wire.
    Views,
    /// Pages; `page_view` on the wire.
    Pages,
    /// Intake; `intake_view` on the wire.
    Intake,
    /// Guests see everybody's issues; `guest_view_all_features` on the wire.
    GuestsSeeAll,
    /// Worklogs; `is_time_tracking_enabled` on the wire.
    TimeTracking,
    /// Types of issues; `is_issue_type_enabled` on the wire.
    WorkItemTypes,
    /// Epics.
    Epics,
    /// Rules about which state may follow which.
    Workflows,
    /// More than one cycle at a time.
    ParallelCycles,
    /// Reports of progress.
    ProjectUpdates,
}

impl ProjectFeature {
    /// Every feature, in the order of declaration.
    pub const ALL: [Self; 12] = [
        Self::Modules,
        Self::Cycles,
        Self::Views,
        Self::Pages,
        Self::Intake,
        Self::GuestsSeeAll,
        Self::TimeTracking,
        Self::WorkItemTypes,
        Self::Epics,
        Self::Workflows,
        Self::ParallelCycles,
        Self::ProjectUpdates,
    ];

    /// What is on in a new project when the client says nothing.
    #[must_use]
    pub fn initial() -> BTreeSet<Self> {
        BTreeSet::from([Self::Pages])
    }

    /// The stored name, for example `guests_see_all`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Modules => "modules",
            Self::Cycles => "cycles",
            Self::Views => "views",
            Self::Pages => "pages",
            Self::Intake => "intake",
            Self::GuestsSeeAll => "guests_see_all",
            Self::TimeTracking => "time_tracking",
            Self::WorkItemTypes => "work_item_types",
            Self::Epics => "epics",
            Self::Workflows => "workflows",
            Self::ParallelCycles => "parallel_cycles",
            Self::ProjectUpdates => "project_updates",
        }
    }
}

/// Switches a feature on or off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchProjectFeature {
    /// The feature.
    pub feature: ProjectFeature,
    /// Whether it shall be on.
    pub on: bool,
}

/// A feature was switched on or off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectFeatureSwitched {
    /// The feature.
    pub feature: ProjectFeature,
    /// Whether it is on now.
    pub on: bool,
}

impl Decide<SwitchProjectFeature> for Project {
    fn decide(&self, command: SwitchProjectFeature) -> Decision {
        let details = self.editable()?;
        let SwitchProjectFeature { feature, on } = command;
        if details.features.contains(&feature) == on {
            return Ok(vec![]);
        }
        Ok(vec![ProjectFeatureSwitched { feature, on }.into()])
    }
}

impl Evolve<ProjectFeatureSwitched> for Project {
    fn evolve(&mut self, event: ProjectFeatureSwitched, stamp: Stamp) {
        let ProjectFeatureSwitched { feature, on } = event;
        self.change_details(stamp, |details| {
            if on {
                details.features.insert(feature)
            } else {
                details.features.remove(&feature)
            };
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::ProjectEvent;
    use crate::project::examples::given;

    /// The command to switch cycles.
    fn switch(on: bool) -> SwitchProjectFeature {
        SwitchProjectFeature { feature: ProjectFeature::Cycles, on }
    }

    /// The event that cycles were switched.
    fn switched(on: bool) -> ProjectEvent {
        ProjectFeatureSwitched { feature: ProjectFeature::Cycles, on }.into()
    }

    #[test]
    fn a_feature_is_switched_on_and_off() {
        given(vec![]).when(switch(true).into()).then_expect_events(vec![switched(true)]);
        given(vec![switched(true)])
            .when(switch(false).into())
            .then_expect_events(vec![switched(false)]);
    }

    #[test]
    fn a_feature_that_is_on_stays_on() {
        given(vec![switched(true)]).when(switch(true).into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_feature_is_stored_by_its_name() {
        for feature in ProjectFeature::ALL {
            assert_eq!(serde_json::to_value(feature).unwrap(), feature.name());
        }
    }
}
