//! What the tests of the topic files start from.

use cqrs_es::test::{AggregateTestExecutor, TestFramework};
use uuid::Uuid;

use super::{
    Collection, CollectionAccess, CollectionCreated, CollectionEvent, CollectionMemberAccess,
    CollectionMemberAdded,
};
use crate::aggregate::{Evolve, Stamp};
use crate::ids::{CollectionId, CollectionMemberId, UserId};
use crate::page::PageLogo;

/// The collection of the tests.
pub const COLLECTION: CollectionId = CollectionId(Uuid::from_u128(1));
/// Whose it is, by membership 3.
pub const OWNER: UserId = UserId(Uuid::from_u128(3));

/// Somebody.
pub fn user(number: u128) -> UserId {
    UserId(Uuid::from_u128(number))
}

/// A place among the members: the one of the user with the same number.
pub fn membership(number: u128) -> CollectionMemberId {
    CollectionMemberId(Uuid::from_u128(number))
}

/// The collection was made.
pub fn created(access: CollectionAccess) -> CollectionCreated {
    CollectionCreated {
        id: COLLECTION,
        name: "Handbook".parse().unwrap(),
        access,
        owner: OWNER,
        membership: membership(3),
        logo: PageLogo::new(),
        sort_order: 65_535.0,
    }
}

/// A user became a member.
pub fn added(number: u128, access: CollectionMemberAccess) -> CollectionEvent {
    CollectionMemberAdded { id: membership(number), user: user(number), access, stay: 0 }.into()
}

/// A private collection to which the events happened.
pub fn given(events: Vec<CollectionEvent>) -> AggregateTestExecutor<Collection> {
    let made = created(CollectionAccess::Private);
    TestFramework::with(()).given(vec![made.into()]).and(events)
}

/// The state of a collection to which the events happened.
pub fn after(made: CollectionCreated, events: Vec<CollectionEvent>) -> Collection {
    let mut collection = Collection::default();
    for event in std::iter::once(made.into()).chain(events) {
        Evolve::<CollectionEvent>::evolve(&mut collection, event, Stamp::UNKNOWN);
    }
    collection
}
