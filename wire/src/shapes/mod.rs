//! One type per answer of the contract (§2); exactly its keys.

mod activity;
mod api_key;
mod audience;
mod audit;
mod batch;
mod choices;
mod collection;
mod comment;
mod cycle;
mod estimate;
mod features;
mod intake;
mod invitation;
mod label;
mod link;
mod member;
mod module;
mod own;
mod page;
mod project;
mod reference;
mod relation;
mod role;
mod search;
mod session;
mod state;
mod undo;
mod user;
mod view;
mod work_item;
mod workspace;

pub use activity::Activity;
pub use api_key::{ApiKey, NewApiKey};
pub use audience::{CommentReaction, Subscriber, Subscription, WorkItemReaction, WorkItemVote};
pub use audit::Audit;
pub use batch::{BulkAnswer, BulkPreview, BulkResult, BulkResults, CommandResult, CommandResults};
pub use choices::{
    CollectionAccessNumber, CollectionMemberAccessNumber, CommentAccess, EntityName, EstimateType,
    FavouriteType, IntakeStatusNumber, ModuleStatus, PageAccessNumber, Priority, RelationType,
    RoleName, RoleNumber, StateGroup, ViewAccessNumber, ViewGroup, ViewLayout,
};
pub use collection::{
    Collection, CollectionBranchPage, CollectionMember, CollectionPage, CollectionPageLite,
    CollectionPageSearchResult,
};
pub use comment::Comment;
pub use cycle::{
    ArchivedCycle, BurnDown, BurnDownDay, BurnDownItems, BurnDownPoints, CountedCycle, Cycle,
    CycleIssue,
};
pub use estimate::{Estimate, EstimatePoint};
pub use features::{Features, WorkspaceFeatures};
pub use intake::{IntakeIssue, IntakeIssueDetail};
pub use invitation::{Invitation, Joined, NewInvitation, OpenInvitation, ProjectRole, Skipped};
pub use label::Label;
pub use link::Link;
pub use member::{Member, ProjectMembership};
pub use module::{CountedModule, Module, ModuleIssue, ModuleLink};
pub use own::{Draft, EntityData, Favourite, Preferences, RecentVisit, Sticky};
pub use page::{PageVersion, WikiPage, WorkItemPage, WorkItemPageLite};
pub use project::{Project, ProjectCompact, ProjectLite, ProjectSummary, ProjectSwitches};
pub use reference::Reference;
pub use relation::{
    Dependencies, Dependency, RelatedId, RelatedWorkItem, RelationDefinition, Relations,
};
pub use role::{RoleDistribution, RoleShare};
pub use search::{SearchHit, SearchHits};
pub use session::{Instance, Me, Session, SetUp, SignedIn, SignedUp};
pub use state::{State, StateLite};
pub use undo::{Undone, UndoneFact, UndoneOutcome};
pub use user::UserLite;
pub use view::View;
pub use work_item::{IssueLite, WorkItem};
pub use workspace::{Workspace, WorkspaceLite};
