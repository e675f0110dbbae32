//! Which collection a page of the workspace is in, if any. Those below it are where it is, and are in none themselves.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Decision, Page, PageRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::{CollectionId, UserId};

/// The collection that a page is in, and how it came there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    /// The collection.
    pub collection: CollectionId,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Who put it there.
    pub by: UserId,
}

/// Puts a page into a collection, or takes it out of the one that it is in; the edge makes sure that both are there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetPageCollection {
    /// The new collection.
    pub to: Option<CollectionId>,
}

/// Takes a page out of a collection that is deleted: also one that is locked or archived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeavePageCollection {}

/// A page was put into a collection, or taken out of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageCollectionChanged {
    /// The collection before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<CollectionId>,
    /// The collection after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<CollectionId>,
}

impl Page {
    /// The collection that it is in.
    #[must_use]
    pub fn collection(&self) -> Option<CollectionId> {
        self.collected.map(|collected| collected.collection)
    }

    /// The event by which it leaves its collection, if it is in one.
    pub(super) fn leaving(&self) -> Option<PageCollectionChanged> {
        self.collection().map(|from| PageCollectionChanged { from: Some(from), to: None })
    }
}

impl Decide<SetPageCollection> for Page {
    fn decide(&self, SetPageCollection { to }: SetPageCollection) -> Decision {
        self.editable()?;
        if to.is_some() && self.project.is_some() {
            return Err(PageRefusal::OfProject);
        }
        if to.is_some() && self.parent.is_some() {
            return Err(PageRefusal::BelowAnother);
        }
        let from = self.collection();
        Ok(if from == to { vec![] } else { vec![PageCollectionChanged { from, to }.into()] })
    }
}

impl Decide<LeavePageCollection> for Page {
    fn decide(&self, _: LeavePageCollection) -> Decision {
        self.must_be_live()?;
        Ok(self.leaving().map(Into::into).into_iter().collect())
    }
}

impl Evolve<PageCollectionChanged> for Page {
    fn evolve(&mut self, event: PageCollectionChanged, stamp: Stamp) {
        let at = self.audit.moment(stamp);
        let collected = |collection| Collected { collection, at, by: stamp.actor };
        self.collected = event.to.map(collected);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::{AggregateTestExecutor, TestFramework};
    use uuid::Uuid;

    use super::*;
    use crate::page::examples::{created, given as given_in_project, page, parent};
    use crate::page::{
        PageArchived, PageCreated, PageEvent, PageLocked, PageParentChanged, SetPageParent,
    };

    /// A collection.
    fn collection(number: u128) -> CollectionId {
        CollectionId(Uuid::from_u128(number))
    }

    /// A page of the workspace to which the events happened.
    fn given(events: Vec<PageEvent>) -> AggregateTestExecutor<Page> {
        let made = PageCreated { project: None, ..created() };
        TestFramework::with(()).given(vec![made.into()]).and(events)
    }

    /// The page came from a collection into another.
    fn moved(from: Option<u128>, to: Option<u128>) -> PageEvent {
        PageCollectionChanged { from: from.map(collection), to: to.map(collection) }.into()
    }

    /// The command that puts it into a collection.
    fn into(number: u128) -> SetPageCollection {
        SetPageCollection { to: Some(collection(number)) }
    }

    #[test]
    fn a_page_is_in_one_collection_or_in_none() {
        given(vec![]).when(into(7).into()).then_expect_events(vec![moved(None, Some(7))]);
        given(vec![moved(None, Some(7))])
            .when(into(8).into())
            .then_expect_events(vec![moved(Some(7), Some(8))]);
        given(vec![moved(None, Some(7))]).when(into(7).into()).then_expect_events(vec![]);
        given(vec![moved(None, Some(7))])
            .when(SetPageCollection { to: None }.into())
            .then_expect_events(vec![moved(Some(7), None)]);
        given(vec![]).when(SetPageCollection { to: None }.into()).then_expect_events(vec![]);
    }

    #[test]
    fn only_pages_of_the_workspace_are_in_collections() {
        given_in_project(vec![]).when(into(7).into()).then_expect_error(PageRefusal::OfProject);
    }

    #[test]
    fn a_page_below_another_is_where_that_is() {
        let below = PageParentChanged { from: None, to: Some(page(9)) };
        given(vec![below.clone().into()])
            .when(into(7).into())
            .then_expect_error(PageRefusal::BelowAnother);
        let above = crate::page::ParentPage { project: None, ..parent(9) };
        given(vec![moved(None, Some(7))])
            .when(SetPageParent { to: Some(above) }.into())
            .then_expect_events(vec![below.into(), moved(Some(7), None)]);
    }

    #[test]
    fn a_locked_or_archived_page_leaves_a_collection_that_is_deleted_and_no_other() {
        for held in [PageEvent::from(PageLocked {}), PageArchived {}.into()] {
            let before = vec![moved(None, Some(7)), held];
            given(before.clone())
                .when(LeavePageCollection {}.into())
                .then_expect_events(vec![moved(Some(7), None)]);
            let refused = match before[1] {
                PageEvent::PageLocked(_) => PageRefusal::Locked,
                _ => PageRefusal::Archived,
            };
            given(before).when(into(8).into()).then_expect_error(refused);
        }
        given(vec![]).when(LeavePageCollection {}.into()).then_expect_events(vec![]);
    }
}
