//! Why a command was not carried out.

use domain::AccessRefusal;
use domain::collection::CollectionRefusal;
use domain::comment::CommentRefusal;
use domain::cycle::CycleRefusal;
use domain::issue::IssueRefusal;
use domain::module::ModuleRefusal;
use domain::page::PageRefusal;
use domain::project::ProjectRefusal;
use domain::user::UserRefusal;
use domain::view::ViewRefusal;
use domain::workspace::WorkspaceRefusal;
use event_store::{Claim, LogError};
use service::Problem;
use wire::NotSent;

/// Why a command was not carried out.
#[derive(Debug)]
pub enum CommandError {
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

/// What comes of a command or of a part of it.
pub type Result<T, E = CommandError> = std::result::Result<T, E>;

/// A rule's "no", of any aggregate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnyRefusal {
    /// The user's role does not reach that far.
    Access(AccessRefusal),
    Collection(CollectionRefusal),
    Comment(CommentRefusal),
    Cycle(CycleRefusal),
    Issue(IssueRefusal),
    Module(ModuleRefusal),
    Page(PageRefusal),
    Project(ProjectRefusal),
    User(UserRefusal),
    View(ViewRefusal),
    Workspace(WorkspaceRefusal),
}

/// Makes each refusal an error.
macro_rules! refusals {
    ($($name:ident($refusal:ty)),+ $(,)?) => {
        $(impl From<$refusal> for CommandError {
            fn from(refusal: $refusal) -> Self {
                Self::Refused(AnyRefusal::$name(refusal))
            }
        })+
    };
}

refusals! {
    Access(AccessRefusal),
    Collection(CollectionRefusal),
    Comment(CommentRefusal),
    Cycle(CycleRefusal),
    Issue(IssueRefusal),
    Module(ModuleRefusal),
    Page(PageRefusal),
    Project(ProjectRefusal),
    User(UserRefusal),
    View(ViewRefusal),
    Workspace(WorkspaceRefusal),
}

impl CommandError {
    /// The read tables cannot be asked.
    #[must_use]
    pub fn database(error: sqlx::Error) -> Self {
        Self::Log(LogError::from(error))
    }

    /// The error as a PATCH answers it: the contract has no words of its own there for a name that is taken.
    #[must_use]
    pub fn in_patch(self) -> Self {
        use ProjectRefusal::{LabelNameTaken, StateNameTaken};
        match self {
            Self::Refused(AnyRefusal::Project(LabelNameTaken { .. } | StateNameTaken { .. })) => {
                Problem::payload_not_valid().into()
            }
            other => other,
        }
    }

    /// Whether another state of the log could have led to another answer.
    #[must_use]
    pub const fn rests_on_state(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::Problem(_))
    }
}

impl From<LogError> for CommandError {
    fn from(error: LogError) -> Self {
        Self::Log(error)
    }
}

impl From<Problem> for CommandError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<NotSent> for CommandError {
    fn from(error: NotSent) -> Self {
        Self::Problem(error.into())
    }
}
