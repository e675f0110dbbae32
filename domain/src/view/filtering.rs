//! Which work items a view shows. The edge has read the filter; here it is kept as it was written.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Decision, View, ViewRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// A filter in its JSON form; empty for none.
pub type ViewFilters = Map<String, Value>;

/// Which work items a view shows: those that a filter finds, or those that a query finds, or all.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewFilter {
    /// The filter.
    #[serde(default, skip_serializing_if = "ViewFilters::is_empty")]
    pub filters: ViewFilters,
    /// The query; empty for none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub pql: String,
}

impl ViewFilter {
    /// Whether it finds all work items.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.filters.is_empty() && self.pql.is_empty()
    }

    /// The filter, if it has filters or a query and not both.
    ///
    /// # Errors
    /// [`ViewRefusal::FilteredTwice`].
    pub(super) fn checked(self) -> Result<Self, ViewRefusal> {
        let is_twice = !self.filters.is_empty() && !self.pql.is_empty();
        if is_twice { Err(ViewRefusal::FilteredTwice) } else { Ok(self) }
    }
}

/// Shows other work items in a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilterView {
    /// Which ones.
    pub to: ViewFilter,
}

/// A view shows other work items; which it showed before is in an earlier event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewFilterChanged {
    /// Which it shows after.
    #[serde(default, skip_serializing_if = "ViewFilter::is_none")]
    pub to: ViewFilter,
}

impl Decide<FilterView> for View {
    fn decide(&self, FilterView { to }: FilterView) -> Decision {
        self.must_be_editable()?;
        let to = to.checked()?;
        Ok(if self.filter == to { vec![] } else { vec![ViewFilterChanged { to }.into()] })
    }
}

impl Evolve<ViewFilterChanged> for View {
    fn evolve(&mut self, event: ViewFilterChanged, stamp: Stamp) {
        self.filter = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::{filtered, given, object};

    #[test]
    fn a_view_shows_other_work_items_unless_it_shows_those() {
        let to = filtered("priority__in");
        let changed = ViewFilterChanged { to: to.clone() };
        given(vec![])
            .when(FilterView { to: to.clone() }.into())
            .then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()]).when(FilterView { to }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_view_has_a_filter_or_a_query() {
        let to = ViewFilter { filters: object("priority__in"), pql: "priority = high".to_owned() };
        given(vec![]).when(FilterView { to }.into()).then_expect_error(ViewRefusal::FilteredTwice);
    }
}
