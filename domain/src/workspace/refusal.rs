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
        /// There is no such invitation, or it was revoked.
        #[error("The required object does not exist.")]
        InvitationMissing => Missing,
        /// Somebody with this address is invited already.
        #[error("Email already invited")]
        AlreadyInvited => Invalid,
        /// As many invitations are open as a workspace may have.
        #[error("The workspace has too many open invitations: revoke some first")]
        TooManyInvitations => Conflict,
        /// An invitation cannot make an owner.
        #[error("Nobody can be invited to own the workspace")]
        OwnersAreNotInvited => Invalid,
        /// The invitation was accepted.
        #[error("Invite already accepted")]
        InvitationAccepted => Conflict,
        /// The invitation was declined.
        #[error("Invite already responded")]
        InvitationDeclined => Conflict,
        /// The invitation can no longer be accepted.
        #[error("The invitation has expired; ask for a new link")]
        InvitationExpired => Conflict,
        /// The user who answers for the invitation may no longer invite people.
        #[error("Whoever sent this invitation may no longer invite people; ask for a new link")]
        InviterWithoutRight => Conflict,
        /// The workspace would be left without an owner.
        #[error("A workspace cannot lose its last owner")]
        LastOwner => Conflict,
        /// Who hands the workspace over does not own it.
        #[error("Only an owner can hand the workspace over")]
        NotOwner => Forbidden,
    }
}
