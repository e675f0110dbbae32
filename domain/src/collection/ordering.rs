//! The place of a collection among the workspace's.

use serde::{Deserialize, Serialize};

use super::{Collection, CollectionRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Gives a collection another place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderCollection {
    /// The new place.
    pub to: f64,
}

/// A collection got another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollectionReordered {
    /// The place before.
    pub from: f64,
    /// The place after.
    pub to: f64,
}

impl Collection {
    /// The place of the first collection.
    const FIRST_PLACE: f64 = 65_535.0;

    /// The room between a collection and the next.
    const STEP: f64 = 10_000.0;

    /// The place behind the last one, or the first.
    #[must_use]
    pub fn place_behind(last: Option<f64>) -> f64 {
        last.map_or(Self::FIRST_PLACE, |last| last + Self::STEP)
    }
}

/// Refuses what JSON cannot keep.
pub(super) const fn finite(place: f64) -> Result<f64, CollectionRefusal> {
    if place.is_finite() { Ok(place) } else { Err(CollectionRefusal::SortOrderNotFinite) }
}

impl Decide<ReorderCollection> for Collection {
    fn decide(&self, command: ReorderCollection) -> Decision {
        self.must_be_live()?;
        let (from, to) = (self.sort_order, finite(command.to)?);
        if from.total_cmp(&to).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![CollectionReordered { from, to }.into()])
    }
}

impl Evolve<CollectionReordered> for Collection {
    fn evolve(&mut self, event: CollectionReordered, stamp: Stamp) {
        self.sort_order = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::examples::given;

    #[test]
    fn a_collection_is_reordered_unless_it_is_there() {
        given(vec![])
            .when(ReorderCollection { to: 1.5 }.into())
            .then_expect_events(vec![CollectionReordered { from: 65_535.0, to: 1.5 }.into()]);
        given(vec![]).when(ReorderCollection { to: 65_535.0 }.into()).then_expect_events(vec![]);
        given(vec![])
            .when(ReorderCollection { to: f64::INFINITY }.into())
            .then_expect_error(CollectionRefusal::SortOrderNotFinite);
    }

    #[test]
    fn a_new_collection_comes_last() {
        assert!((Collection::place_behind(None) - 65_535.0).abs() < f64::EPSILON);
        assert!((Collection::place_behind(Some(2.0)) - 10_002.0).abs() < f64::EPSILON);
    }
}
