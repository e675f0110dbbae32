//! Why a comment's command was refused.

use crate::ids::CommentId;
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
        /// The comment to be answered is none of the same issue.
        #[error("Invalid pk \"{id}\" - object does not exist.")]
        ParentMissing {
            /// The comment that was named.
            id: CommentId,
        } => Invalid,
        /// The comment to be answered is an answer itself.
        #[error("An answer cannot be answered: answer the comment that it answers.")]
        ParentIsAnswer => Invalid,
        /// Comments stay below what they answer.
        #[error("A comment cannot become an answer to another one.")]
        ParentIsFixed => Invalid,
        /// The person has no such reaction here.
        #[error("The requested resource does not exist.")]
        ReactionMissing => Missing,
        /// The person has as many reactions here as one can have.
        #[error("Nobody can have more than 20 reactions here.")]
        TooManyReactions => Invalid,
    }
}
