//! Who sees a private collection besides its owner. A public one has no members but that: everybody sees it.

use serde::{Deserialize, Serialize};

use super::{Collection, CollectionAccess, CollectionMemberAccess, CollectionRefusal, Decision};
use crate::aggregate::{Decide, Evolve, Stamp};
use crate::audit::Audit;
use crate::ids::{CollectionMemberId, UserId};

/// A place among the members of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionMembership {
    /// The place.
    pub id: CollectionMemberId,
    /// Whose it is.
    pub user: UserId,
    /// What they may do.
    pub access: CollectionMemberAccess,
    /// How often they had come back to the workspace when they became a member; who leaves that leaves the collection.
    pub stay: u32,
    /// Who made and last changed it.
    pub audit: Audit,
}

/// Makes a user a member; the edge checks that they are a member of the workspace, and no guest of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCollectionMember {
    /// The id of the new place.
    pub id: CollectionMemberId,
    /// The user to add.
    pub user: UserId,
    /// What they shall be allowed to do.
    pub access: CollectionMemberAccess,
    /// Their present stay in the workspace.
    pub stay: u32,
}

/// Lets a member do other things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeCollectionMemberAccess {
    /// The place of the member.
    pub id: CollectionMemberId,
    /// What they shall be allowed to do.
    pub to: CollectionMemberAccess,
}

/// Ends a membership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoveCollectionMember {
    /// The place of the member.
    pub id: CollectionMemberId,
}

/// A user became a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionMemberAdded {
    /// The new place.
    pub id: CollectionMemberId,
    /// The new member.
    pub user: UserId,
    /// What they may do.
    pub access: CollectionMemberAccess,
    /// How often they had come back to the workspace.
    #[serde(default, skip_serializing_if = "is_first")]
    pub stay: u32,
}

/// A member may do other things.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionMemberAccessChanged {
    /// The place of the member.
    pub membership: CollectionMemberId,
    /// The member.
    pub user: UserId,
    /// What they could do before.
    pub from: CollectionMemberAccess,
    /// What they can do after.
    pub to: CollectionMemberAccess,
}

/// A user is no member any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionMemberRemoved {
    /// The place that they had.
    pub membership: CollectionMemberId,
    /// Who was the member.
    pub user: UserId,
    /// What they could do.
    pub access: CollectionMemberAccess,
}

/// Whether it is the stay that began when somebody first joined the workspace.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
const fn is_first(stay: &u32) -> bool {
    *stay == 0
}

impl Collection {
    /// Its members, the owner among them, by their users.
    pub fn members(&self) -> impl Iterator<Item = &CollectionMembership> {
        self.members.values()
    }

    /// The member with this place.
    ///
    /// # Errors
    /// [`CollectionRefusal::MemberMissing`].
    pub fn membership(
        &self,
        id: CollectionMemberId,
    ) -> Result<&CollectionMembership, CollectionRefusal> {
        self.members().find(|member| member.id == id).ok_or(CollectionRefusal::MemberMissing)
    }

    /// The member with this place, unless that is the owner.
    fn changeable(
        &self,
        id: CollectionMemberId,
    ) -> Result<&CollectionMembership, CollectionRefusal> {
        self.must_be_live()?;
        let member = self.membership(id)?;
        if member.user == self.owner { Err(CollectionRefusal::OwnerStays) } else { Ok(member) }
    }
}

impl Decide<AddCollectionMember> for Collection {
    fn decide(&self, command: AddCollectionMember) -> Decision {
        self.must_be_live()?;
        if self.access == CollectionAccess::Public {
            return Err(CollectionRefusal::IsPublic);
        }
        let AddCollectionMember { id, user, access, stay } = command;
        if self.access_of(user, stay).is_some() {
            return Err(CollectionRefusal::AlreadyMember);
        }
        Ok(vec![CollectionMemberAdded { id, user, access, stay }.into()])
    }
}

impl Decide<ChangeCollectionMemberAccess> for Collection {
    fn decide(
        &self,
        ChangeCollectionMemberAccess { id, to }: ChangeCollectionMemberAccess,
    ) -> Decision {
        let CollectionMembership { user, access: from, .. } = *self.changeable(id)?;
        if from == to {
            return Ok(vec![]);
        }
        Ok(vec![CollectionMemberAccessChanged { membership: id, user, from, to }.into()])
    }
}

impl Decide<RemoveCollectionMember> for Collection {
    fn decide(&self, RemoveCollectionMember { id }: RemoveCollectionMember) -> Decision {
        let CollectionMembership { user, access, .. } = *self.changeable(id)?;
        Ok(vec![CollectionMemberRemoved { membership: id, user, access }.into()])
    }
}

impl Evolve<CollectionMemberAdded> for Collection {
    fn evolve(&mut self, event: CollectionMemberAdded, stamp: Stamp) {
        let CollectionMemberAdded { id, user, access, stay } = event;
        let audit = Audit::created(stamp);
        self.members.insert(user, CollectionMembership { id, user, access, stay, audit });
        self.audit.touch(stamp);
    }
}

impl Evolve<CollectionMemberAccessChanged> for Collection {
    fn evolve(&mut self, event: CollectionMemberAccessChanged, stamp: Stamp) {
        if let Some(member) = self.members.get_mut(&event.user) {
            member.access = event.to;
            member.audit.touch(stamp);
        }
        self.audit.touch(stamp);
    }
}

impl Evolve<CollectionMemberRemoved> for Collection {
    fn evolve(&mut self, event: CollectionMemberRemoved, stamp: Stamp) {
        self.members.remove(&event.user);
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
mod tests {
    use CollectionMemberAccess::{Comment, Edit, View};
    use cqrs_es::test::TestFramework;

    use super::*;
    use crate::collection::examples::{added, created, given, membership, user};

    /// The command that adds somebody for the first time.
    fn add(number: u128, access: CollectionMemberAccess) -> AddCollectionMember {
        AddCollectionMember { id: membership(number), user: user(number), access, stay: 0 }
    }

    #[test]
    fn a_user_becomes_a_member_once() {
        given(vec![]).when(add(4, View).into()).then_expect_events(vec![added(4, View)]);
        given(vec![added(4, View)])
            .when(add(4, Edit).into())
            .then_expect_error(CollectionRefusal::AlreadyMember);
        given(vec![]).when(add(3, View).into()).then_expect_error(CollectionRefusal::AlreadyMember);
    }

    #[test]
    fn whoever_came_back_to_the_workspace_is_added_anew() {
        let again = AddCollectionMember { id: membership(5), stay: 1, ..add(4, Edit) };
        let back =
            CollectionMemberAdded { id: membership(5), user: user(4), access: Edit, stay: 1 };
        given(vec![added(4, View)]).when(again.into()).then_expect_events(vec![back.into()]);
    }

    #[test]
    fn a_public_collection_takes_no_members() {
        TestFramework::<Collection>::with(())
            .given(vec![created(CollectionAccess::Public).into()])
            .when(add(4, View).into())
            .then_expect_error(CollectionRefusal::IsPublic);
    }

    #[test]
    fn a_member_is_let_do_other_things() {
        let change = |to| ChangeCollectionMemberAccess { id: membership(4), to };
        let changed = CollectionMemberAccessChanged {
            membership: membership(4),
            user: user(4),
            from: View,
            to: Comment,
        };
        given(vec![added(4, View)])
            .when(change(Comment).into())
            .then_expect_events(vec![changed.into()]);
        given(vec![added(4, View)]).when(change(View).into()).then_expect_events(vec![]);
        given(vec![]).when(change(View).into()).then_expect_error(CollectionRefusal::MemberMissing);
    }

    #[test]
    fn a_member_goes_and_the_owner_stays() {
        let removed =
            CollectionMemberRemoved { membership: membership(4), user: user(4), access: Edit };
        given(vec![added(4, Edit)])
            .when(RemoveCollectionMember { id: membership(4) }.into())
            .then_expect_events(vec![removed.clone().into()]);
        given(vec![added(4, Edit), removed.into()])
            .when(RemoveCollectionMember { id: membership(4) }.into())
            .then_expect_error(CollectionRefusal::MemberMissing);
        given(vec![])
            .when(RemoveCollectionMember { id: membership(3) }.into())
            .then_expect_error(CollectionRefusal::OwnerStays);
        given(vec![])
            .when(ChangeCollectionMemberAccess { id: membership(3), to: View }.into())
            .then_expect_error(CollectionRefusal::OwnerStays);
    }
}
