//! Why a comment's command was refused.

use crate::refusal::refusals;

refusals! {
    /// Why a comment's command was refused.
    CommentRefusal: "comment" {
        /// It was never made, or it was deleted.
        #[error("The requested resource does not exist.")]
        Missing => Missing,
        /// It was made before.
        #[error("The comment already exists")]
        AlreadyExists => Conflict,
        /// The person has no such reaction here.
        #[error("The requested resource does not exist.")]
        ReactionMissing => Missing,
        /// The person has as many reactions here as one can have.
        #[error("Nobody can have more than 20 reactions here.")]
        TooManyReactions => Invalid,
    }
}
