//! Where modules stand in lists.

use serde::{Deserialize, Serialize};

use super::{Module, ModuleEvent, ModuleRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Moves a module to another place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderModule {
    /// The new place.
    pub to: f64,
}

/// A module was moved to another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModuleReordered {
    /// The old place.
    pub from: f64,
    /// The new place.
    pub to: f64,
}

/// Refuses a place that the log cannot keep.
pub(super) const fn finite(place: f64) -> Result<f64, ModuleRefusal> {
    if place.is_finite() { Ok(place) } else { Err(ModuleRefusal::PlaceNotFinite) }
}

impl Module {
    /// The place of a new module that names none: before the first of the others.
    #[must_use]
    pub fn place_before(first: Option<f64>) -> f64 {
        first.map_or(65_535.0, |first| first - 10_000.0)
    }
}

impl Decide<ReorderModule> for Module {
    fn decide(&self, command: ReorderModule) -> Result<Vec<ModuleEvent>, ModuleRefusal> {
        self.must_be_editable()?;
        let (from, to) = (self.sort_order, finite(command.to)?);
        if to.total_cmp(&from).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![ModuleReordered { from, to }.into()])
    }
}

impl Evolve<ModuleReordered> for Module {
    fn evolve(&mut self, event: ModuleReordered, stamp: Stamp) {
        self.sort_order = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::module::examples::given;

    #[test]
    fn a_module_is_moved_to_another_place() {
        given(vec![])
            .when(ReorderModule { to: 1.5 }.into())
            .then_expect_events(vec![ModuleReordered { from: 65_535.0, to: 1.5 }.into()]);
    }

    #[test]
    fn the_same_place_changes_nothing() {
        given(vec![]).when(ReorderModule { to: 65_535.0 }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_place_is_a_number_that_can_be_stored() {
        given(vec![])
            .when(ReorderModule { to: f64::NAN }.into())
            .then_expect_error(ModuleRefusal::PlaceNotFinite);
    }

    #[test]
    fn a_new_module_comes_first() {
        let places = [None, Some(65_535.0), Some(-3.5)].map(Module::place_before);
        assert_eq!(places.map(f64::to_bits), [65_535.0, 55_535.0, -10_003.5].map(f64::to_bits));
    }
}
