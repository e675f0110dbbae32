//! Links from an issue to pages, of its project or of the workspace; no change of the issue, which those see who do not see
//! the page.

use serde::{Deserialize, Serialize};

use super::{Issue, IssueEvent, IssueRefusal};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::facts::PageRef;
use crate::ids::PageLinkId;

/// A link of an issue to a page; a page deleted since may still be linked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageLink {
    /// The link.
    pub id: PageLinkId,
    /// The page, by the name it had when it was linked.
    pub page: PageRef,
    /// Who made it.
    pub audit: Audit,
}

/// Links an issue with a page; the edge has made sure that the page is there, and for the actor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkIssuePage {
    /// The new link.
    pub id: PageLinkId,
    /// The page.
    pub page: PageRef,
}

/// Removes the link between an issue and a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnlinkIssuePage {
    /// The link.
    pub id: PageLinkId,
}

/// An issue was linked with a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuePageLinked {
    /// The new link.
    pub id: PageLinkId,
    /// The page.
    pub page: PageRef,
}

/// An issue is no longer linked with a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssuePageUnlinked {
    /// The link.
    pub link: PageLinkId,
    /// The page, by the name it had when it was linked.
    pub page: PageRef,
}

impl Issue {
    /// The most pages that an issue is linked with, deleted ones included.
    pub const MOST_PAGE_LINKS: usize = 100;

    /// The link to a page, if the issue has it.
    #[must_use]
    pub fn page_link(&self, id: PageLinkId) -> Option<&PageLink> {
        self.pages.iter().find(|link| link.id == id)
    }
}

impl Decide<LinkIssuePage> for Issue {
    fn decide(&self, command: LinkIssuePage) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let LinkIssuePage { id, page } = command;
        if self.pages.iter().any(|link| link.page.id == page.id) {
            return Err(IssueRefusal::PageAlreadyLinked);
        }
        if self.pages.len() >= Self::MOST_PAGE_LINKS {
            return Err(IssueRefusal::TooManyPageLinks);
        }
        Ok(vec![IssuePageLinked { id, page }.into()])
    }
}

impl Decide<UnlinkIssuePage> for Issue {
    fn decide(&self, command: UnlinkIssuePage) -> Result<Vec<IssueEvent>, IssueRefusal> {
        self.must_be_live()?;
        let link = self.page_link(command.id).ok_or(IssueRefusal::PageLinkMissing)?;
        Ok(vec![IssuePageUnlinked { link: link.id, page: link.page.clone() }.into()])
    }
}

impl Evolve<IssuePageLinked> for Issue {
    fn evolve(&mut self, event: IssuePageLinked, stamp: Stamp) {
        let IssuePageLinked { id, page } = event;
        self.pages.push(PageLink { id, page, audit: Audit::created(stamp) });
    }
}

impl Evolve<IssuePageUnlinked> for Issue {
    fn evolve(&mut self, event: IssuePageUnlinked, _: Stamp) {
        self.pages.retain(|link| link.id != event.link);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::ids::PageId;
    use crate::issue::examples::{after, at, given};

    /// The id of a link.
    fn id(number: u128) -> PageLinkId {
        PageLinkId(Uuid::from_u128(number))
    }

    /// A page as events name it.
    fn page(number: u128) -> PageRef {
        PageRef { id: PageId(Uuid::from_u128(number)), name: format!("Page {number}") }
    }

    /// The link to the page of the same number was made.
    fn linked(number: u128) -> IssueEvent {
        IssuePageLinked { id: id(number), page: page(number) }.into()
    }

    #[test]
    fn an_issue_is_linked_with_a_page_once() {
        given(vec![])
            .when(LinkIssuePage { id: id(1), page: page(1) }.into())
            .then_expect_events(vec![linked(1)]);
        given(vec![linked(1)])
            .when(LinkIssuePage { id: id(2), page: page(1) }.into())
            .then_expect_error(IssueRefusal::PageAlreadyLinked);
    }

    #[test]
    fn an_issue_is_linked_with_at_most_100_pages() {
        given((1..=100).map(linked).collect())
            .when(LinkIssuePage { id: id(101), page: page(101) }.into())
            .then_expect_error(IssueRefusal::TooManyPageLinks);
    }

    #[test]
    fn a_link_to_a_page_is_no_change_of_the_issue() {
        let before = after(vec![], at(1));
        let unlinked = IssuePageUnlinked { link: id(1), page: page(1) }.into();
        for events in [vec![linked(1)], vec![linked(1), unlinked]] {
            assert_eq!(after(events, at(1)).audit, before.audit);
        }
    }

    #[test]
    fn a_link_is_removed_and_the_page_free_again() {
        let unlinked = IssuePageUnlinked { link: id(1), page: page(1) };
        given(vec![linked(1)])
            .when(UnlinkIssuePage { id: id(1) }.into())
            .then_expect_events(vec![unlinked.clone().into()]);
        given(vec![linked(1), unlinked.clone().into()])
            .when(LinkIssuePage { id: id(1), page: page(1) }.into())
            .then_expect_events(vec![linked(1)]);
        given(vec![linked(1), unlinked.into()])
            .when(UnlinkIssuePage { id: id(1) }.into())
            .then_expect_error(IssueRefusal::PageLinkMissing);
    }
}
