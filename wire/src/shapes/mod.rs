//! One type per answer of the contract (§2); exactly its keys.

mod activity;
mod api_key;
mod audit;
mod batch;
mod choices;
mod comment;
mod invitation;
mod label;
mod link;
mod member;
mod project;
mod reference;
mod search;
mod session;
mod state;
mod user;
mod work_item;
mod workspace;

pub use activity::Activity;
pub use api_key::{ApiKey, NewApiKey};
pub use audit::Audit;
pub use batch::{CommandResult, CommandResults};
pub use choices::{CommentAccess, Priority, RoleName, RoleNumber, StateGroup};
pub use comment::Comment;
pub use invitation::{Invitation, Joined, NewInvitation, OpenInvitation, ProjectRole, Skipped};
pub use label::Label;
pub use link::Link;
pub use member::{Member, ProjectMembership};
pub use project::{Features, Project, ProjectCompact, ProjectLite, ProjectSummary};
pub use reference::Reference;
pub use search::{SearchHit, SearchHits};
pub use session::{Instance, Me, Session, SetUp, SignedIn, SignedUp};
pub use state::{State, StateLite};
pub use user::UserLite;
pub use work_item::{IssueLite, WorkItem};
pub use workspace::{Workspace, WorkspaceLite};
