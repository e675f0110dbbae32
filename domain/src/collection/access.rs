//! Who sees a collection, and what they may do with it.

use serde::{Deserialize, Serialize};

use super::Collection;
use crate::ids::UserId;

/// Who sees a collection.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CollectionAccess {
    /// The members of the workspace but its guests, all of whom may change it.
    #[default]
    Public,
    /// Its owner and its members.
    Private,
}

impl CollectionAccess {
    /// The stored name: `PUBLIC` or `PRIVATE`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "PUBLIC",
            Self::Private => "PRIVATE",
        }
    }
}

/// What a member of a collection may do with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollectionMemberAccess {
    /// See the collection and its pages.
    View,
    /// The same: nothing in a collection can be commented on yet.
    Comment,
    /// Change how it is called and looks, and which pages are in it.
    Edit,
}

impl CollectionMemberAccess {
    /// Every access, in the order of the numbers that clients know them by.
    pub const ALL: [Self; 3] = [Self::View, Self::Comment, Self::Edit];

    /// The stored name: `view`, `comment` or `edit`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Comment => "comment",
            Self::Edit => "edit",
        }
    }
}

impl Collection {
    /// What a member of the workspace, who is no guest of it, may do with the collection; `stay` is their present stay there.
    #[must_use]
    pub fn access_of(&self, user: UserId, stay: u32) -> Option<CollectionMemberAccess> {
        if self.access == CollectionAccess::Public || self.owner == user {
            return Some(CollectionMemberAccess::Edit);
        }
        let member = self.members.get(&user).filter(|member| member.stay == stay);
        member.map(|member| member.access)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::examples::{OWNER, added, after, created, user};

    #[test]
    fn a_public_collection_is_for_everybody_and_a_private_one_for_its_members() {
        let edit = Some(CollectionMemberAccess::Edit);
        let public = after(created(CollectionAccess::Public), vec![]);
        assert_eq!(public.access_of(user(4), 0), edit);
        let member = added(4, CollectionMemberAccess::View);
        let private = after(created(CollectionAccess::Private), vec![member]);
        assert_eq!(private.access_of(OWNER, 3), edit);
        assert_eq!(private.access_of(user(4), 0), Some(CollectionMemberAccess::View));
        assert_eq!(private.access_of(user(4), 1), None, "they left the workspace and came back");
        assert_eq!(private.access_of(user(5), 0), None);
    }

    #[test]
    fn access_is_stored_by_its_name() {
        for access in [CollectionAccess::Public, CollectionAccess::Private] {
            assert_eq!(serde_json::to_value(access).unwrap(), access.name());
        }
        for access in CollectionMemberAccess::ALL {
            assert_eq!(serde_json::to_value(access).unwrap(), access.name());
        }
    }
}
