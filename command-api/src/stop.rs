//! Why a command was not carried out.

use domain::AccessRefusal;
use domain::comment::CommentRefusal;
use domain::issue::IssueRefusal;
use domain::project::ProjectRefusal;
use domain::user::UserRefusal;
use domain::workspace::WorkspaceRefusal;
use event_store::{Claim, LogError};
use service::Problem;

/// Why a command was not carried out.
#[derive(Debug)]
pub enum Stop {
    /// A rule says no.
    Refused(AnyRefusal),
    /// The command does not fit the contract, or what it names is not there.
    Problem(Problem),
    /// A name is taken.
    Claimed(Claim),
    /// The idempotency key belongs to another request.
    KeyReused,
    /// What the decision rests on kept moving.
    Contended,
    /// The log cannot be asked.
    Log(LogError),
    /// A mistake of this program.
    Internal(&'static str),
}

/// A rule's "no", of any aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnyRefusal {
    /// The user's role does not reach that far.
    Access(AccessRefusal),
    /// About a comment.
    Comment(CommentRefusal),
    /// About an issue.
    Issue(IssueRefusal),
    /// About a project.
    Project(ProjectRefusal),
    /// About a user.
    User(UserRefusal),
    /// About a workspace.
    Workspace(WorkspaceRefusal),
}

/// Makes each refusal a reason to stop.
macro_rules! refusals {
    ($($name:ident($refusal:ty)),+ $(,)?) => {
        $(impl From<$refusal> for Stop {
            fn from(refusal: $refusal) -> Self {
                Self::Refused(AnyRefusal::$name(refusal))
            }
        })+
    };
}

refusals! {
    Access(AccessRefusal),
    Comment(CommentRefusal),
    Issue(IssueRefusal),
    Project(ProjectRefusal),
    User(UserRefusal),
    Workspace(WorkspaceRefusal),
}

impl Stop {
    /// The read tables cannot be asked.
    #[must_use]
    pub fn database(error: sqlx::Error) -> Self {
        Self::Log(LogError::from(error))
    }

    /// Whether another state of the log could have led to another answer.
    #[must_use]
    pub const fn rests_on_state(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::Problem(_))
    }
}

impl From<LogError> for Stop {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}
