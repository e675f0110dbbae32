//! A saved view: which work items of a project or of a workspace are shown, in which order, and how.

mod access;
mod appearance;
mod creation;
mod deletion;
mod description;
mod display;
#[cfg(test)]
pub(crate) mod examples;
mod filtering;
mod grouping;
mod history;
mod layout;
mod locking;
mod naming;
mod ordering;
mod refusal;
mod sorting;

pub use access::{ChangeViewAccess, ViewAccess, ViewAccessChanged};
pub use appearance::{ChangeViewLogo, ViewLogoChanged};
pub use creation::{CreateView, ViewCreated};
pub use deletion::{DeleteView, ViewDeleted};
pub use description::{DescribeView, ViewDescribed};
pub use display::{ChangeViewDisplay, ViewDisplay, ViewDisplayChanged};
pub use filtering::{FilterView, ViewFilter, ViewFilterChanged, ViewFilters};
pub use grouping::{GroupView, ViewGroup, ViewGrouping, ViewGroupingChanged};
pub use layout::{ChangeViewLayout, ViewLayout, ViewLayoutChanged};
pub use locking::{LockView, UnlockView, ViewLocked, ViewUnlocked};
pub use naming::{RenameView, ViewRenamed};
pub use ordering::{ReorderView, ViewReordered};
pub use refusal::ViewRefusal;
pub use sorting::{SortView, ViewSorting, ViewSortingChanged};

use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::ids::{ProjectId, UserId, ViewId};
use crate::issue::Lifecycle;
use crate::page::PageLogo;
use crate::values::ViewName;

/// What decisions about a view and the answers to its commands read.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Whether it exists, and still does.
    pub lifecycle: Lifecycle,
    /// The view.
    pub id: ViewId,
    /// The project it belongs to, for good; none for a view of the workspace.
    pub project: Option<ProjectId>,
    /// What it is called; nothing until it is created.
    name: Option<ViewName>,
    /// What it is for, maybe nothing.
    pub description: String,
    /// Which work items it shows.
    pub filter: ViewFilter,
    /// By what they are grouped.
    pub grouping: ViewGrouping,
    /// In which order they are.
    pub sorting: ViewSorting,
    /// In which form they are shown.
    pub layout: ViewLayout,
    /// What else applications keep of how it is shown.
    pub display: ViewDisplay,
    /// Who sees it.
    pub access: ViewAccess,
    /// Whose it is.
    pub owner: UserId,
    /// Its icon or emoji, as clients wrote it.
    pub logo: PageLogo,
    /// Its place among the views of the same project or workspace, ascending.
    pub sort_order: f64,
    /// Whether it is locked, so that it does not change.
    pub is_locked: bool,
    /// Who made and last changed it.
    pub audit: Audit,
}

commands! {
    /// Everything that can be asked of a view.
    ViewCommand for View {
        CreateView,
        RenameView,
        DescribeView,
        FilterView,
        GroupView,
        SortView,
        ChangeViewLayout,
        ChangeViewDisplay,
        ChangeViewAccess,
        ChangeViewLogo,
        ReorderView,
        LockView,
        UnlockView,
        DeleteView,
    }
}

events! {
    /// Everything that can have happened to a view.
    ViewEvent for View {
        ViewCreated: "1",
        ViewRenamed: "1",
        ViewDescribed: "1",
        ViewFilterChanged: "1",
        ViewGroupingChanged: "1",
        ViewSortingChanged: "1",
        ViewLayoutChanged: "1",
        ViewDisplayChanged: "1",
        ViewAccessChanged: "1",
        ViewLogoChanged: "1",
        ViewReordered: "1",
        ViewLocked: "1",
        ViewUnlocked: "1",
        ViewDeleted: "1",
    }
}

aggregate! { View: "view", ViewCommand, ViewEvent, ViewRefusal, history::upcasters }

/// What a decision comes to: events, nothing ("already so"), or a refusal.
type Decision = Result<Vec<ViewEvent>, ViewRefusal>;

impl View {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// What it is called.
    ///
    /// # Errors
    /// It was never created.
    pub fn name(&self) -> Result<&ViewName, ViewRefusal> {
        self.name.as_ref().ok_or(ViewRefusal::Missing)
    }

    /// Refuses a change of what was never made, or was deleted.
    fn must_be_live(&self) -> Result<(), ViewRefusal> {
        if self.is_live() { Ok(()) } else { Err(ViewRefusal::Missing) }
    }

    /// Refuses every change of what it shows, how, where it is and who sees it, unless it is there and not locked.
    fn must_be_editable(&self) -> Result<(), ViewRefusal> {
        self.must_be_live()?;
        if self.is_locked { Err(ViewRefusal::Locked) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::examples::given;

    #[test]
    fn a_locked_view_is_changed_by_nobody() {
        let changes: [ViewCommand; 10] = [
            RenameView { to: "Late".parse().unwrap() }.into(),
            DescribeView { to: "What is late".to_owned() }.into(),
            FilterView {
                to: ViewFilter { pql: "priority = high".to_owned(), ..ViewFilter::default() },
            }
            .into(),
            GroupView { to: ViewGrouping::default() }.into(),
            SortView { to: ViewSorting::default() }.into(),
            ChangeViewLayout { to: ViewLayout::Board }.into(),
            ChangeViewDisplay { to: ViewDisplay::new() }.into(),
            ChangeViewAccess { to: ViewAccess::Private }.into(),
            ChangeViewLogo { to: PageLogo::new() }.into(),
            ReorderView { to: 1.5 }.into(),
        ];
        for change in changes {
            given(vec![ViewLocked {}.into()]).when(change).then_expect_error(ViewRefusal::Locked);
        }
    }
}
