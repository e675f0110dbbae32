//! How an issue comes into the intake: created in the hidden state of its project, and submitted in the same append.

use serde::{Deserialize, Serialize};

use super::{Intake, IntakeExtra, IntakeSource, IntakeStatus};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::StateGroup;
use crate::ids::IntakeId;
use crate::issue::{CreateIssue, Issue, IssueEvent, IssueRefusal};
use crate::values::{ExternalRef, ShortText};

/// Creates an issue that waits in the intake.
#[derive(Debug, Clone, PartialEq)]
pub struct SubmitIssue {
    /// The issue, in its project's state of the group triage.
    pub create: CreateIssue,
    /// Whether the project has its intake switched on.
    pub is_switched_on: bool,
    /// The new entry in the intake.
    pub intake: IntakeId,
    /// The way and the address by which it came.
    pub source: IntakeSource,
    /// What the entry is called in another system.
    pub external: ExternalRef,
    /// What else is kept with it.
    pub extra: IntakeExtra,
}

/// A new issue waits in the intake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueSubmitted {
    /// The new entry in the intake.
    pub intake: IntakeId,
    /// The way by which it came, for example `IN_APP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<ShortText>,
    /// The address that it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_email: Option<ShortText>,
    /// What the entry is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
    /// What else is kept with it.
    #[serde(default, skip_serializing_if = "IntakeExtra::is_empty")]
    pub extra: IntakeExtra,
}

impl Decide<SubmitIssue> for Issue {
    fn decide(&self, command: SubmitIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let SubmitIssue { create, is_switched_on, intake, source, external, extra } = command;
        if !is_switched_on {
            return Err(IssueRefusal::IntakeSwitchedOff);
        }
        if create.state.group != StateGroup::Triage {
            return Err(IssueRefusal::StateNotInProject);
        }
        let created = self.created(create)?;
        let IntakeSource { source, email: source_email } = source;
        let submitted = IssueSubmitted { intake, source, source_email, external, extra };
        Ok(vec![created.into(), submitted.into()])
    }
}

impl Evolve<IssueSubmitted> for Issue {
    fn evolve(&mut self, event: IssueSubmitted, stamp: Stamp) {
        let IssueSubmitted { intake: id, source, source_email: email, external, extra } = event;
        self.intake = Some(Intake {
            id,
            status: IntakeStatus::Pending,
            snoozed_till: None,
            duplicate_of: None,
            source: IntakeSource { source, email },
            external,
            extra,
            audit: Audit::created(stamp),
        });
        // It is a part of how the issue came into being, and no change of it.
        self.audit.version = stamp.version;
    }
}

/// What the tests of the intake start from.
#[cfg(test)]
pub(super) mod examples {
    use cqrs_es::test::{AggregateTestExecutor, TestFramework};
    use uuid::Uuid;

    use super::*;
    use crate::issue::IssueCreated;
    use crate::issue::examples::{created, state};

    /// The event that creates the issue of the tests in triage.
    pub fn created_in_triage() -> IssueCreated {
        IssueCreated { state: state(StateGroup::Triage), ..created() }
    }

    /// The event that submits it.
    pub fn submitted() -> IssueSubmitted {
        IssueSubmitted {
            intake: IntakeId(Uuid::from_u128(0x1a01)),
            source: Some("IN_APP".parse().unwrap()),
            source_email: None,
            external: ExternalRef::default(),
            extra: IntakeExtra::new(),
        }
    }

    /// A submitted issue to which the events happened.
    pub fn given_submission(events: Vec<IssueEvent>) -> AggregateTestExecutor<Issue> {
        let begun = vec![created_in_triage().into(), submitted().into()];
        TestFramework::with(()).given(begun).and(events)
    }

    /// The state of a submitted issue to which the events happened, all with this stamp.
    pub fn after_submission(events: Vec<IssueEvent>, stamp: Stamp) -> Issue {
        let mut issue = Issue::default();
        for event in [created_in_triage().into(), submitted().into()].into_iter().chain(events) {
            Evolve::<IssueEvent>::evolve(&mut issue, event, stamp);
        }
        issue
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::examples::*;
    use super::*;
    use crate::issue::examples::{at, create, given, state};

    /// The command that comes to [`created_in_triage`] and [`submitted`].
    fn submit() -> SubmitIssue {
        let IssueSubmitted { intake, source, source_email: email, external, extra } = submitted();
        SubmitIssue {
            create: CreateIssue { state: state(StateGroup::Triage), ..create() },
            is_switched_on: true,
            intake,
            source: IntakeSource { source, email },
            external,
            extra,
        }
    }

    #[test]
    fn a_submitted_issue_is_created_in_triage() {
        TestFramework::<Issue>::with(())
            .given_no_previous_events()
            .when(submit().into())
            .then_expect_events(vec![created_in_triage().into(), submitted().into()]);
    }

    #[test]
    fn an_intake_that_is_switched_off_takes_nothing() {
        TestFramework::<Issue>::with(())
            .given_no_previous_events()
            .when(SubmitIssue { is_switched_on: false, ..submit() }.into())
            .then_expect_error(IssueRefusal::IntakeSwitchedOff);
    }

    #[test]
    fn nothing_is_submitted_into_another_state() {
        TestFramework::<Issue>::with(())
            .given_no_previous_events()
            .when(SubmitIssue { create: create(), ..submit() }.into())
            .then_expect_error(IssueRefusal::StateNotInProject);
    }

    #[test]
    fn an_issue_that_is_there_is_not_submitted() {
        given(vec![]).when(submit().into()).then_expect_error(IssueRefusal::AlreadyExists);
    }

    #[test]
    fn a_submission_is_no_change_of_the_issue() {
        let issue = after_submission(vec![], Stamp { version: 2, ..at(5) });
        assert_eq!((issue.audit.updated_by, issue.audit.version), (None, 2));
        assert_eq!(issue.in_intake().unwrap().status, IntakeStatus::Pending);
        assert!(issue.is_in_triage() && !issue.is_work_item());
    }
}
