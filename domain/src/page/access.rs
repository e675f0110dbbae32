//! Who may read a page. A public page is below public pages only, so that nobody meets a page whose place they cannot see.

use serde::{Deserialize, Serialize};

use super::{Decision, Page, PageRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};

/// Who may read a page.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PageAccess {
    /// The members of its project, or the members of the workspace but its guests.
    #[default]
    Public,
    /// Its owner alone.
    Private,
}

impl PageAccess {
    /// The stored name: `PUBLIC` or `PRIVATE`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "PUBLIC",
            Self::Private => "PRIVATE",
        }
    }
}

/// Changes who may read a page; the edge has looked up the pages around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePageAccess {
    /// Who may read it from now on.
    pub to: PageAccess,
    /// Who may read the page that it is below, if it is below one.
    pub parent: Option<PageAccess>,
    /// Whether a page directly below it is public.
    pub is_above_public: bool,
}

/// Others may read a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageAccessChanged {
    /// Who could read it before.
    pub from: PageAccess,
    /// Who can read it after.
    pub to: PageAccess,
}

impl Decide<ChangePageAccess> for Page {
    fn decide(&self, command: ChangePageAccess) -> Decision {
        self.editable()?;
        let (from, to) = (self.access, command.to);
        if from == to {
            return Ok(vec![]);
        }
        match to {
            PageAccess::Public if command.parent == Some(PageAccess::Private) => {
                Err(PageRefusal::ParentIsPrivate)
            }
            PageAccess::Private if command.is_above_public => Err(PageRefusal::PublicPageIsBelow),
            _ => Ok(vec![PageAccessChanged { from, to }.into()]),
        }
    }
}

impl Evolve<PageAccessChanged> for Page {
    fn evolve(&mut self, event: PageAccessChanged, stamp: Stamp) {
        self.access = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::PageAccess::{Private, Public};
    use super::*;
    use crate::page::PageEvent;
    use crate::page::examples::given;

    /// The command, for a page with nothing around it.
    fn change(to: PageAccess) -> ChangePageAccess {
        ChangePageAccess { to, parent: None, is_above_public: false }
    }

    /// The page was closed to others.
    fn closed() -> PageEvent {
        PageAccessChanged { from: Public, to: Private }.into()
    }

    #[test]
    fn a_page_is_closed_and_opened() {
        given(vec![]).when(change(Private).into()).then_expect_events(vec![closed()]);
        given(vec![]).when(change(Public).into()).then_expect_events(vec![]);
        let opened = PageAccessChanged { from: Private, to: Public };
        given(vec![closed()]).when(change(Public).into()).then_expect_events(vec![opened.into()]);
    }

    #[test]
    fn a_public_page_is_below_public_pages_only() {
        let below_private = ChangePageAccess { parent: Some(Private), ..change(Public) };
        given(vec![closed()])
            .when(below_private.into())
            .then_expect_error(PageRefusal::ParentIsPrivate);
        let above_public = ChangePageAccess { is_above_public: true, ..change(Private) };
        given(vec![]).when(above_public.into()).then_expect_error(PageRefusal::PublicPageIsBelow);
    }

    #[test]
    fn access_is_stored_by_its_name() {
        for access in [Public, Private] {
            assert_eq!(serde_json::to_value(access).unwrap(), access.name());
        }
    }
}
