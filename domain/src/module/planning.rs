//! When work on a module begins and when it should be done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Sets either date or both at once; the outer `None` is "leave it", the inner one "no date".
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PlanModule {
    /// The day on which work begins.
    pub start: Option<Option<NaiveDate>>,
    /// The day on which it should be done.
    pub target: Option<Option<NaiveDate>>,
}

/// Work on a module begins on another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleStartDateChanged {
    /// The day before the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The day after the change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

/// A module should be done by another day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModuleTargetDateChanged {
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
) -> Result<(), ModuleRefusal> {
    match (start, target) {
        (Some(start), Some(target)) if start > target => Err(ModuleRefusal::StartAfterTarget),
        _ => Ok(()),
    }
}

impl Decide<PlanModule> for Module {
    fn decide(&self, command: PlanModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        let start = command.start.unwrap_or(self.start_date);
        let target = command.target.unwrap_or(self.target_date);
        check_dates(start, target)?;
        let mut events = vec![];
        if start != self.start_date {
            events.push(ModuleStartDateChanged { from: self.start_date, to: start }.into());
        }
        if target != self.target_date {
            events.push(ModuleTargetDateChanged { from: self.target_date, to: target }.into());
        }
        Ok(events)
    }
}

impl Evolve<ModuleStartDateChanged> for Module {
    fn evolve(&mut self, event: ModuleStartDateChanged, stamp: Stamp) {
        self.start_date = event.to;
        self.audit.touch(stamp);
    }
}

impl Evolve<ModuleTargetDateChanged> for Module {
    fn evolve(&mut self, event: ModuleTargetDateChanged, stamp: Stamp) {
        self.target_date = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::{day, given};

    /// The beginning moved.
    fn start(from: Option<NaiveDate>, to: Option<NaiveDate>) -> ModuleEvent {
        ModuleStartDateChanged { from, to }.into()
    }

    /// The end moved.
    fn target(from: Option<NaiveDate>, to: Option<NaiveDate>) -> ModuleEvent {
        ModuleTargetDateChanged { from, to }.into()
    }

    #[test]
    fn both_dates_move_past_the_old_ones_at_once() {
        given(vec![start(None, day(1)), target(None, day(2))])
            .when(PlanModule { start: Some(day(3)), target: Some(day(4)) }.into())
            .then_expect_events(vec![start(day(1), day(3)), target(day(2), day(4))]);
    }

    #[test]
    fn what_was_not_sent_stays() {
        given(vec![start(None, day(1)), target(None, day(2))])
            .when(PlanModule { start: Some(None), target: None }.into())
            .then_expect_events(vec![start(day(1), None)]);
    }

    #[test]
    fn the_same_dates_change_nothing() {
        given(vec![start(None, day(1))])
            .when(PlanModule { start: Some(day(1)), target: Some(None) }.into())
            .then_expect_events(vec![]);
    }

    #[test]
    fn the_beginning_is_never_after_the_end_even_when_only_one_is_sent() {
        given(vec![target(None, day(2))])
            .when(PlanModule { start: Some(day(3)), target: None }.into())
            .then_expect_error(ModuleRefusal::StartAfterTarget);
        given(vec![start(None, day(3))])
            .when(PlanModule { start: None, target: Some(day(2)) }.into())
            .then_expect_error_message("Start date cannot exceed target date");
    }
}
