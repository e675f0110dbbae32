//! What the tests of the topic files start from.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use uuid::Uuid;

use super::{Page, PageAccess, PageCreated, PageEvent, PageLogo, ParentPage};
use crate::aggregate::{Evolve, Stamp};
use crate::facts::PageRef;
use crate::html::RichText;
use crate::ids::{PageId, ProjectId, UserId};
use crate::values::{Colour, ExternalRef};

/// The page of the tests.
pub const PAGE: PageId = PageId(Uuid::from_u128(1));
/// The project it is in.
pub const PROJECT: ProjectId = ProjectId(Uuid::from_u128(2));
/// Whose page it is.
pub const OWNER: UserId = UserId(Uuid::from_u128(3));

/// A page as events name it.
pub fn page(number: u128) -> PageRef {
    PageRef { id: PageId(Uuid::from_u128(number)), name: format!("Page {number}") }
}

/// A public page of the same project, to be put below of.
pub fn parent(number: u128) -> ParentPage {
    ParentPage {
        page: page(number),
        project: Some(PROJECT),
        access: PageAccess::Public,
        is_archived: false,
        ancestors: vec![],
    }
}

/// The page was made.
pub fn created() -> PageCreated {
    PageCreated {
        id: PAGE,
        project: Some(PROJECT),
        name: "Roadmap".parse().unwrap(),
        description: RichText::default(),
        access: PageAccess::Public,
        owner: OWNER,
        parent: None,
        colour: Colour::default(),
        logo: PageLogo::new(),
        sort_order: 65_535.0,
        external: ExternalRef::default(),
    }
}

/// A live page to which the events happened.
pub fn given(events: Vec<PageEvent>) -> AggregateTestExecutor<Page> {
    TestFramework::with(()).given(vec![created().into()]).and(events)
}

/// The state of a live page to which the events happened, all with this stamp.
pub fn after(events: Vec<PageEvent>, stamp: Stamp) -> Page {
    let mut page = Page::default();
    for event in std::iter::once(created().into()).chain(events) {
        Evolve::<PageEvent>::evolve(&mut page, event, stamp);
    }
    page
}

/// A page of the project, or of the workspace, with this access and owner.
pub fn owned(is_of_project: bool, access: PageAccess, owner: UserId) -> Page {
    Page { project: is_of_project.then_some(PROJECT), access, owner, ..Page::default() }
}
