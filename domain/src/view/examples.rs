//! What the tests of the topic files start from.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{
    View, ViewAccess, ViewCreated, ViewDisplay, ViewEvent, ViewFilter, ViewGrouping, ViewLayout,
    ViewSorting,
};
use crate::ids::{ProjectId, UserId, ViewId};
use crate::page::PageLogo;

/// The view of the tests.
pub const VIEW: ViewId = ViewId(Uuid::from_u128(1));
/// The project it is in.
pub const PROJECT: ProjectId = ProjectId(Uuid::from_u128(2));
/// Whose it is.
pub const OWNER: UserId = UserId(Uuid::from_u128(3));

/// An object with this key.
pub fn object(key: &str) -> Map<String, Value> {
    Map::from_iter([(key.to_owned(), Value::from(1))])
}

/// A filter with this key.
pub fn filtered(key: &str) -> ViewFilter {
    ViewFilter { filters: object(key), ..ViewFilter::default() }
}

/// The view was made.
pub fn created() -> ViewCreated {
    ViewCreated {
        id: VIEW,
        project: Some(PROJECT),
        name: "Mine".parse().unwrap(),
        description: String::new(),
        filter: ViewFilter::default(),
        grouping: ViewGrouping::default(),
        sorting: ViewSorting::default(),
        layout: ViewLayout::List,
        display: ViewDisplay::new(),
        access: ViewAccess::Public,
        owner: OWNER,
        logo: PageLogo::new(),
        sort_order: 65_535.0,
    }
}

/// A live view to which the events happened.
pub fn given(events: Vec<ViewEvent>) -> AggregateTestExecutor<View> {
    TestFramework::with(()).given(vec![created().into()]).and(events)
}

/// A view of the project, or of the workspace, with this access and owner.
pub fn owned(is_of_project: bool, access: ViewAccess, owner: UserId) -> View {
    View { project: is_of_project.then_some(PROJECT), access, owner, ..View::default() }
}
