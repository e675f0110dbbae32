//! How a submitted issue came.

use serde::{Deserialize, Serialize};

use super::IntakeStatus;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::issue::{Issue, IssueEvent, IssueRefusal};
use crate::values::ShortText;

/// How a submitted issue came.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntakeSource {
    /// The way, for example `IN_APP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// The address that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<ShortText>,
}

impl IntakeSource {
    /// Whether neither is known.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.source.is_none() && self.email.is_none()
    }
}

/// Corrects how a submitted issue came; the outer `None` leaves it as it is.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct ChangeIssueSource {
    /// The way.
    pub source: Option<Option<ShortText>>,
    /// The address.
    pub email: Option<Option<ShortText>>,
}

/// How a submitted issue came was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueSourceChanged {
    /// The way and the address before.
    #[serde(default, skip_serializing_if = "IntakeSource::is_none")]
    pub from: IntakeSource,
    /// The way and the address after.
    #[serde(default, skip_serializing_if = "IntakeSource::is_none")]
    pub to: IntakeSource,
}

impl Decide<ChangeIssueSource> for Issue {
    fn decide(&self, command: ChangeIssueSource) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let from = self.in_intake()?.source.clone();
        let ChangeIssueSource { source, email } = command;
        let to = IntakeSource {
            source: source.unwrap_or_else(|| from.source.clone()),
            email: email.unwrap_or_else(|| from.email.clone()),
        };
        Ok(if from == to { vec![] } else { vec![IssueSourceChanged { from, to }.into()] })
    }
}

impl Evolve<IssueSourceChanged> for Issue {
    fn evolve(&mut self, event: IssueSourceChanged, stamp: Stamp) {
        self.change_intake(stamp, |intake| intake.source = event.to);
    }
}

impl Issue {
    /// What was decided about it last, if it is in the intake.
    pub(super) fn decided(&self) -> Result<IntakeStatus, IssueRefusal> {
        self.in_intake().map(|intake| intake.status)
    }
}

#[cfg(test)]
mod tests {
    use super::super::submission::examples::{after_submission, given_submission};
    use super::*;
    use crate::issue::examples::{at, given};

    /// How an issue came.
    fn source(source: &str, email: Option<&str>) -> IntakeSource {
        IntakeSource {
            source: Some(source.parse().unwrap()),
            email: email.map(|email| email.parse().unwrap()),
        }
    }

    /// The command that names an address.
    fn to_email() -> ChangeIssueSource {
        ChangeIssueSource { source: None, email: Some(Some("a@example.com".parse().unwrap())) }
    }

    #[test]
    fn what_is_not_sent_stays() {
        let changed = IssueSourceChanged {
            from: source("IN_APP", None),
            to: source("IN_APP", Some("a@example.com")),
        };
        given_submission(vec![])
            .when(to_email().into())
            .then_expect_events(vec![changed.clone().into()]);
        given_submission(vec![changed.clone().into()])
            .when(to_email().into())
            .then_expect_events(vec![]);
        let issue = after_submission(vec![changed.clone().into()], at(7));
        assert_eq!(issue.in_intake().unwrap().source, changed.to);
    }

    #[test]
    fn an_issue_that_was_not_submitted_has_no_source() {
        given(vec![]).when(to_email().into()).then_expect_error(IssueRefusal::NotInIntake);
    }
}
