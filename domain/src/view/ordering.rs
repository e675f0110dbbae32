//! The place of a view among those of the same project or workspace.

use serde::{Deserialize, Serialize};

use super::{Decision, View, ViewRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Gives a view another place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderView {
    /// The new place.
    pub to: f64,
}

/// A view got another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewReordered {
    /// The place before.
    pub from: f64,
    /// The place after.
    pub to: f64,
}

impl View {
    /// The place of the first view.
    const FIRST_PLACE: f64 = 65_535.0;

    /// The room between a view and the next.
    const STEP: f64 = 10_000.0;

    /// The place behind the last one, or the first.
    #[must_use]
    pub fn place_behind(last: Option<f64>) -> f64 {
        last.map_or(Self::FIRST_PLACE, |last| last + Self::STEP)
    }
}

/// Refuses what JSON cannot keep.
pub(super) const fn finite(place: f64) -> Result<f64, ViewRefusal> {
    if place.is_finite() { Ok(place) } else { Err(ViewRefusal::SortOrderNotFinite) }
}

impl Decide<ReorderView> for View {
    fn decide(&self, command: ReorderView) -> Decision {
        self.must_be_editable()?;
        let (from, to) = (self.sort_order, finite(command.to)?);
        if from.total_cmp(&to).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![ViewReordered { from, to }.into()])
    }
}

impl Evolve<ViewReordered> for View {
    fn evolve(&mut self, event: ViewReordered, stamp: Stamp) {
        self.sort_order = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_view_is_reordered_unless_it_is_there() {
        given(vec![])
            .when(ReorderView { to: 1.5 }.into())
            .then_expect_events(vec![ViewReordered { from: 65_535.0, to: 1.5 }.into()]);
        given(vec![]).when(ReorderView { to: 65_535.0 }.into()).then_expect_events(vec![]);
        given(vec![])
            .when(ReorderView { to: f64::INFINITY }.into())
            .then_expect_error(ViewRefusal::SortOrderNotFinite);
    }

    #[test]
    fn a_new_view_comes_last() {
        assert!((View::place_behind(None) - 65_535.0).abs() < f64::EPSILON);
        assert!((View::place_behind(Some(2.0)) - 10_002.0).abs() < f64::EPSILON);
    }
}
