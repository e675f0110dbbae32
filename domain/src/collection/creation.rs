//! How a collection comes into being; its maker owns it.

use serde::{Deserialize, Serialize};

use super::ordering::finite;
use super::{
    Collection, CollectionAccess, CollectionMemberAccess, CollectionMembership, CollectionRefusal,
    Decision,
};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{CollectionId, CollectionMemberId, UserId};
use crate::issue::Lifecycle;
use crate::page::PageLogo;
use crate::values::CollectionName;

/// Makes a collection.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateCollection {
    /// The new collection.
    pub id: CollectionId,
    /// What it is called.
    pub name: CollectionName,
    /// Who sees it.
    pub access: CollectionAccess,
    /// Whose it is.
    pub owner: UserId,
    /// The id of the owner's place among its members.
    pub membership: CollectionMemberId,
    /// Its icon or emoji.
    pub logo: PageLogo,
    /// Its place among the workspace's collections.
    pub sort_order: f64,
}

/// A collection was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CollectionCreated {
    /// The new collection.
    pub id: CollectionId,
    /// What it is called.
    pub name: CollectionName,
    /// Who sees it.
    pub access: CollectionAccess,
    /// Whose it is.
    pub owner: UserId,
    /// The owner's place among its members.
    pub membership: CollectionMemberId,
    /// Its icon or emoji.
    #[serde(default, skip_serializing_if = "PageLogo::is_empty")]
    pub logo: PageLogo,
    /// Its place among the workspace's collections.
    pub sort_order: f64,
}

impl Decide<CreateCollection> for Collection {
    fn decide(&self, new: CreateCollection) -> Decision {
        if self.lifecycle != Lifecycle::Unborn {
            return Err(CollectionRefusal::AlreadyExists);
        }
        let created = CollectionCreated {
            id: new.id,
            name: new.name,
            access: new.access,
            owner: new.owner,
            membership: new.membership,
            logo: new.logo,
            sort_order: finite(new.sort_order)?,
        };
        Ok(vec![created.into()])
    }
}

impl Evolve<CollectionCreated> for Collection {
    fn evolve(&mut self, event: CollectionCreated, stamp: Stamp) {
        let owner = CollectionMembership {
            id: event.membership,
            user: event.owner,
            access: CollectionMemberAccess::Edit,
            stay: 0,
            audit: Audit::created(stamp),
        };
        *self = Self {
            lifecycle: Lifecycle::Live,
            id: event.id,
            name: Some(event.name),
            access: event.access,
            owner: event.owner,
            logo: event.logo,
            sort_order: event.sort_order,
            members: [(event.owner, owner)].into(),
            audit: Audit::created(stamp),
        };
    }
}

#[cfg(test)]
mod tests {
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::collection::examples::{created, given};

    /// The command that comes to [`created`].
    fn create() -> CreateCollection {
        let made = created(CollectionAccess::Private);
        CreateCollection {
            id: made.id,
            name: made.name,
            access: made.access,
            owner: made.owner,
            membership: made.membership,
            logo: made.logo,
            sort_order: made.sort_order,
        }
    }

    #[test]
    fn a_collection_is_made_once() {
        TestFramework::<Collection>::with(())
            .given_no_previous_events()
            .when(create().into())
            .then_expect_events(vec![created(CollectionAccess::Private).into()]);
        given(vec![]).when(create().into()).then_expect_error(CollectionRefusal::AlreadyExists);
    }

    #[test]
    fn a_place_is_a_finite_number() {
        TestFramework::<Collection>::with(())
            .given_no_previous_events()
            .when(CreateCollection { sort_order: f64::NAN, ..create() }.into())
            .then_expect_error(CollectionRefusal::SortOrderNotFinite);
    }
}
