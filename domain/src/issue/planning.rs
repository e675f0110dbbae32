//! When work on an issue begins and when it should be done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Sets either date or both at once; the outer `None` is "leave it", the inner one "no date".
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PlanIssue {
    /// The day on which work begins.
    pub start: Option<Option<NaiveDate>>,
    /// The day on which it should be done.
    pub target: Option<Option<NaiveDate>>,
}

/// Work on an issue begins on another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueStartDateChanged {
    /// The day before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The day after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// An issue should be done by another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueTargetDateChanged {
    /// The day before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The day after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// Refuses a beginning after the end.
pub(super) fn check_dates(
    start: Option<NaiveDate>,
    target: Option<NaiveDate>,
) -> Result<(), IssueRefusal> {
    match (start, target) {
        (Some(start), Some(target)) if start > target => Err(IssueRefusal::StartAfterTarget),
        _ => Ok(()),
    }
}

impl Decide<PlanIssue> for Issue {
    fn decide(&self, command: PlanIssue) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let start = command.start.unwrap_or(self.start_date);
        let target = command.target.unwrap_or(self.target_date);
        check_dates(start, target)?;
        let mut events = vec![];
        if start != self.start_date {
            events.push(IssueStartDateChanged { from: self.start_date, to: start }.into());
        }
        if target != self.target_date {
            events.push(IssueTargetDateChanged { from: self.target_date, to: target }.into());
        }
        Ok(events)
    }
}

impl Evolve<IssueStartDateChanged> for Issue {
    fn evolve(&mut self, event: IssueStartDateChanged, stamp: Stamp) {
        self.start_date = event.to;
        self.audit.touch(stamp);
    }
}

impl Evolve<IssueTargetDateChanged> for Issue {
    fn evolve(&mut self, event: IssueTargetDateChanged, stamp: Stamp) {
        self.target_date = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::examples::given;

    /// A day of January 2026.
    fn day(day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(2026, 1, day)
    }

    /// The beginning moved.
    fn start(from: Option<NaiveDate>, to: Option<NaiveDate>) -> IssueEvent {
        IssueStartDateChanged { from, to }.into()
    }

    /// The end moved.
    fn target(from: Option<NaiveDate>, to: Option<NaiveDate>) -> IssueEvent {
        IssueTargetDateChanged { from, to }.into()
    }

    #[test]
    fn both_dates_move_past_the_old_ones_at_once() {
        given(vec![start(None, day(1)), target(None, day(2))])
            .when(PlanIssue { start: Some(day(3)), target: Some(day(4)) }.into())
            .then_expect_events(vec![start(day(1), day(3)), target(day(2), day(4))]);
    }

    #[test]
    fn what_was_not_sent_stays() {
        given(vec![start(None, day(1)), target(None, day(2))])
            .when(PlanIssue { start: Some(None), target: None }.into())
            .then_expect_events(vec![start(day(1), None)]);
    }

    #[test]
    fn the_same_dates_change_nothing() {
        given(vec![start(None, day(1))])
            .when(PlanIssue { start: Some(day(1)), target: Some(None) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn work_begins_and_ends_on_the_same_day_at_the_earliest() {
        let command = PlanIssue { start: Some(day(2)), target: Some(day(2)) };
        given(vec![])
            .when(command.into())
            .then_expect_events(vec![start(None, day(2)), target(None, day(2))]);
    }

    #[test]
    fn the_beginning_is_never_after_the_end_even_when_only_one_is_sent() {
        given(vec![target(None, day(2))])
            .when(PlanIssue { start: Some(day(3)), target: None }.into())
            .then_expect_error(IssueRefusal::StartAfterTarget);
        given(vec![start(None, day(3))])
            .when(PlanIssue { start: None, target: Some(day(2)) }.into())
            .then_expect_error(IssueRefusal::StartAfterTarget);
        given(vec![])
            .when(PlanIssue { start: Some(day(2)), target: Some(day(1)) }.into())
            .then_expect_error_message("Start date cannot exceed target date");
    }
}
