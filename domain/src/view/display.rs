//! What applications keep of how a view is shown: which properties, whether empty groups. Nothing here reads it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};

/// What applications keep of how a view is shown, in their own form; empty for nothing.
pub type ViewDisplay = Map<String, Value>;

/// Keeps something else of how a view is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeViewDisplay {
    /// All that is kept from now on.
    pub to: ViewDisplay,
}

/// A view is shown otherwise; how it was before is in an earlier event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewDisplayChanged {
    /// All that is kept after.
    #[serde(default, skip_serializing_if = "ViewDisplay::is_empty")]
    pub to: ViewDisplay,
}

impl Decide<ChangeViewDisplay> for View {
    fn decide(&self, ChangeViewDisplay { to }: ChangeViewDisplay) -> Decision {
        self.must_be_editable()?;
        Ok(if self.display == to { vec![] } else { vec![ViewDisplayChanged { to }.into()] })
    }
}

impl Evolve<ViewDisplayChanged> for View {
    fn evolve(&mut self, event: ViewDisplayChanged, stamp: Stamp) {
        self.display = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::{given, object};

    #[test]
    fn a_view_is_shown_otherwise_unless_it_is_shown_so() {
        let to = object("show_empty_groups");
        let changed = ViewDisplayChanged { to: to.clone() };
        given(vec![])
            .when(ChangeViewDisplay { to: to.clone() }.into())
            .then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()])
            .when(ChangeViewDisplay { to }.into())
            .then_expect_events(vec![]);
    }
}
