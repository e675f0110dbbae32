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
    }
}
