//! How a cycle comes into being.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ordering::finite;
use super::planning::check_dates;
use super::{Cycle, CycleRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{CycleId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::values::{CycleName, ExternalRef, TimeZone};

/// Makes a cycle in a project; the edge has made sure that the owner is a member of it.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateCycle {
    /// The new cycle.
    pub id: CycleId,
    /// The project it goes into.
    pub project: ProjectId,
    /// Whether cycles are switched on there.
    pub is_switched_on: bool,
    /// What it is called.
    pub name: CycleName,
    /// What it is about.
    pub description: String,
    /// When it begins; a cycle has both times or neither.
    pub start: Option<DateTime<Utc>>,
    /// When it ends, never before it begins.
    pub end: Option<DateTime<Utc>>,
    /// Whose it is.
    pub owner: UserId,
    /// The time zone of its days.
    pub time_zone: TimeZone,
    /// Its place among the project's cycles, ascending.
    pub sort_order: f64,
    /// What it is called in another system.
    pub external: ExternalRef,
}

/// A cycle was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CycleCreated {
    /// The new cycle.
    pub id: CycleId,
    /// The project it went into.
    pub project: ProjectId,
    /// What it was called.
    pub name: CycleName,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// When it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<DateTime<Utc>>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime<Utc>>,
    /// Whose it is.
    pub owner: UserId,
    /// The time zone of its days; UTC if it does not say.
    #[serde(default, skip_serializing_if = "TimeZone::is_utc")]
    pub time_zone: TimeZone,
    /// Its place among the project's cycles, ascending.
    pub sort_order: f64,
    /// What it is called in another system.
    #[serde(default, skip_serializing_if = "ExternalRef::is_none")]
    pub external: ExternalRef,
}

impl Decide<CreateCycle> for Cycle {
    fn decide(&self, new: CreateCycle) -> Decision {
        if self.lifecycle != Lifecycle::Unborn {
            return Err(CycleRefusal::AlreadyExists);
        }
        check_dates(new.start, new.end)?;
        if !new.is_switched_on {
            return Err(CycleRefusal::SwitchedOff);
        }
        let created = CycleCreated {
            id: new.id,
            project: new.project,
            name: new.name,
            description: new.description,
            start: new.start,
            end: new.end,
            owner: new.owner,
            time_zone: new.time_zone,
            sort_order: finite(new.sort_order)?,
            external: new.external,
        };
        Ok(vec![created.into()])
    }
}

impl Evolve<CycleCreated> for Cycle {
    fn evolve(&mut self, event: CycleCreated, stamp: Stamp) {
        *self = Self {
            lifecycle: Lifecycle::Live,
            id: event.id,
            project: event.project,
            name: Some(event.name),
            description: event.description,
            start: event.start,
            end: event.end,
            owner: event.owner,
            time_zone: event.time_zone,
            sort_order: event.sort_order,
            external: event.external,
            archived_at: None,
            progress: None,
            audit: Audit::created(stamp),
        };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::{AggregateTestExecutor, TestFramework};

    use super::*;
    use crate::cycle::examples::{at, created, dated, given};

    /// The command that comes to [`created`].
    fn create() -> CreateCycle {
        let CycleCreated { id, project, name, description, owner, time_zone, .. } = created();
        CreateCycle {
            id,
            project,
            is_switched_on: true,
            name,
            description,
            start: None,
            end: None,
            owner,
            time_zone,
            sort_order: 65_535.0,
            external: ExternalRef::default(),
        }
    }

    /// Nothing has happened yet.
    fn given_nothing() -> AggregateTestExecutor<Cycle> {
        TestFramework::with(()).given_no_previous_events()
    }

    #[test]
    fn a_cycle_is_made_with_both_dates_or_none() {
        given_nothing().when(create().into()).then_expect_events(vec![created().into()]);
        let both = CreateCycle { start: Some(at(1)), end: Some(at(2)), ..create() };
        given_nothing().when(both.into()).then_expect_events(vec![dated(1, 2)]);
        let halves = [(Some(at(1)), None), (None, Some(at(1)))];
        for (start, end) in halves {
            let half = CreateCycle { start, end, ..create() };
            given_nothing().when(half.into()).then_expect_error(CycleRefusal::HalfDated);
        }
    }

    #[test]
    fn a_cycle_does_not_begin_after_it_ends() {
        let reversed = CreateCycle { start: Some(at(2)), end: Some(at(1)), ..create() };
        given_nothing().when(reversed.into()).then_expect_error(CycleRefusal::StartAfterEnd);
    }

    #[test]
    fn a_cycle_is_made_only_where_cycles_are_switched_on() {
        let off = CreateCycle { is_switched_on: false, ..create() };
        given_nothing().when(off.into()).then_expect_error(CycleRefusal::SwitchedOff);
    }

    #[test]
    fn a_cycle_is_made_only_once() {
        given(vec![]).when(create().into()).then_expect_error(CycleRefusal::AlreadyExists);
    }
}
