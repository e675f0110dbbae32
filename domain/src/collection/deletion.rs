//! The end of a collection. The pages in it leave it, each by an event of its own in the same append.

use serde::{Deserialize, Serialize};

use super::{Collection, CollectionAccess, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::ids::UserId;
use crate::issue::Lifecycle;

/// Deletes a collection for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeleteCollection {}

/// A collection was deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionDeleted {
    /// Who could see it.
    pub access: CollectionAccess,
    /// Whose it was.
    pub owner: UserId,
}

impl Decide<DeleteCollection> for Collection {
    fn decide(&self, _: DeleteCollection) -> Decision {
        self.must_be_live()?;
        Ok(vec![CollectionDeleted { access: self.access, owner: self.owner }.into()])
    }
}

impl Evolve<CollectionDeleted> for Collection {
    fn evolve(&mut self, _: CollectionDeleted, stamp: Stamp) {
        self.lifecycle = Lifecycle::Deleted;
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::examples::{OWNER, given, membership, user};
    use crate::collection::{
        AddCollectionMember, ChangeCollectionLogo, ChangeCollectionMemberAccess, CollectionCommand,
        CollectionEvent, CollectionMemberAccess, CollectionRefusal, RemoveCollectionMember,
        RenameCollection, ReorderCollection,
    };
    use crate::page::PageLogo;

    /// The collection was deleted.
    fn deleted() -> CollectionEvent {
        CollectionDeleted { access: CollectionAccess::Private, owner: OWNER }.into()
    }

    #[test]
    fn a_collection_is_deleted() {
        given(vec![]).when(DeleteCollection {}.into()).then_expect_events(vec![deleted()]);
    }

    #[test]
    fn a_deleted_collection_refuses_everything() {
        let access = CollectionMemberAccess::Edit;
        let commands: [CollectionCommand; 7] = [
            DeleteCollection {}.into(),
            RenameCollection { to: "Guides".parse().unwrap() }.into(),
            ChangeCollectionLogo { to: PageLogo::new() }.into(),
            ReorderCollection { to: 1.5 }.into(),
            AddCollectionMember { id: membership(4), user: user(4), access, stay: 0 }.into(),
            ChangeCollectionMemberAccess { id: membership(3), to: access }.into(),
            RemoveCollectionMember { id: membership(3) }.into(),
        ];
        for command in commands {
            given(vec![deleted()]).when(command).then_expect_error(CollectionRefusal::Missing);
        }
    }
}
