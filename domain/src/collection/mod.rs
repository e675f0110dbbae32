//! A collection: pages of the workspace that are shown together; which those are, the pages say.

mod access;
mod appearance;
mod creation;
mod deletion;
#[cfg(test)]
pub(crate) mod examples;
mod history;
mod members;
mod naming;
mod ordering;
mod refusal;

pub use access::{CollectionAccess, CollectionMemberAccess};
pub use appearance::{ChangeCollectionLogo, CollectionLogoChanged};
pub use creation::{CollectionCreated, CreateCollection};
pub use deletion::{CollectionDeleted, DeleteCollection};
pub use members::{
    AddCollectionMember, ChangeCollectionMemberAccess, CollectionMemberAccessChanged,
    CollectionMemberAdded, CollectionMemberRemoved, CollectionMembership, RemoveCollectionMember,
};
pub use naming::{CollectionRenamed, RenameCollection};
pub use ordering::{CollectionReordered, ReorderCollection};
pub use refusal::CollectionRefusal;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::ids::{CollectionId, UserId};
use crate::issue::Lifecycle;
use crate::page::PageLogo;
use crate::values::CollectionName;

/// What decisions about a collection and the answers to its commands read.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Collection {
    /// Whether it exists, and still does.
    pub lifecycle: Lifecycle,
    /// The collection.
    pub id: CollectionId,
    /// What it is called; nothing until it is created.
    name: Option<CollectionName>,
    /// Who sees it, for good.
    pub access: CollectionAccess,
    /// Whose it is.
    pub owner: UserId,
    /// Its icon or emoji, as clients wrote it.
    pub logo: PageLogo,
    /// Its place among the workspace's collections, ascending.
    pub sort_order: f64,
    /// Its owner, and who else sees it if it is private.
    members: BTreeMap<UserId, CollectionMembership>,
    /// Who made and last changed it.
    pub audit: Audit,
}

commands! {
    /// Everything that can be asked of a collection.
    CollectionCommand for Collection {
        CreateCollection,
        RenameCollection,
        ChangeCollectionLogo,
        ReorderCollection,
        AddCollectionMember,
        ChangeCollectionMemberAccess,
        RemoveCollectionMember,
        DeleteCollection,
    }
}

events! {
    /// Everything that can have happened to a collection.
    CollectionEvent for Collection {
        CollectionCreated: "1",
        CollectionRenamed: "1",
        CollectionLogoChanged: "1",
        CollectionReordered: "1",
        CollectionMemberAdded: "1",
        CollectionMemberAccessChanged: "1",
        CollectionMemberRemoved: "1",
        CollectionDeleted: "1",
    }
}

aggregate! {
    Collection: "collection", CollectionCommand, CollectionEvent, CollectionRefusal, history::upcasters
}

/// What a decision comes to: events, nothing ("already so"), or a refusal.
type Decision = Result<Vec<CollectionEvent>, CollectionRefusal>;

impl Collection {
    /// Whether it was made and not deleted.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.lifecycle == Lifecycle::Live
    }

    /// What it is called.
    ///
    /// # Errors
    /// It was never created.
    pub fn name(&self) -> Result<&CollectionName, CollectionRefusal> {
        self.name.as_ref().ok_or(CollectionRefusal::Missing)
    }

    /// Refuses a change of what was never made, or was deleted.
    fn must_be_live(&self) -> Result<(), CollectionRefusal> {
        if self.is_live() { Ok(()) } else { Err(CollectionRefusal::Missing) }
    }
}
