//! An issue in the intake of its project: how it came there, and what was decided about it.
//!
//! Until it is accepted it is in the project's hidden state of the group triage, and no work item: only the intake shows it.

mod removal;
mod source;
mod status;
mod submission;
mod triage;

pub use removal::{IssueIntakeRemoved, RemoveIssueIntake};
pub use source::{ChangeIssueSource, IntakeSource, IssueSourceChanged};
pub use status::IntakeStatus;
pub use submission::{IssueSubmitted, SubmitIssue};
pub use triage::{
    AcceptIssue, DeclineIssue, IssueAccepted, IssueDeclined, IssueMarkedDuplicate, IssuePutBack,
    IssueSnoozed, MarkIssueDuplicate, PutBackIssue, SnoozeIssue,
};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Issue, IssueRefusal};
use crate::aggregate::Stamp;
use crate::audit::Audit;
use crate::facts::{IssueRef, StateGroup};
use crate::ids::{IntakeId, ProjectId};
use crate::values::ExternalRef;

/// What a client wants to be kept with a submission; empty at first.
pub type IntakeExtra = Map<String, Value>;

/// What the intake knows of an issue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Intake {
    /// The entry in the intake.
    pub id: IntakeId,
    /// What was decided about it last.
    pub status: IntakeStatus,
    /// Until when it is snoozed, if it is; that may be over.
    pub snoozed_till: Option<DateTime<Utc>>,
    /// The issue that it repeats, if it does; that may have been deleted since.
    pub duplicate_of: Option<IssueRef>,
    /// The way and the address by which it came.
    pub source: IntakeSource,
    /// What the entry is called in another system.
    pub external: ExternalRef,
    /// What else a client wanted to be kept with it.
    pub extra: IntakeExtra,
    /// Who made and last changed the entry.
    pub audit: Audit,
}

impl Intake {
    /// The id of a project's intake: it follows from the project, which has one.
    #[must_use]
    pub fn id_of(project: ProjectId) -> Uuid {
        Uuid::new_v5(&project.uuid(), b"intake")
    }

    /// The status at a time: a submission whose snooze is over is pending again.
    #[must_use]
    pub fn status_at(&self, now: DateTime<Utc>) -> IntakeStatus {
        let is_over = self.snoozed_till.is_some_and(|till| till <= now);
        if self.status == IntakeStatus::Snoozed && is_over {
            IntakeStatus::Pending
        } else {
            self.status
        }
    }
}

impl Issue {
    /// Whether it waits in the intake of its project, or was declined there, so that it is no work item.
    #[must_use]
    pub fn is_in_triage(&self) -> bool {
        self.state.group == StateGroup::Triage
    }

    /// Whether it is there and a work item, so that everything but the intake may know of it.
    #[must_use]
    pub fn is_work_item(&self) -> bool {
        self.is_live() && !self.is_in_triage()
    }

    /// What the intake knows of it, unless it never was there, or is there no longer.
    ///
    /// # Errors
    /// [`IssueRefusal::Missing`], [`IssueRefusal::NotInIntake`].
    pub fn in_intake(&self) -> Result<&Intake, IssueRefusal> {
        self.must_be_live()?;
        self.intake.as_ref().ok_or(IssueRefusal::NotInIntake)
    }

    /// Refuses what is for work items only.
    pub(super) fn must_be_out_of_triage(&self) -> Result<(), IssueRefusal> {
        if self.is_in_triage() { Err(IssueRefusal::InTriage) } else { Ok(()) }
    }

    /// Takes in a change of what the intake knows, which is one of the issue too.
    fn change_intake(&mut self, stamp: Stamp, change: impl FnOnce(&mut Intake)) {
        self.audit.touch(stamp);
        if let Some(intake) = &mut self.intake {
            change(intake);
            intake.audit.touch(stamp);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::{after, at};
    use crate::issue::intake::submission::examples::after_submission;

    #[test]
    fn a_snoozed_one_is_pending_again_when_its_time_is_over() {
        let snoozed = IssueSnoozed { from: IntakeStatus::Pending, until: at(9).at };
        let issue = after_submission(vec![snoozed.into()], at(5));
        let intake = issue.in_intake().unwrap();
        assert_eq!(intake.status_at(at(8).at), IntakeStatus::Snoozed);
        assert_eq!(intake.status_at(at(9).at), IntakeStatus::Pending);
    }

    #[test]
    fn an_issue_that_was_not_submitted_is_not_in_the_intake() {
        let issue = after(vec![], at(5));
        assert_eq!(issue.in_intake().err(), Some(IssueRefusal::NotInIntake));
        assert!(issue.is_work_item());
        assert_eq!(Issue::default().in_intake().err(), Some(IssueRefusal::Missing));
    }

    #[test]
    fn a_project_has_one_intake() {
        let [one, other] = [1, 2].map(|id| Intake::id_of(ProjectId(Uuid::from_u128(id))));
        assert_ne!(one, other);
    }
}
