//! The rights that routes need: each route of both APIs names one of them, in one table (`service::http::rights`).

use crate::access::{Access, AccessRefusal};
use crate::collection::Collection;
use crate::ids::UserId;
use crate::role::Role;

/// The answer to a question of access.
type Answer = Result<(), AccessRefusal>;

/// Where a right is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In no workspace: roles do not matter.
    Nowhere,
    /// In a workspace.
    Workspace,
    /// In a project.
    Project,
}

/// Declares the rights, each with where it is asked for and who has it, in the words of the documents.
macro_rules! rights {
    ($($name:ident in $place:ident: $who:literal),+ $(,)?) => {
        /// What the caller of a route has to be.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Right {
            $(#[doc = $who] $name,)+
        }

        impl Right {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What documents call it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }

            /// Who has it, in a sentence.
            #[must_use]
            pub const fn who(self) -> &'static str {
                match self {
                    $(Self::$name => $who,)+
                }
            }

            /// Where it is asked for.
            #[must_use]
            pub const fn place(self) -> Place {
                match self {
                    $(Self::$name => Place::$place,)+
                }
            }
        }
    };
}

rights! {
    Everyone in Nowhere: "Everyone, also without a credential.",
    SignedIn in Nowhere: "Every caller with a key or a session; what the route shows and changes is their own.",
    Addressee in Nowhere: "The user whose address was invited.",
    WorkspaceReader in Workspace: "The active members of the workspace, its guests too.",
    InSomeProject in Workspace: "The members of any project of the workspace; they see the rows of their own projects.",
    WorkspaceMember in Workspace: "The members of the workspace but its guests.",
    WorkspacePageOwner in Workspace: "The owner of the page and the owners and admins of the workspace, while they are no guests of it.",
    WorkspaceAdmin in Workspace: "The owners and admins of the workspace.",
    RoleGiver in Workspace: "The owners of the workspace, and its admins unless the role that is given or taken is an owner's.",
    WorkspaceOwner in Workspace: "The owners of the workspace.",
    CollectionReader in Workspace: "The members of the workspace but its guests, as far as they see the collection.",
    CollectionEditor in Workspace: "The members of the workspace but its guests for a public collection; for a private one its owner and those of its members who may edit it.",
    CollectionOwner in Workspace: "The owner of the collection, and the owners and admins of the workspace who see it.",
    WorkspaceViewOwner in Workspace: "The owner of the view and the owners and admins of the workspace who see it, while they are no guests of it.",
    MembershipHolder in Workspace: "The owner of the collection, the owners and admins of the workspace who see it, and the person whose membership it is.",
    ProjectReader in Project: "The members of the project, its guests too.",
    Commenter in Project: "The members of the project, its guests too.",
    CommentWriter in Project: "The writer of the comment and the admins of the project, while they are members of it.",
    Submitter in Project: "The members of the project; its guests only what they submitted.",
    SubmissionOwner in Project: "The true creator of what waits in the intake and the admins of the project, while they are members of it.",
    Triager in Project: "The admins of the project; other members are told that only they decide.",
    ProjectMember in Project: "The members of the project but its guests.",
    ItemCreator in Project: "The true creator of the work item and the admins of the project, while they are no guests of it.",
    CycleOwner in Project: "The owner of the cycle and the admins of the project, while they are no guests of it.",
    ModuleCreator in Project: "The true creator of the module and the admins of the project, while they are no guests of it.",
    ProjectPageOwner in Project: "The owner of the page and the admins of the project, while they are no guests of it.",
    ProjectViewOwner in Project: "The owner of the view and the admins of the project who see it, while they are no guests of it.",
    ProjectManager in Project: "The admins of the project, and the owners and admins of the workspace who are members of it.",
    ProjectAdmin in Project: "The admins of the project.",
}

impl Right {
    /// Asks what can be asked before the thing is known: the roles. What depends on the thing (whose it is) is asked in
    /// the decision, by the question of [`Access`] that [`Right::permits`] names.
    ///
    /// # Errors
    /// The roles do not reach that far.
    pub fn asks(self, access: &Access) -> Answer {
        match self {
            Self::Everyone | Self::SignedIn | Self::Addressee => Ok(()),
            Self::WorkspaceReader | Self::InSomeProject => access.may_read_workspace(),
            Self::WorkspaceMember | Self::WorkspaceViewOwner => access.may_take_part(),
            Self::WorkspacePageOwner
            | Self::CollectionReader
            | Self::CollectionEditor
            | Self::CollectionOwner
            | Self::MembershipHolder => access.may_change_workspace_pages(),
            Self::WorkspaceAdmin | Self::RoleGiver => access.may_manage_workspace(),
            Self::WorkspaceOwner => access.may_dispose_of_workspace(),
            Self::ProjectReader => access.may_read_content(),
            Self::Commenter | Self::CommentWriter => access.may_comment(),
            Self::ProjectMember
            | Self::ItemCreator
            | Self::CycleOwner
            | Self::ModuleCreator
            | Self::ProjectPageOwner
            | Self::ProjectViewOwner => access.may_change_content(),
            Self::Submitter | Self::SubmissionOwner => access.may_submit(),
            Self::Triager => access.may_triage(),
            Self::ProjectManager => access.may_manage_project(),
            Self::ProjectAdmin => access.may_manage_project_members(),
        }
    }

    /// Asks about a collection, with the caller's present stay in the workspace. Whose membership it is, is asked in the
    /// decision.
    ///
    /// # Errors
    /// They may not.
    pub fn asks_of(self, access: &Access, collection: &Collection, stay: u32) -> Answer {
        self.asks(access)?;
        match self {
            Self::CollectionEditor => access.may_edit_collection(collection, stay),
            Self::CollectionOwner => access.may_dispose_of_collection(collection, stay),
            _ => access.may_see_collection(collection, stay),
        }
    }

    /// The whole answer, with a thing that is `owner`'s.
    ///
    /// # Errors
    /// They may not.
    pub fn permits(self, access: &Access, owner: UserId) -> Answer {
        self.asks(access)?;
        match self {
            Self::Addressee if access.user != owner => Err(AccessRefusal::RoleTooLow),
            Self::InSomeProject => access.may_read_content(),
            Self::WorkspacePageOwner | Self::CollectionOwner | Self::MembershipHolder => {
                access.may_dispose_of_page_of(owner, false)
            }
            Self::ProjectPageOwner => access.may_dispose_of_page_of(owner, true),
            Self::WorkspaceViewOwner => access.may_dispose_of_view_of(owner, false),
            Self::ProjectViewOwner => access.may_dispose_of_view_of(owner, true),
            Self::RoleGiver => access.may_manage_role(Role::Member),
            Self::CommentWriter => access.may_change_comment(owner),
            Self::Submitter => access.may_change_submission(owner),
            Self::SubmissionOwner => access.may_delete_submission(owner),
            Self::ItemCreator => access.may_delete_issue(owner),
            Self::CycleOwner => access.may_delete_cycle(owner),
            Self::ModuleCreator => access.may_delete_module(owner),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// The one who asks.
    const USER: UserId = UserId(Uuid::from_u128(1));

    /// Somebody else.
    const OTHER: UserId = UserId(Uuid::from_u128(2));

    #[test]
    fn without_a_role_only_what_is_in_no_workspace_is_permitted() {
        let nobody = Access::new(USER, None, None);
        for right in Right::ALL {
            let is_permitted = right.permits(&nobody, USER).is_ok();
            assert_eq!(is_permitted, right.place() == Place::Nowhere, "{right:?}");
        }
    }

    #[test]
    fn roles_in_the_workspace_give_nothing_in_a_project() {
        for role in [Role::Guest, Role::Member, Role::Admin, Role::Owner] {
            let outside = Access::new(USER, Some(role), None);
            for right in Right::ALL.iter().filter(|right| right.place() == Place::Project) {
                assert!(right.asks(&outside).is_err(), "{right:?} as {role:?}");
            }
        }
    }

    #[test]
    fn what_is_the_owners_is_permitted_to_them_and_to_admins() {
        let owned = [
            Right::CommentWriter,
            Right::ItemCreator,
            Right::CycleOwner,
            Right::ModuleCreator,
            Right::ProjectPageOwner,
            Right::ProjectViewOwner,
        ];
        for right in owned {
            let access = |role| Access::new(USER, Some(Role::Member), Some(role));
            assert!(right.permits(&access(Role::Member), USER).is_ok(), "{right:?}");
            assert!(right.permits(&access(Role::Member), OTHER).is_err(), "{right:?}");
            assert!(right.permits(&access(Role::Admin), OTHER).is_ok(), "{right:?}");
        }
    }
}
