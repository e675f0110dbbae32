//! The time zone that a workspace's new projects begin with.

use serde::{Deserialize, Serialize};

use super::{Workspace, WorkspaceEvent, WorkspaceRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::TimeZone;

/// Sets the time zone of projects to come; those that exist keep theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeWorkspaceTimeZone {
    /// The new time zone.
    pub to: TimeZone,
}

/// Projects to come begin with another time zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkspaceTimeZoneChanged {
    /// The old time zone.
    pub from: TimeZone,
    /// The new time zone.
    pub to: TimeZone,
}

impl Decide<ChangeWorkspaceTimeZone> for Workspace {
    fn decide(
        &self,
        command: ChangeWorkspaceTimeZone,
    ) -> Result<Vec<WorkspaceEvent>, WorkspaceRefusal> {
        self.present()?;
        if command.to == self.time_zone {
            return Ok(vec![]);
        }
        Ok(vec![WorkspaceTimeZoneChanged { from: self.time_zone.clone(), to: command.to }.into()])
    }
}

impl Evolve<WorkspaceTimeZoneChanged> for Workspace {
    fn evolve(&mut self, event: WorkspaceTimeZoneChanged, stamp: Stamp) {
        self.time_zone = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::examples::given;

    #[test]
    fn the_time_zone_is_changed() {
        let to: TimeZone = "Asia/Tokyo".parse().unwrap();
        let changed = WorkspaceTimeZoneChanged { from: TimeZone::utc(), to: to.clone() };
        given(vec![])
            .when(ChangeWorkspaceTimeZone { to }.into())
            .then_expect_events(vec![changed.into()]);
    }

    #[test]
    fn the_same_time_zone_is_no_change() {
        let same = ChangeWorkspaceTimeZone { to: TimeZone::utc() };
        given(vec![]).when(same.into()).then_expect_events(vec![]);
    }
}
