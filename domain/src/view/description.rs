//! What a view is for.

use serde::{Deserialize, Serialize};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Says what a view is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribeView {
    /// The new text, maybe empty.
    pub to: String,
}

/// The description of a view changed; the one before is in an earlier event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewDescribed {
    /// The text after.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub to: String,
}

impl Decide<DescribeView> for View {
    fn decide(&self, DescribeView { to }: DescribeView) -> Decision {
        self.must_be_editable()?;
        Ok(if self.description == to { vec![] } else { vec![ViewDescribed { to }.into()] })
    }
}

impl Evolve<ViewDescribed> for View {
    fn evolve(&mut self, event: ViewDescribed, stamp: Stamp) {
        self.description = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_view_is_described_once() {
        let to = "For the morning".to_owned();
        let described = ViewDescribed { to: to.clone() };
        given(vec![])
            .when(DescribeView { to: to.clone() }.into())
            .then_expect_events(vec![described.clone().into()]);
        given(vec![described.into()]).when(DescribeView { to }.into()).then_expect_events(vec![]);
    }
}
