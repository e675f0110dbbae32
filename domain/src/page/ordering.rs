//! The place of a page among the pages below the same one.

use serde::{Deserialize, Serialize};

use super::{Decision, Page, PageRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Gives a page another place.
#[derive(Debug, Clone, PartialEq)]
pub struct ReorderPage {
    /// The new place.
    pub to: f64,
}

/// A page got another place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageReordered {
    /// The place before.
    pub from: f64,
    /// The place after.
    pub to: f64,
}

impl Page {
    /// The place of the first page.
    pub const FIRST_PLACE: f64 = 65_535.0;

    /// The room between a page and the next.
    pub const STEP: f64 = 10_000.0;
}

/// Refuses what JSON cannot keep.
pub(super) const fn finite(place: f64) -> Result<f64, PageRefusal> {
    if place.is_finite() { Ok(place) } else { Err(PageRefusal::SortOrderNotFinite) }
}

impl Decide<ReorderPage> for Page {
    fn decide(&self, command: ReorderPage) -> Decision {
        self.editable()?;
        let (from, to) = (self.sort_order, finite(command.to)?);
        if from.total_cmp(&to).is_eq() {
            return Ok(vec![]);
        }
        Ok(vec![PageReordered { from, to }.into()])
    }
}

impl Evolve<PageReordered> for Page {
    fn evolve(&mut self, event: PageReordered, stamp: Stamp) {
        self.sort_order = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::examples::given;

    #[test]
    fn a_page_is_reordered_unless_it_is_there() {
        given(vec![])
            .when(ReorderPage { to: 1.5 }.into())
            .then_expect_events(vec![PageReordered { from: 65_535.0, to: 1.5 }.into()]);
        given(vec![]).when(ReorderPage { to: 65_535.0 }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_place_is_a_finite_number() {
        given(vec![])
            .when(ReorderPage { to: f64::INFINITY }.into())
            .then_expect_error(PageRefusal::SortOrderNotFinite);
    }
}
