//! What becomes of a work item in the intake: the command that a request comes to.

use domain::issue::{
    AcceptIssue, DeclineIssue, IntakeStatus, Issue, IssueCommand, MarkIssueDuplicate, PutBackIssue,
    SnoozeIssue,
};
use domain::project::{Project, State};
use domain::{Access, IssueId};
use service::Problem;
use wire::{Sent, messages};

use super::body::Decided;
use super::facts;
use crate::error::Result;
use crate::unit::Unit;

/// The message for `snoozed_till` with another status.
const NOT_SNOOZED: &str = "Only a snoozed work item has it: send status 0 too.";
/// The message for `duplicate_to` with another status.
const NO_DUPLICATE: &str = "Only a duplicate has it: send status 2 too.";

/// Refuses a decision of somebody who is no admin of the project, by the first key that is not for them.
///
/// # Errors
/// They may not.
pub fn permitted(access: &Access, first: Option<&'static str>) -> Result<()> {
    let Some(field) = first else { return Ok(()) };
    access.may_triage().map_err(|refusal| {
        let text = format!("Only admins of the project may change {field} of intake work items.");
        Problem::forbidden_because(domain::Refusal::code(&refusal), text).into()
    })
}

impl Decided {
    /// What it is from now on, whether it was before or not.
    pub fn status(&self, before: IntakeStatus) -> IntakeStatus {
        self.status.unwrap_or(before)
    }

    /// The command that the keys come to; nothing if none was sent. What is accepted begins in a state, or else in the
    /// project's default one.
    ///
    /// # Errors
    /// The keys do not fit each other, or what they name is not there.
    pub async fn command(
        &self,
        unit: &mut Unit<'_>,
        project: &Project,
        issue: &Issue,
        state: Option<&State>,
    ) -> Result<Option<IssueCommand>> {
        if self.first_sent().is_none() {
            return Ok(None);
        }
        let status = self.status(issue.in_intake()?.status);
        self.fits(status)?;
        Ok(Some(match status {
            IntakeStatus::Pending => PutBackIssue {}.into(),
            IntakeStatus::Declined => DeclineIssue {}.into(),
            IntakeStatus::Snoozed => {
                SnoozeIssue { until: self.snoozed_till.value(), now: unit.at() }.into()
            }
            IntakeStatus::Accepted => accept(issue, project, state, unit.at()),
            IntakeStatus::Duplicate => {
                let of = match self.duplicate_to {
                    Sent::Value(id) => Some(facts::original(unit, project, IssueId(id)).await?),
                    _ => None,
                };
                MarkIssueDuplicate { of }.into()
            }
        }))
    }

    /// Refuses a field that belongs to another status, and null for a field that this status needs.
    fn fits(&self, status: IntakeStatus) -> Result<(), Problem> {
        fits("snoozed_till", &self.snoozed_till, status == IntakeStatus::Snoozed, NOT_SNOOZED)?;
        fits("duplicate_to", &self.duplicate_to, status == IntakeStatus::Duplicate, NO_DUPLICATE)
    }
}

/// Refuses a value where none belongs, and null where one does.
fn fits<T>(
    field: &'static str,
    sent: &Sent<T>,
    belongs: bool,
    otherwise: &'static str,
) -> Result<(), Problem> {
    match sent {
        Sent::Value(_) if !belongs => Err(Problem::field(field, otherwise)),
        Sent::Null if belongs => Err(Problem::field(field, messages::NULL)),
        _ => Ok(()),
    }
}

/// The command that accepts an issue into a state, or else into the one that issues of the project begin in.
fn accept(
    issue: &Issue,
    project: &Project,
    state: Option<&State>,
    now: chrono::DateTime<chrono::Utc>,
) -> IssueCommand {
    let enter = state.or_else(|| project.default_state()).map(|to| issue.enter(to, project, now));
    let completed_at = enter.as_ref().and_then(|enter| enter.completed_at);
    AcceptIssue { to: enter.map(|enter| enter.to), completed_at }.into()
}
