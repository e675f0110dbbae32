//! How a view comes into being; its maker owns it.

use serde::{Deserialize, Serialize};

use super::ordering::finite;
use super::{
    Decision, View, ViewAccess, ViewDisplay, ViewFilter, ViewGrouping, ViewLayout, ViewRefusal,
    ViewSorting,
};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{ProjectId, UserId, ViewId};
use crate::issue::Lifecycle;
use crate::page::PageLogo;
use crate::values::ViewName;

/// Makes a view; the edge has made sure that views are switched on.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateView {
    /// The new view.
    pub id: ViewId,
    /// The project it goes into; none for a view of the workspace.
    pub project: Option<ProjectId>,
    /// What it is called.
    pub name: ViewName,
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
    /// Its icon or emoji.
    pub logo: PageLogo,
    /// Its place among the views of the same project or workspace.
    pub sort_order: f64,
}

/// A view was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ViewCreated {
    /// The new view.
    pub id: ViewId,
    /// The project it is in; none for a view of the workspace.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<ProjectId>,
    /// What it is called.
    pub name: ViewName,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Which work items it shows.
    #[serde(default, skip_serializing_if = "ViewFilter::is_none")]
    pub filter: ViewFilter,
    /// By what they are grouped.
    #[serde(default, skip_serializing_if = "ViewGrouping::is_none")]
    pub grouping: ViewGrouping,
    /// In which order they are.
    pub sorting: ViewSorting,
    /// In which form they are shown.
    pub layout: ViewLayout,
    /// What else applications keep of how it is shown.
    #[serde(default, skip_serializing_if = "ViewDisplay::is_empty")]
    pub display: ViewDisplay,
    /// Who sees it.
    pub access: ViewAccess,
    /// Whose it is.
    pub owner: UserId,
    /// Its icon or emoji.
    #[serde(default, skip_serializing_if = "PageLogo::is_empty")]
    pub logo: PageLogo,
    /// Its place among the views of the same project or workspace.
    pub sort_order: f64,
}

impl Decide<CreateView> for View {
    fn decide(&self, new: CreateView) -> Decision {
        if self.lifecycle != Lifecycle::Unborn {
            return Err(ViewRefusal::AlreadyExists);
        }
        let created = ViewCreated {
            id: new.id,
            project: new.project,
            name: new.name,
            description: new.description,
            filter: new.filter.checked()?,
            grouping: new.grouping.checked()?,
            sorting: new.sorting,
            layout: new.layout,
            display: new.display,
            access: new.access,
            owner: new.owner,
            logo: new.logo,
            sort_order: finite(new.sort_order)?,
        };
        Ok(vec![created.into()])
    }
}

impl Evolve<ViewCreated> for View {
    fn evolve(&mut self, event: ViewCreated, stamp: Stamp) {
        *self = Self {
            lifecycle: Lifecycle::Live,
            id: event.id,
            project: event.project,
            name: Some(event.name),
            description: event.description,
            filter: event.filter,
            grouping: event.grouping,
            sorting: event.sorting,
            layout: event.layout,
            display: event.display,
            access: event.access,
            owner: event.owner,
            logo: event.logo,
            sort_order: event.sort_order,
            is_locked: false,
            audit: Audit::created(stamp),
        };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::view::ViewGroup;
    use crate::view::examples::{created, given, object};

    /// The command that comes to [`created`].
    fn create() -> CreateView {
        let made = created();
        CreateView {
            id: made.id,
            project: made.project,
            name: made.name,
            description: made.description,
            filter: made.filter,
            grouping: made.grouping,
            sorting: made.sorting,
            layout: made.layout,
            display: made.display,
            access: made.access,
            owner: made.owner,
            logo: made.logo,
            sort_order: made.sort_order,
        }
    }

    /// What nothing that was made refuses.
    fn refused(create: CreateView, refusal: ViewRefusal) {
        TestFramework::<View>::with(())
            .given_no_previous_events()
            .when(create.into())
            .then_expect_error(refusal);
    }

    #[test]
    fn a_view_is_made_once() {
        TestFramework::<View>::with(())
            .given_no_previous_events()
            .when(create().into())
            .then_expect_events(vec![created().into()]);
        given(vec![]).when(create().into()).then_expect_error(ViewRefusal::AlreadyExists);
    }

    #[test]
    fn a_view_is_made_with_what_it_can_be_changed_to() {
        let both = ViewFilter { filters: object("state_id"), pql: "state = Done".to_owned() };
        refused(CreateView { filter: both, ..create() }, ViewRefusal::FilteredTwice);
        let group = Some(ViewGroup::Label);
        let same = ViewGrouping { group_by: group, sub_group_by: group };
        refused(CreateView { grouping: same, ..create() }, ViewRefusal::GroupedTwice);
        let nowhere = CreateView { sort_order: f64::NAN, ..create() };
        refused(nowhere, ViewRefusal::SortOrderNotFinite);
    }
}
