//! A cycle: a span of time in which some of a project's issues are worked on; which those are, the issues say.

mod archiving;
mod creation;
mod deletion;
mod description;
#[cfg(test)]
mod examples;
mod external;
mod history;
mod naming;
mod ordering;
mod ownership;
mod planning;
mod refusal;
mod time_zone;
mod transferring;

pub use archiving::{ArchiveCycle, CycleArchived, CycleRestored, RestoreCycle};
pub use creation::{CreateCycle, CycleCreated};
pub use deletion::{CycleDeleted, DeleteCycle};
pub use description::{CycleDescribed, DescribeCycle};
pub use external::{CycleExternalReferenceChanged, SetCycleExternalReference};
pub use naming::{CycleRenamed, RenameCycle};
pub use ordering::{CycleReordered, FIRST_CYCLE_PLACE, ReorderCycle, place_before};
pub use ownership::{ChangeCycleOwner, CycleOwnerChanged};
pub use planning::{CycleEndChanged, CycleStartChanged, PlanCycle};
pub use refusal::CycleRefusal;
pub use time_zone::{ChangeCycleTimeZone, CycleTimeZoneChanged};
pub use transferring::{CycleTransferred, TransferCycle};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::facts::CycleRef;
use crate::ids::{CycleId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::values::{CycleName, ExternalRef, TimeZone};

/// What decisions about a cycle and the answers to its commands read.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cycle {
    /// Whether it exists, and still does.
    pub lifecycle: Lifecycle,
    /// The cycle.
    pub id: CycleId,
    /// The project it belongs to, for good.
    pub project: ProjectId,
    /// What it is called; nothing until it is created.
    name: Option<CycleName>,
    /// What it is about.
    pub description: String,
    /// When it begins; none of both times in a draft.
    pub start: Option<DateTime<Utc>>,
    /// When it ends, never before `start`.
    pub end: Option<DateTime<Utc>>,
    /// Whose it is.
    pub owner: UserId,
    /// The time zone of its days.
    pub time_zone: TimeZone,
    /// Its place among the project's cycles, ascending.
    pub sort_order: f64,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// When it was archived, while it is.
    pub archived_at: Option<DateTime<Utc>>,
    /// How far it was when what was open in it went into another cycle.
    pub progress: Option<Value>,
    /// Who made and last changed it.
    pub audit: Audit,
}

commands! {
    /// Everything that can be asked of a cycle.
    CycleCommand for Cycle {
        CreateCycle,
        RenameCycle,
        DescribeCycle,
        PlanCycle,
        ChangeCycleOwner,
        ChangeCycleTimeZone,
        ReorderCycle,
        SetCycleExternalReference,
        ArchiveCycle,
        RestoreCycle,
        TransferCycle,
        DeleteCycle,
    }
}

events! {
    /// Everything that can have happened to a cycle.
    CycleEvent for Cycle {
        CycleCreated: "1",
        CycleRenamed: "1",
        CycleDescribed: "1",
        CycleStartChanged: "1",
        CycleEndChanged: "1",
        CycleOwnerChanged: "1",
        CycleTimeZoneChanged: "1",
        CycleReordered: "1",
        CycleExternalReferenceChanged: "1",
        CycleArchived: "1",
        CycleRestored: "1",
        CycleTransferred: "1",
        CycleDeleted: "1",
    }
}

aggregate! { Cycle: "cycle", CycleCommand, CycleEvent, CycleRefusal, history::upcasters }

/// What a decision comes to: events, nothing ("already so"), or a refusal.
type Decision = Result<Vec<CycleEvent>, CycleRefusal>;

impl Cycle {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// What it is called; empty until it is created.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or("", CycleName::as_str)
    }

    /// It as events name it.
    #[must_use]
    pub fn reference(&self) -> CycleRef {
        CycleRef { id: self.id, name: self.name().to_owned() }
    }

    /// Whether it has ended before this moment.
    #[must_use]
    pub fn has_ended(&self, at: DateTime<Utc>) -> bool {
        self.end.is_some_and(|end| end < at)
    }

    /// Refuses to take issues in once it has ended.
    ///
    /// # Errors
    /// [`CycleRefusal::Missing`] or [`CycleRefusal::ClosedToIssues`].
    pub fn must_take_issues(&self, at: DateTime<Utc>) -> Result<(), CycleRefusal> {
        self.must_be_live()?;
        let is_closed = self.has_ended(at) || self.archived_at.is_some();
        if is_closed { Err(CycleRefusal::ClosedToIssues) } else { Ok(()) }
    }

    /// Refuses a change of what was never made, or was deleted.
    ///
    /// # Errors
    /// [`CycleRefusal::Missing`].
    pub fn must_be_live(&self) -> Result<(), CycleRefusal> {
        if self.is_live() { Ok(()) } else { Err(CycleRefusal::Missing) }
    }

    /// Refuses a change of what is put away.
    fn must_not_be_archived(&self) -> Result<(), CycleRefusal> {
        self.must_be_live()?;
        if self.archived_at.is_some() { Err(CycleRefusal::Archived) } else { Ok(()) }
    }

    /// Refuses a change of what is over or put away.
    fn must_be_editable(&self, at: DateTime<Utc>) -> Result<(), CycleRefusal> {
        self.must_not_be_archived()?;
        if self.has_ended(at) { Err(CycleRefusal::Ended) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::examples::{after, at, dated};

    #[test]
    fn a_cycle_never_made_is_missing() {
        assert_eq!(Cycle::default().must_be_live(), Err(CycleRefusal::Missing));
    }

    #[test]
    fn a_cycle_takes_issues_until_it_has_ended() {
        let cycle = after(vec![dated(10, 20)]);
        assert_eq!(cycle.must_take_issues(at(20)), Ok(()));
        assert_eq!(cycle.must_take_issues(at(21)), Err(CycleRefusal::ClosedToIssues));
        assert_eq!(after(vec![]).must_take_issues(at(21)), Ok(()));
        let archived = after(vec![CycleArchived {}.into()]);
        assert_eq!(archived.must_take_issues(at(1)), Err(CycleRefusal::ClosedToIssues));
    }
}
