//! Why a workspace's command was refused.

use crate::refusal::{Refusal, Sort};

/// Why a workspace's command was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WorkspaceRefusal {
    /// It was never created, or it was deleted.
    #[error("The requested resource does not exist.")]
    Missing,
    /// It was created before.
    #[error("The workspace already exists")]
    AlreadyExists,
    /// The user named is no active member.
    #[error("The requested resource does not exist.")]
    MemberMissing,
    /// The user to add is an active member with another role.
    #[error("The user is already a member of the workspace")]
    AlreadyMember,
    /// The workspace would be left without an owner.
    #[error("A workspace cannot lose its last owner")]
    LastOwner,
    /// The acting user's role does not reach that far.
    #[error("You do not have permission to perform this action.")]
    RoleTooLow,
}

impl Refusal for WorkspaceRefusal {
    fn sort(&self) -> Sort {
        match self {
            Self::Missing | Self::MemberMissing => Sort::Missing,
            Self::AlreadyExists | Self::AlreadyMember | Self::LastOwner => Sort::Conflict,
            Self::RoleTooLow => Sort::Forbidden,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "workspace/missing",
            Self::AlreadyExists => "workspace/already-exists",
            Self::MemberMissing => "workspace/member-missing",
            Self::AlreadyMember => "workspace/already-member",
            Self::LastOwner => "workspace/last-owner",
            Self::RoleTooLow => "workspace/role-too-low",
        }
    }
}
