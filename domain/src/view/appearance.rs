//! The icon or emoji of a view.

use serde::{Deserialize, Serialize};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::page::PageLogo;

/// Gives a view another icon or emoji, or none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeViewLogo {
    /// The new one.
    pub to: PageLogo,
}

/// A view got another icon or emoji.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewLogoChanged {
    /// The one after.
    #[serde(default, skip_serializing_if = "PageLogo::is_empty")]
    pub to: PageLogo,
}

impl Decide<ChangeViewLogo> for View {
    fn decide(&self, ChangeViewLogo { to }: ChangeViewLogo) -> Decision {
        self.must_be_editable()?;
        Ok(if self.logo == to { vec![] } else { vec![ViewLogoChanged { to }.into()] })
    }
}

impl Evolve<ViewLogoChanged> for View {
    fn evolve(&mut self, event: ViewLogoChanged, stamp: Stamp) {
        self.logo = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::{given, object};

    #[test]
    fn a_view_gets_another_logo_unless_it_has_it() {
        let to = object("in_use");
        let changed = ViewLogoChanged { to: to.clone() };
        given(vec![])
            .when(ChangeViewLogo { to: to.clone() }.into())
            .then_expect_events(vec![changed.clone().into()]);
        given(vec![changed.into()]).when(ChangeViewLogo { to }.into()).then_expect_events(vec![]);
    }
}
