//! What a view is called.

use serde::{Deserialize, Serialize};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::values::ViewName;

/// Gives a view another name, which others may have too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameView {
    /// The new name.
    pub to: ViewName,
}

/// A view got another name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewRenamed {
    /// The name before.
    pub from: ViewName,
    /// The name after.
    pub to: ViewName,
}

impl Decide<RenameView> for View {
    fn decide(&self, RenameView { to }: RenameView) -> Decision {
        self.must_be_editable()?;
        let from = self.name()?;
        if *from == to {
            return Ok(vec![]);
        }
        Ok(vec![ViewRenamed { from: from.clone(), to }.into()])
    }
}

impl Evolve<ViewRenamed> for View {
    fn evolve(&mut self, event: ViewRenamed, stamp: Stamp) {
        self.name = Some(event.to);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_view_is_renamed_unless_it_is_called_so() {
        let to: ViewName = "Late".parse().unwrap();
        let renamed = ViewRenamed { from: "Mine".parse().unwrap(), to: to.clone() };
        given(vec![])
            .when(RenameView { to: to.clone() }.into())
            .then_expect_events(vec![renamed.clone().into()]);
        given(vec![renamed.into()]).when(RenameView { to }.into()).then_expect_events(vec![]);
    }
}
