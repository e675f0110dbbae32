//! Which page a page is below. What is below a page moves with it.

use serde::{Deserialize, Serialize};

use super::{Decision, Page, PageAccess, PageRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::facts::PageRef;
use crate::ids::{PageId, ProjectId};

/// What the edge has looked up of a parent; the append makes sure that it still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentPage {
    /// The parent.
    pub page: PageRef,
    /// The project it is in; none for a page of the workspace.
    pub project: Option<ProjectId>,
    /// Who may read it.
    pub access: PageAccess,
    /// Whether it is archived.
    pub is_archived: bool,
    /// The parent's parent, and on to the top.
    pub ancestors: Vec<PageId>,
}

/// Puts a page below another, or at the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetPageParent {
    /// The new parent.
    pub to: Option<ParentPage>,
}

/// Puts a page at the top because the page that it is below is deleted, or stays archived: also one that is locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavePageParent {}

/// A page was put below another page, or at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageParentChanged {
    /// The parent before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<PageRef>,
    /// The parent after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<PageRef>,
}

/// The parent, if a page with this id, project and access can be below it.
pub(super) fn checked_parent(
    (id, project, access): (PageId, Option<ProjectId>, PageAccess),
    parent: Option<ParentPage>,
) -> Result<Option<PageRef>, PageRefusal> {
    let Some(parent) = parent else { return Ok(None) };
    if parent.project != project {
        return Err(PageRefusal::ParentNotHere);
    }
    if parent.page.id == id {
        return Err(PageRefusal::ParentIsItself);
    }
    if parent.ancestors.contains(&id) {
        return Err(PageRefusal::ParentIsBelow);
    }
    if parent.is_archived {
        return Err(PageRefusal::ParentIsArchived);
    }
    if access == PageAccess::Public && parent.access == PageAccess::Private {
        return Err(PageRefusal::ParentIsPrivate);
    }
    Ok(Some(parent.page))
}

impl Decide<SetPageParent> for Page {
    fn decide(&self, SetPageParent { to }: SetPageParent) -> Decision {
        self.editable()?;
        let to = checked_parent((self.id, self.project, self.access), to)?;
        if self.parent.as_ref().map(|page| page.id) == to.as_ref().map(|page| page.id) {
            return Ok(vec![]);
        }
        // Below another page it is where that is, and in no collection itself.
        let leaving = self.leaving().filter(|_| to.is_some());
        let moved = PageParentChanged { from: self.parent.clone(), to };
        Ok([moved.into()].into_iter().chain(leaving.map(Into::into)).collect())
    }
}

impl Decide<LeavePageParent> for Page {
    fn decide(&self, _: LeavePageParent) -> Decision {
        self.must_be_live()?;
        let changed = |from| PageParentChanged { from: Some(from), to: None }.into();
        Ok(self.parent.clone().map(changed).into_iter().collect())
    }
}

impl Evolve<PageParentChanged> for Page {
    fn evolve(&mut self, event: PageParentChanged, stamp: Stamp) {
        self.parent = event.to;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::examples::{PAGE, given, page, parent};
    use crate::page::{PageAccessChanged, PageEvent, PageLocked};

    /// The command that puts it below a page.
    fn below(parent: ParentPage) -> SetPageParent {
        SetPageParent { to: Some(parent) }
    }

    /// The parent became this page.
    fn moved(from: Option<u128>, to: Option<u128>) -> PageEvent {
        PageParentChanged { from: from.map(page), to: to.map(page) }.into()
    }

    #[test]
    fn a_page_is_put_below_another_and_at_the_top() {
        given(vec![]).when(below(parent(7)).into()).then_expect_events(vec![moved(None, Some(7))]);
        given(vec![moved(None, Some(7))])
            .when(below(parent(8)).into())
            .then_expect_events(vec![moved(Some(7), Some(8))]);
        given(vec![moved(None, Some(7))])
            .when(SetPageParent { to: None }.into())
            .then_expect_events(vec![moved(Some(7), None)]);
    }

    #[test]
    fn the_same_parent_changes_nothing() {
        given(vec![moved(None, Some(7))]).when(below(parent(7)).into()).then_expect_events(vec![]);
        given(vec![]).when(SetPageParent { to: None }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn a_parent_is_a_page_of_the_same_place() {
        let elsewhere = ParentPage { project: None, ..parent(7) };
        given(vec![]).when(below(elsewhere).into()).then_expect_error(PageRefusal::ParentNotHere);
    }

    #[test]
    fn there_are_no_circles() {
        given(vec![]).when(below(parent(1)).into()).then_expect_error(PageRefusal::ParentIsItself);
        let ancestors = vec![page(8).id, PAGE, page(9).id];
        given(vec![])
            .when(below(ParentPage { ancestors, ..parent(7) }).into())
            .then_expect_error(PageRefusal::ParentIsBelow);
    }

    #[test]
    fn nothing_is_put_below_an_archived_page() {
        given(vec![])
            .when(below(ParentPage { is_archived: true, ..parent(7) }).into())
            .then_expect_error(PageRefusal::ParentIsArchived);
    }

    #[test]
    fn only_private_pages_are_put_below_a_private_one() {
        let private = ParentPage { access: PageAccess::Private, ..parent(7) };
        given(vec![])
            .when(below(private.clone()).into())
            .then_expect_error(PageRefusal::ParentIsPrivate);
        let closed = PageAccessChanged { from: PageAccess::Public, to: PageAccess::Private };
        given(vec![closed.into()])
            .when(below(private).into())
            .then_expect_events(vec![moved(None, Some(7))]);
    }

    #[test]
    fn a_locked_page_leaves_a_parent_that_is_deleted() {
        given(vec![moved(None, Some(7)), PageLocked {}.into()])
            .when(LeavePageParent {}.into())
            .then_expect_events(vec![moved(Some(7), None)]);
        given(vec![]).when(LeavePageParent {}.into()).then_expect_events(vec![]);
    }
}
