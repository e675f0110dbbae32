//! What is decided about a submitted issue: anything after anything, until it is accepted.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::IntakeStatus;
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::{IssueRef, StateGroup, StateRef};
use crate::issue::workflow::check_state;
use crate::issue::{Issue, IssueEvent, IssueRefusal, IssueStateChanged};

/// Makes a submitted issue a work item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AcceptIssue {
    /// The state that it begins in, if the project has one.
    pub to: Option<StateRef>,
    /// When it was completed, if it is after the move and not completed by it.
    pub completed_at: Option<DateTime<Utc>>,
}

/// Declines a submitted issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclineIssue {}

/// Leaves a submitted issue for later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnoozeIssue {
    /// Until when; as long as it is snoozed already without it.
    pub until: Option<DateTime<Utc>>,
    /// The time of the command.
    pub now: DateTime<Utc>,
}

/// Says that a submitted issue repeats another one; the edge has made sure that this is a work item of the same project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkIssueDuplicate {
    /// The issue that it repeats; without it the one that it repeats already.
    pub of: Option<IssueRef>,
}

/// Makes a submitted issue wait again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBackIssue {}

/// A submitted issue was accepted: it is a work item from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueAccepted {
    /// What had been decided before.
    pub from: IntakeStatus,
}

/// A submitted issue was declined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueDeclined {
    /// What had been decided before.
    pub from: IntakeStatus,
}

/// A submitted issue was left for later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueSnoozed {
    /// What had been decided before.
    pub from: IntakeStatus,
    /// Until when; then it is pending again by itself.
    pub until: DateTime<Utc>,
}

/// A submitted issue repeats another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueMarkedDuplicate {
    /// What had been decided before.
    pub from: IntakeStatus,
    /// The other one.
    pub of: IssueRef,
}

/// A submitted issue waits again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuePutBack {
    /// What had been decided before.
    pub from: IntakeStatus,
}

impl Issue {
    /// The status before a decision; refuses if the issue was accepted, because it stays accepted.
    fn open_to_triage(&self) -> Result<IntakeStatus, IssueRefusal> {
        match self.decided()? {
            IntakeStatus::Accepted => Err(IssueRefusal::AlreadyAccepted),
            from => Ok(from),
        }
    }

    /// Takes in what was decided.
    fn triage(
        &mut self,
        status: IntakeStatus,
        (snoozed_till, duplicate_of): (Option<DateTime<Utc>>, Option<IssueRef>),
        stamp: Stamp,
    ) {
        self.change_intake(stamp, |intake| {
            intake.status = status;
            (intake.snoozed_till, intake.duplicate_of) = (snoozed_till, duplicate_of);
        });
    }
}

impl Decide<AcceptIssue> for Issue {
    fn decide(&self, command: AcceptIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let AcceptIssue { to, completed_at } = command;
        let from = self.decided()?;
        if from == IntakeStatus::Accepted {
            return Ok(vec![]);
        }
        let to = to.ok_or(IssueRefusal::NoDefaultState)?;
        check_state(&to)?;
        let completed_at = completed_at.filter(|_| to.group == StateGroup::Completed);
        let moved = IssueStateChanged { from: self.state.clone(), to, completed_at };
        Ok(vec![moved.into(), IssueAccepted { from }.into()])
    }
}

impl Decide<DeclineIssue> for Issue {
    fn decide(&self, _: DeclineIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let from = self.open_to_triage()?;
        let is_so = from == IntakeStatus::Declined;
        Ok(if is_so { vec![] } else { vec![IssueDeclined { from }.into()] })
    }
}

impl Decide<SnoozeIssue> for Issue {
    fn decide(
        &self,
        SnoozeIssue { until, now }: SnoozeIssue,
    ) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let from = self.open_to_triage()?;
        let before = self.in_intake()?.snoozed_till;
        let until = until.or(before.filter(|till| *till > now));
        let until = until.ok_or(IssueRefusal::SnoozedForNoTime)?;
        if before == Some(until) {
            return Ok(vec![]);
        }
        if until <= now {
            return Err(IssueRefusal::SnoozedIntoPast);
        }
        Ok(vec![IssueSnoozed { from, until }.into()])
    }
}

impl Decide<MarkIssueDuplicate> for Issue {
    fn decide(&self, command: MarkIssueDuplicate) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let from = self.open_to_triage()?;
        let before = self.in_intake()?.duplicate_of.as_ref();
        let of = command.of.or_else(|| before.cloned()).ok_or(IssueRefusal::DuplicateOfNothing)?;
        if before.is_some_and(|before| before.id == of.id) {
            return Ok(vec![]);
        }
        if of.id == self.id {
            return Err(IssueRefusal::DuplicateOfItself);
        }
        Ok(vec![IssueMarkedDuplicate { from, of }.into()])
    }
}

impl Decide<PutBackIssue> for Issue {
    fn decide(&self, _: PutBackIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        let from = self.open_to_triage()?;
        let is_so = from == IntakeStatus::Pending;
        Ok(if is_so { vec![] } else { vec![IssuePutBack { from }.into()] })
    }
}

impl Evolve<IssueAccepted> for Issue {
    fn evolve(&mut self, _: IssueAccepted, stamp: Stamp) {
        self.triage(IntakeStatus::Accepted, (None, None), stamp);
    }
}

impl Evolve<IssueDeclined> for Issue {
    fn evolve(&mut self, _: IssueDeclined, stamp: Stamp) {
        self.triage(IntakeStatus::Declined, (None, None), stamp);
    }
}

impl Evolve<IssueSnoozed> for Issue {
    fn evolve(&mut self, event: IssueSnoozed, stamp: Stamp) {
        self.triage(IntakeStatus::Snoozed, (Some(event.until), None), stamp);
    }
}

impl Evolve<IssueMarkedDuplicate> for Issue {
    fn evolve(&mut self, event: IssueMarkedDuplicate, stamp: Stamp) {
        self.triage(IntakeStatus::Duplicate, (None, Some(event.of)), stamp);
    }
}

impl Evolve<IssuePutBack> for Issue {
    fn evolve(&mut self, _: IssuePutBack, stamp: Stamp) {
        self.triage(IntakeStatus::Pending, (None, None), stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::super::submission::examples::{
        after_submission, created_in_triage, given_submission,
    };
    use super::*;
    use crate::issue::IssueCommand;
    use crate::issue::examples::{ISSUE, at, given, issue, state};

    /// What was decided, each from pending.
    fn decided() -> [IssueEvent; 4] {
        let from = IntakeStatus::Pending;
        [
            IssueDeclined { from }.into(),
            IssueSnoozed { from, until: at(9).at }.into(),
            IssueMarkedDuplicate { from, of: issue(7) }.into(),
            IssueAccepted { from }.into(),
        ]
    }

    /// The commands that come to those, and back, at a second.
    fn commands(second: i64) -> [IssueCommand; 5] {
        let to = Some(state(StateGroup::Backlog));
        [
            DeclineIssue {}.into(),
            SnoozeIssue { until: Some(at(9).at), now: at(second).at }.into(),
            MarkIssueDuplicate { of: Some(issue(7)) }.into(),
            AcceptIssue { to, completed_at: None }.into(),
            PutBackIssue {}.into(),
        ]
    }

    #[test]
    fn anything_comes_after_anything_and_the_same_again_is_nothing() {
        let from = [IntakeStatus::Declined, IntakeStatus::Snoozed, IntakeStatus::Duplicate];
        for (before, (event, from)) in decided().into_iter().zip(from).enumerate() {
            for (after, command) in commands(5).into_iter().enumerate() {
                let moved = IssueStateChanged {
                    from: state(StateGroup::Triage),
                    to: state(StateGroup::Backlog),
                    completed_at: None,
                };
                let expected: Vec<IssueEvent> = match after {
                    same if same == before => vec![],
                    0 => vec![IssueDeclined { from }.into()],
                    1 => vec![IssueSnoozed { from, until: at(9).at }.into()],
                    2 => vec![IssueMarkedDuplicate { from, of: issue(7) }.into()],
                    3 => vec![moved.into(), IssueAccepted { from }.into()],
                    _ => vec![IssuePutBack { from }.into()],
                };
                given_submission(vec![event.clone()]).when(command).then_expect_events(expected);
            }
        }
    }

    #[test]
    fn an_accepted_issue_stays_accepted() {
        let [.., accepted] = decided();
        let [decline, snooze, duplicate, accept, back] = commands(5);
        given_submission(vec![accepted.clone()]).when(accept).then_expect_events(vec![]);
        for command in [decline, snooze, duplicate, back] {
            given_submission(vec![accepted.clone()])
                .when(command)
                .then_expect_error(IssueRefusal::AlreadyAccepted);
        }
    }

    #[test]
    fn nothing_is_decided_about_what_was_not_submitted() {
        for command in commands(5) {
            given(vec![]).when(command).then_expect_error(IssueRefusal::NotInIntake);
        }
    }

    #[test]
    fn what_was_decided_replaces_what_was_decided_before() {
        let [declined, snoozed, duplicate, _] = decided();
        let issue = after_submission(vec![snoozed.clone(), duplicate], at(5));
        let intake = issue.in_intake().unwrap();
        assert_eq!((intake.status, intake.snoozed_till), (IntakeStatus::Duplicate, None));
        assert!(intake.duplicate_of.is_some());
        let issue = after_submission(vec![snoozed, declined], at(5));
        assert_eq!(issue.in_intake().unwrap().snoozed_till, None);
    }

    #[test]
    fn an_issue_is_snoozed_until_a_time_that_comes() {
        let snooze = |until: Option<i64>, now| SnoozeIssue {
            until: until.map(|second| at(second).at),
            now: at(now).at,
        };
        given_submission(vec![])
            .when(snooze(Some(5), 5).into())
            .then_expect_error(IssueRefusal::SnoozedIntoPast);
        given_submission(vec![])
            .when(snooze(None, 5).into())
            .then_expect_error(IssueRefusal::SnoozedForNoTime);
        let [_, snoozed, ..] = decided();
        given_submission(vec![snoozed.clone()])
            .when(snooze(None, 5).into())
            .then_expect_events(vec![]);
        given_submission(vec![snoozed.clone()])
            .when(snooze(None, 10).into())
            .then_expect_error(IssueRefusal::SnoozedForNoTime);
        let later = IssueSnoozed { from: IntakeStatus::Snoozed, until: at(12).at };
        given_submission(vec![snoozed])
            .when(snooze(Some(12), 10).into())
            .then_expect_events(vec![later.into()]);
    }

    #[test]
    fn an_issue_repeats_another_one() {
        let itself = IssueRef { id: ISSUE, key: "ENG-42".to_owned() };
        for (of, refusal) in [
            (Some(itself), IssueRefusal::DuplicateOfItself),
            (None, IssueRefusal::DuplicateOfNothing),
        ] {
            given_submission(vec![])
                .when(MarkIssueDuplicate { of }.into())
                .then_expect_error(refusal);
        }
        let [_, _, duplicate, _] = decided();
        given_submission(vec![duplicate])
            .when(MarkIssueDuplicate { of: None }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn an_issue_is_accepted_into_a_state_that_users_see() {
        let accept = |to| AcceptIssue { to, completed_at: None };
        given_submission(vec![])
            .when(accept(None).into())
            .then_expect_error(IssueRefusal::NoDefaultState);
        given_submission(vec![])
            .when(accept(Some(state(StateGroup::Triage))).into())
            .then_expect_error(IssueRefusal::StateNotInProject);
        let moved = IssueStateChanged {
            from: created_in_triage().state,
            to: state(StateGroup::Started),
            completed_at: None,
        };
        let accepted = IssueAccepted { from: IntakeStatus::Pending };
        let issue = after_submission(vec![moved.into(), accepted.into()], at(7));
        assert!(issue.is_work_item());
        assert_eq!(issue.in_intake().unwrap().status, IntakeStatus::Accepted);
    }
}
