//! Why an issue's command was refused.

use crate::refusal::{Refusal, Sort};

/// Why an issue's command was refused; the texts are those of the contract where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IssueRefusal {
    /// It was never created, or it was deleted.
    #[error("The requested resource does not exist.")]
    Missing,
    /// It was created before.
    #[error("The issue already exists")]
    AlreadyExists,
    /// The state is not one of the project's, or one that users do not see.
    #[error("State is not valid please pass a valid state_id")]
    StateNotInProject,
    /// The parent is not one of the project's issues.
    #[error("Parent is not valid issue_id please pass a valid issue_id")]
    ParentNotInProject,
    /// The parent is the issue itself.
    #[error("An issue cannot be its own parent")]
    ParentIsItself,
    /// The parent is a part of the issue, directly or further down.
    #[error("An issue cannot be moved below one of its own sub-issues")]
    ParentIsBelow,
    /// Work would begin after it should be done.
    #[error("Start date cannot exceed target date")]
    StartAfterTarget,
    /// The sort order is infinite or no number.
    #[error("A valid number is required.")]
    SortOrderNotFinite,
    /// The issue is still open.
    #[error("Can only archive completed or cancelled state group issue")]
    NotFinished,
    /// Somebody else created the issue.
    #[error("Only admin or creator can delete the work item")]
    NotCreator,
    /// The link does not exist, or was removed.
    #[error("The requested resource does not exist.")]
    LinkMissing,
    /// Another link of the issue has this address.
    #[error("URL already exists for this Issue")]
    LinkUrlTaken,
}

impl Refusal for IssueRefusal {
    fn sort(&self) -> Sort {
        match self {
            Self::Missing | Self::LinkMissing => Sort::Missing,
            Self::AlreadyExists | Self::NotFinished | Self::LinkUrlTaken => Sort::Conflict,
            Self::NotCreator => Sort::Forbidden,
            Self::StateNotInProject
            | Self::ParentNotInProject
            | Self::ParentIsItself
            | Self::ParentIsBelow
            | Self::StartAfterTarget
            | Self::SortOrderNotFinite => Sort::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Missing => "issue/missing",
            Self::AlreadyExists => "issue/already-exists",
            Self::StateNotInProject => "issue/state-not-in-project",
            Self::ParentNotInProject => "issue/parent-not-in-project",
            Self::ParentIsItself => "issue/parent-is-itself",
            Self::ParentIsBelow => "issue/parent-is-below",
            Self::StartAfterTarget => "issue/start-after-target",
            Self::SortOrderNotFinite => "issue/sort-order-not-finite",
            Self::NotFinished => "issue/not-finished",
            Self::NotCreator => "issue/not-creator",
            Self::LinkMissing => "issue/link-missing",
            Self::LinkUrlTaken => "issue/link-url-taken",
        }
    }
}
