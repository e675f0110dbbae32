//! An accepted issue leaves the intake and stays a work item. One that was not accepted is deleted as a whole.

use serde::{Deserialize, Serialize};

use super::IntakeStatus;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::issue::{Issue, IssueEvent, IssueRefusal};

/// Takes an accepted issue off the list of the intake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveIssueIntake {}

/// The intake no longer lists an accepted issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueIntakeRemoved {}

impl Decide<RemoveIssueIntake> for Issue {
    fn decide(&self, _: RemoveIssueIntake) -> Result<Vec<IssueEvent>, IssueRefusal> {
        match self.decided()? {
            IntakeStatus::Accepted => Ok(vec![IssueIntakeRemoved {}.into()]),
            _ => Err(IssueRefusal::InTriage),
        }
    }
}

impl Evolve<IssueIntakeRemoved> for Issue {
    fn evolve(&mut self, _: IssueIntakeRemoved, stamp: Stamp) {
        self.intake = None;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::super::IssueAccepted;
    use super::super::submission::examples::given_submission;
    use super::*;

    #[test]
    fn only_an_accepted_issue_leaves_the_intake_alone() {
        let accepted = IssueAccepted { from: IntakeStatus::Pending };
        given_submission(vec![accepted.clone().into()])
            .when(RemoveIssueIntake {}.into())
            .then_expect_events(vec![IssueIntakeRemoved {}.into()]);
        given_submission(vec![])
            .when(RemoveIssueIntake {}.into())
            .then_expect_error(IssueRefusal::InTriage);
        given_submission(vec![accepted.into(), IssueIntakeRemoved {}.into()])
            .when(RemoveIssueIntake {}.into())
            .then_expect_error(IssueRefusal::NotInIntake);
    }
}
