//! Why a collection's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a collection's command was refused.
    CollectionRefusal: "collection" {
        /// It was never made, or it was deleted, or it is not for this user.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was made before.
        #[error("The collection already exists")]
        AlreadyExists => Conflict,
        /// Nobody has this place among its members.
        #[error("The requested resource does not exist.")]
        MemberMissing => Missing,
        /// The user to add sees it already.
        #[error("The user is already a member of the collection")]
        AlreadyMember => Conflict,
        /// It is public, so nobody has to be made a member of it.
        #[error("The collection is public: all members of the workspace see it")]
        IsPublic => Conflict,
        /// The member is its owner.
        #[error("The owner of a collection stays a member of it, and may always change it")]
        OwnerStays => Conflict,
        /// The sort order is infinite or no number.
        #[error("A valid number is required.")]
        SortOrderNotFinite => Invalid,
    }
}
