//! Typed ids. Every id is a UUID; an id of one thing cannot be passed where another thing's is wanted.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The bare UUID.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::from_str(text).map(Self)
            }
        }
    };
}

id!(/// A workspace: the unit that has one log. The instance log is the nil workspace.
    WorkspaceId);
id!(/// A project of a workspace.
    ProjectId);
id!(/// An issue ("work item" on the wire).
    IssueId);
id!(/// A comment on an issue.
    CommentId);
id!(/// The entry of an issue in the intake of its project.
    IntakeId);
id!(/// A link on an issue or a module.
    LinkId);
id!(/// A page of a project or of a workspace.
    PageId);
id!(/// A collection of pages of a workspace.
    CollectionId);
id!(/// A place among the members of a collection.
    CollectionMemberId);
id!(/// A link from an issue to a page.
    PageLinkId);
id!(/// A saved view of a project or of a workspace.
    ViewId);
id!(/// A workflow state of a project.
    StateId);
id!(/// A label of a project.
    LabelId);
id!(/// An estimate of a project.
    EstimateId);
id!(/// A point of an estimate.
    EstimatePointId);
id!(/// A cycle of a project.
    CycleId);
id!(/// A module of a project.
    ModuleId);
id!(/// A user's membership of a project.
    MembershipId);
id!(/// An invitation to a workspace.
    InvitationId);
id!(/// A person or bot of this instance.
    UserId);

impl WorkspaceId {
    /// The reserved workspace whose log holds what belongs to no workspace (users, settings).
    pub const INSTANCE: Self = Self(Uuid::nil());
}

impl UserId {
    /// The actor of events that no user asked for (migrations, scheduled work).
    pub const SYSTEM: Self = Self(Uuid::nil());
}
