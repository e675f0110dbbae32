//! The place of a cycle among the project's cycles.

use serde::{Deserialize, Serialize};

use super::{Cycle, CycleRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};

/// The place of a project's first cycle.
pub const FIRST_CYCLE_PLACE: f64 = 65_535.0;

/// The room between a new cycle and the one that was first so far.
const STEP: f64 = 10_000.0;

/// Gives a cycle another place, also one that has ended.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderCycle {
    /// The new place.
    pub to: f64,
}

/// A cycle got another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CycleReordered {
    /// The place before.
    pub from: f64,
    /// The place after.
    pub to: f64,
}

/// The place of a new cycle: before the first of the project's.
#[must_use]
pub fn place_before(first: Option<f64>) -> f64 {
    first.map_or(FIRST_CYCLE_PLACE, |first| first - STEP)
}

/// Refuses what JSON cannot keep.
pub(super) const fn finite(sort_order: f64) -> Result<f64, CycleRefusal> {
    if sort_order.is_finite() { Ok(sort_order) } else { Err(CycleRefusal::SortOrderNotFinite) }
}

impl Decide<ReorderCycle> for Cycle {
    fn decide(&self, command: ReorderCycle) -> Decision {
        self.must_not_be_archived()?;
        let (from, to) = (self.sort_order, finite(command.to)?);
        if from.total_cmp(&to).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![CycleReordered { from, to }.into()])
    }
}

impl Evolve<CycleReordered> for Cycle {
    fn evolve(&mut self, event: CycleReordered, stamp: Stamp) {
        self.sort_order = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cycle::CycleArchived;
    use crate::cycle::examples::{dated, given};

    #[test]
    fn a_cycle_is_reordered_even_when_it_has_ended() {
        given(vec![dated(1, 2)])
            .when(ReorderCycle { to: 1.5 }.into())
            .then_expect_events(vec![CycleReordered { from: 65_535.0, to: 1.5 }.into()]);
        given(vec![]).when(ReorderCycle { to: 65_535.0 }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn an_archived_cycle_keeps_its_place() {
        given(vec![CycleArchived {}.into()])
            .when(ReorderCycle { to: 1.5 }.into())
            .then_expect_error(CycleRefusal::Archived);
    }

    #[test]
    fn a_place_is_a_finite_number() {
        for to in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            given(vec![])
                .when(ReorderCycle { to }.into())
                .then_expect_error(CycleRefusal::SortOrderNotFinite);
        }
    }

    #[test]
    fn a_new_cycle_comes_before_the_first() {
        assert!((place_before(None) - 65_535.0).abs() < f64::EPSILON);
        assert!((place_before(Some(65_535.0)) - 55_535.0).abs() < f64::EPSILON);
    }
}
