//! A page of a project or of a workspace: a text with a name, in a tree of pages.

mod access;
mod appearance;
mod archiving;
mod collecting;
mod creation;
mod deletion;
mod description;
#[cfg(test)]
pub(crate) mod examples;
mod external;
mod hierarchy;
mod history;
mod locking;
mod naming;
mod ordering;
mod refusal;

pub use access::{ChangePageAccess, PageAccess, PageAccessChanged};
pub use appearance::{
    ChangePageColour, ChangePageLogo, PageColourChanged, PageLogo, PageLogoChanged,
};
pub use archiving::{ArchivePage, PageArchived, PageRestored, RestorePage};
pub use collecting::{Collected, LeavePageCollection, PageCollectionChanged, SetPageCollection};
pub use creation::{CreatePage, PageCreated};
pub use deletion::{DeletePage, PageDeleted};
pub use description::{DescribePage, PageDescribed};
pub use external::{PageExternalReferenceChanged, SetPageExternalReference};
pub use hierarchy::{LeavePageParent, PageParentChanged, ParentPage, SetPageParent};
pub use locking::{LockPage, PageLocked, PageUnlocked, UnlockPage};
pub use naming::{PageRenamed, RenamePage};
pub use ordering::{PageReordered, ReorderPage};
pub use refusal::PageRefusal;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::facts::PageRef;
use crate::html::RichText;
use crate::ids::{PageId, ProjectId, UserId};
use crate::issue::Lifecycle;
use crate::values::{Colour, ExternalRef, PageName};

/// What decisions about a page and the answers to its commands read.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Whether it exists, and still does.
    pub lifecycle: Lifecycle,
    /// The page.
    pub id: PageId,
    /// The project it belongs to, for good; none for a page of the workspace.
    pub project: Option<ProjectId>,
    /// What it is called; nothing until it is created.
    name: Option<PageName>,
    /// What it says.
    pub description: RichText,
    /// Who may read it.
    pub access: PageAccess,
    /// Whose page it is.
    pub owner: UserId,
    /// The page that it is below.
    pub parent: Option<PageRef>,
    /// Its colour, maybe none.
    pub colour: Colour,
    /// Its icon or emoji, as clients wrote it.
    pub logo: PageLogo,
    /// Its place among the pages below the same one, ascending.
    pub sort_order: f64,
    /// The collection that it is in, and how it came there.
    pub collected: Option<Collected>,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// Whether it is locked, so that it does not change.
    pub is_locked: bool,
    /// Since when it is archived.
    pub archived_at: Option<DateTime<Utc>>,
    /// Who made and last changed it.
    pub audit: Audit,
}

commands! {
    /// Everything that can be asked of a page.
    PageCommand for Page {
        CreatePage,
        RenamePage,
        DescribePage,
        ChangePageAccess,
        SetPageParent,
        LeavePageParent,
        ReorderPage,
        SetPageCollection,
        LeavePageCollection,
        ChangePageColour,
        ChangePageLogo,
        LockPage,
        UnlockPage,
        ArchivePage,
        RestorePage,
        SetPageExternalReference,
        DeletePage,
    }
}

events! {
    /// Everything that can have happened to a page.
    PageEvent for Page {
        PageCreated: "1",
        PageRenamed: "1",
        PageDescribed: "1",
        PageAccessChanged: "1",
        PageParentChanged: "1",
        PageReordered: "1",
        PageCollectionChanged: "1",
        PageColourChanged: "1",
        PageLogoChanged: "1",
        PageLocked: "1",
        PageUnlocked: "1",
        PageArchived: "1",
        PageRestored: "1",
        PageExternalReferenceChanged: "1",
        PageDeleted: "1",
    }
}

aggregate! { Page: "page", PageCommand, PageEvent, PageRefusal, history::upcasters }

/// What a decision comes to: events, nothing ("already so"), or a refusal.
type Decision = Result<Vec<PageEvent>, PageRefusal>;

impl Page {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// Whether it is put away.
    #[must_use]
    pub const fn is_archived(&self) -> bool {
        self.archived_at.is_some()
    }

    /// What it is called.
    ///
    /// # Errors
    /// It was never created.
    pub fn name(&self) -> Result<&PageName, PageRefusal> {
        self.name.as_ref().ok_or(PageRefusal::Missing)
    }

    /// The page as events name it.
    ///
    /// # Errors
    /// It was never created.
    pub fn reference(&self) -> Result<PageRef, PageRefusal> {
        Ok(PageRef { id: self.id, name: self.name()?.to_string() })
    }

    /// Refuses a change of what was never made, or was deleted.
    fn must_be_live(&self) -> Result<(), PageRefusal> {
        if self.is_live() { Ok(()) } else { Err(PageRefusal::Missing) }
    }

    /// Refuses every change of what it says, how it looks, where it is and who reads it, unless it is there, not archived
    /// and not locked.
    ///
    /// # Errors
    /// [`PageRefusal::Missing`], [`PageRefusal::Archived`] or [`PageRefusal::Locked`].
    pub fn editable(&self) -> Result<(), PageRefusal> {
        self.must_be_live()?;
        if self.is_archived() {
            return Err(PageRefusal::Archived);
        }
        if self.is_locked { Err(PageRefusal::Locked) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::aggregate::Stamp;
    use crate::page::examples::{after, given};

    /// Every command that changes what a page says, how it looks, where it is and who reads it.
    fn changes() -> Vec<PageCommand> {
        vec![
            RenamePage { to: "Plan".parse().unwrap() }.into(),
            DescribePage { to: RichText::parse("<p>One</p>").unwrap() }.into(),
            ChangePageAccess { to: PageAccess::Private, parent: None, is_above_public: false }
                .into(),
            SetPageParent { to: None }.into(),
            ReorderPage { to: 1.5 }.into(),
            SetPageCollection { to: None }.into(),
            ChangePageColour { to: "#fff".parse().unwrap() }.into(),
            ChangePageLogo { to: PageLogo::new() }.into(),
            SetPageExternalReference { to: crate::values::ExternalRefPatch::default() }.into(),
        ]
    }

    #[test]
    fn a_locked_page_is_changed_by_nobody() {
        for command in changes() {
            given(vec![PageLocked {}.into()]).when(command).then_expect_error(PageRefusal::Locked);
        }
    }

    #[test]
    fn an_archived_page_is_changed_by_nobody() {
        for command in changes() {
            given(vec![PageArchived {}.into()])
                .when(command)
                .then_expect_error(PageRefusal::Archived);
        }
    }

    #[test]
    fn events_name_a_page_by_its_name_of_that_moment() {
        let page = after(vec![], Stamp::UNKNOWN);
        let name = "Roadmap".to_owned();
        assert_eq!(page.reference(), Ok(PageRef { id: page.id, name }));
        assert_eq!(Page::default().reference(), Err(PageRefusal::Missing));
    }
}
