//! Why a comment's command was refused.

use crate::refusal::{Refusal, Sort};

/// Why a comment's command was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CommentRefusal {
    /// It was never made, or it was deleted.
    #[error("The requested resource does not exist.")]
    Missing,
    /// It was made before.
    #[error("The comment already exists")]
    AlreadyExists,
    /// Somebody else wrote it.
    #[error("You do not have permission to perform this action.")]
    NotAuthor,
}

impl Refusal for CommentRefusal {
    fn sort(&self) -> Sort {
        match self {
            Self::Missing => Sort::Missing,
            Self::AlreadyExists => Sort::Conflict,
            Self::NotAuthor => Sort::Forbidden,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "comment/missing",
            Self::AlreadyExists => "comment/already-exists",
            Self::NotAuthor => "comment/not-author",
        }
    }
}
