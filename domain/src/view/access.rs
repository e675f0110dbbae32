//! Who sees a view.

use serde::{Deserialize, Serialize};

use super::{Decision, View};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Who sees a view.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ViewAccess {
    /// The members of its project, or of the workspace, guests too.
    #[default]
    Public,
    /// Its owner alone.
    Private,
}

impl ViewAccess {
    /// The stored name: `PUBLIC` or `PRIVATE`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "PUBLIC",
            Self::Private => "PRIVATE",
        }
    }
}

/// Changes who sees a view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeViewAccess {
    /// Who sees it from now on.
    pub to: ViewAccess,
}

/// Others see a view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewAccessChanged {
    /// Who saw it before.
    pub from: ViewAccess,
    /// Who sees it after.
    pub to: ViewAccess,
}

impl Decide<ChangeViewAccess> for View {
    fn decide(&self, ChangeViewAccess { to }: ChangeViewAccess) -> Decision {
        self.must_be_editable()?;
        let from = self.access;
        Ok(if from == to { vec![] } else { vec![ViewAccessChanged { from, to }.into()] })
    }
}

impl Evolve<ViewAccessChanged> for View {
    fn evolve(&mut self, event: ViewAccessChanged, stamp: Stamp) {
        self.access = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::ViewAccess::{Private, Public};
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_view_is_closed_and_opened() {
        let closed = ViewAccessChanged { from: Public, to: Private };
        let opened = ViewAccessChanged { from: Private, to: Public };
        given(vec![])
            .when(ChangeViewAccess { to: Private }.into())
            .then_expect_events(vec![closed.clone().into()]);
        given(vec![]).when(ChangeViewAccess { to: Public }.into()).then_expect_events(vec![]);
        given(vec![closed.into()])
            .when(ChangeViewAccess { to: Public }.into())
            .then_expect_events(vec![opened.into()]);
    }

    #[test]
    fn access_is_stored_by_its_name() {
        for access in [Public, Private] {
            assert_eq!(serde_json::to_value(access).unwrap(), access.name());
        }
    }
}
