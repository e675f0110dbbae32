//! In which form the work items of a view are shown.

use serde::{Deserialize, Serialize};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};

/// In which form work items are shown.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewLayout {
    /// Below each other.
    #[default]
    List,
    /// As cards in columns.
    Board,
    /// With a column for each property.
    Table,
    /// By their days.
    Calendar,
    /// As bars from the beginning of the work to its end.
    Timeline,
}

impl ViewLayout {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::List, Self::Board, Self::Table, Self::Calendar, Self::Timeline];

    /// Its name, stored and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Board => "board",
            Self::Table => "table",
            Self::Calendar => "calendar",
            Self::Timeline => "timeline",
        }
    }

    /// The one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|layout| layout.name() == name)
    }
}

/// Shows a view in another form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeViewLayout {
    /// The new form.
    pub to: ViewLayout,
}

/// A view is shown in another form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewLayoutChanged {
    /// The form before.
    pub from: ViewLayout,
    /// The form after.
    pub to: ViewLayout,
}

impl Decide<ChangeViewLayout> for View {
    fn decide(&self, ChangeViewLayout { to }: ChangeViewLayout) -> Decision {
        self.must_be_editable()?;
        let from = self.layout;
        Ok(if from == to { vec![] } else { vec![ViewLayoutChanged { from, to }.into()] })
    }
}

impl Evolve<ViewLayoutChanged> for View {
    fn evolve(&mut self, event: ViewLayoutChanged, stamp: Stamp) {
        self.layout = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::ViewLayout::{Board, List};
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_view_is_shown_in_another_form_unless_it_is_shown_so() {
        given(vec![])
            .when(ChangeViewLayout { to: Board }.into())
            .then_expect_events(vec![ViewLayoutChanged { from: List, to: Board }.into()]);
        given(vec![]).when(ChangeViewLayout { to: List }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_layout_is_stored_and_found_by_its_name() {
        for layout in ViewLayout::ALL {
            assert_eq!(serde_json::to_value(layout).unwrap(), layout.name());
            assert_eq!(ViewLayout::from_name(layout.name()), Some(layout));
        }
        assert_eq!(ViewLayout::from_name("spiral"), None);
    }
}
