//! The time zone of a project's dates.

use serde::{Deserialize, Serialize};

use super::{Decision, Project};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::TimeZone;

/// Moves a project to another time zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeProjectTimeZone {
    /// The new time zone.
    pub to: TimeZone,
}

/// A project moved to another time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectTimeZoneChanged {
    /// The old time zone.
    pub from: TimeZone,
    /// The new time zone.
    pub to: TimeZone,
}

impl Decide<ChangeProjectTimeZone> for Project {
    fn decide(&self, command: ChangeProjectTimeZone) -> Decision {
        let from = self.editable()?.time_zone.clone();
        if command.to == from {
            return Ok(vec![]);
        }
        Ok(vec![ProjectTimeZoneChanged { from, to: command.to }.into()])
    }
}

impl Evolve<ProjectTimeZoneChanged> for Project {
    fn evolve(&mut self, event: ProjectTimeZoneChanged, stamp: Stamp) {
        self.change_details(stamp, |details| details.time_zone = event.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::examples::given;

    #[test]
    fn the_time_zone_is_changed() {
        let to: TimeZone = "Asia/Tokyo".parse().unwrap();
        let changed = ProjectTimeZoneChanged { from: TimeZone::utc(), to: to.clone() };
        given(vec![])
            .when(ChangeProjectTimeZone { to }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_time_zone_is_no_change() {
        let same = ChangeProjectTimeZone { to: TimeZone::utc() };
        given(vec![]).when(same.into()).then_expect_events(vec![]);
    }
}
