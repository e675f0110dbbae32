//! In which order the work items of a view are.

use serde::{Deserialize, Serialize};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::{check_text, text_value};

text_value! {
    /// The name of an order of work items, after a `-` for the reverse, as lists of them have it; the edge knows the names.
    ViewSorting, |text| check_text(text, 64)
}

impl Default for ViewSorting {
    fn default() -> Self {
        Self::known("-created_at")
    }
}

/// Orders the work items of a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortView {
    /// The new order.
    pub to: ViewSorting,
}

/// The work items of a view are in another order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewSortingChanged {
    /// The order before.
    pub from: ViewSorting,
    /// The order after.
    pub to: ViewSorting,
}

impl Decide<SortView> for View {
    fn decide(&self, SortView { to }: SortView) -> Decision {
        self.must_be_editable()?;
        if self.sorting == to {
            return Ok(vec![]);
        }
        Ok(vec![ViewSortingChanged { from: self.sorting.clone(), to }.into()])
    }
}

impl Evolve<ViewSortingChanged> for View {
    fn evolve(&mut self, event: ViewSortingChanged, stamp: Stamp) {
        self.sorting = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_view_is_sorted_unless_it_is_sorted_so() {
        let to: ViewSorting = "target_date".parse().unwrap();
        let sorted = ViewSortingChanged { from: ViewSorting::default(), to: to.clone() };
        given(vec![])
            .when(SortView { to: to.clone() }.into())
            .then_expect_events(vec![sorted.clone().into()]);
        given(vec![sorted.into()]).when(SortView { to }.into()).then_expect_events(vec![]);
    }
}
