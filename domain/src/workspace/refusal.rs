//! Why a workspace's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a workspace's command was refused.
    WorkspaceRefusal: "workspace" {
        /// It was never created, or it was deleted.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was created before.
        #[error("The workspace already exists")]
        AlreadyExists => Conflict,
        /// The user named is no active member.
        #[error("The requested resource does not exist.")]
        MemberMissing => Missing,
        /// The user to add is an active member with another role.
        #[error("The user is already a member of the workspace")]
        AlreadyMember => Conflict,
        /// The workspace would be left without an owner.
        #[error("A workspace cannot lose its last owner")]
        LastOwner => Conflict,
        /// Who hands the workspace over does not own it.
        #[error("Only an owner can hand the workspace over")]
        NotOwner => Forbidden,
    }
}
