//! An issue ("work item" on the wire): what is to be done, by whom, how far it is, its links, and its relations.

mod archiving;
mod assignment;
mod creation;
mod cycle;
mod deletion;
mod description;
mod estimation;
#[cfg(test)]
mod examples;
mod external;
mod hierarchy;
mod history;
mod intake;
mod labelling;
mod lifecycle;
mod link_url;
mod links;
mod modules;
mod moving;
mod naming;
mod ordering;
mod pages;
mod planning;
mod points;
mod priority;
mod reactions;
mod refusal;
mod relations;
mod subscription;
mod undeletion;
mod voting;
mod workflow;

pub use archiving::{
    ArchiveFinishedIssue, ArchiveIssue, IssueArchived, IssueRestored, RestoreIssue,
};
pub use assignment::{
    ChangeIssueAssignees, IssueAssigneeAdded, IssueAssigneeRemoved, SetIssueAssignees,
};
pub use creation::{CreateIssue, IssueCreated};
pub use cycle::{IssueCycleChanged, SetIssueCycle};
pub use deletion::{DeleteIssue, IssueDeleted};
pub use description::{DescribeIssue, IssueDescribed};
pub use estimation::{IssueEstimateChanged, SetIssueEstimate};
pub use external::{IssueExternalReferenceChanged, SetIssueExternalReference};
pub use hierarchy::{IssueParentChanged, ParentFact, SetIssueParent};
pub use history::priority_changed_old_new_to_from_to;
pub use intake::{
    AcceptIssue, ChangeIssueSource, DeclineIssue, Intake, IntakeExtra, IntakeSource, IntakeStatus,
    IssueAccepted, IssueDeclined, IssueIntakeRemoved, IssueMarkedDuplicate, IssuePutBack,
    IssueSnoozed, IssueSourceChanged, IssueSubmitted, MarkIssueDuplicate, PutBackIssue,
    RemoveIssueIntake, SnoozeIssue, SubmitIssue,
};
pub use labelling::{ChangeIssueLabels, IssueLabelAdded, IssueLabelRemoved, SetIssueLabels};
pub use lifecycle::Lifecycle;
pub use link_url::{LinkUrl, LinkUrlError};
pub use links::{
    AddIssueLink, ChangeIssueLinkMetadata, ChangeIssueLinkTitle, ChangeIssueLinkUrl,
    IssueLinkAdded, IssueLinkMetadataChanged, IssueLinkRemoved, IssueLinkTitleChanged,
    IssueLinkUrlChanged, Link, LinkMetadata, RemoveIssueLink,
};
pub use modules::{
    AddIssueToModule, InModule, IssueModuleAdded, IssueModuleRemoved, RemoveIssueFromModule,
};
pub use moving::{IssueAddress, IssueMoved, MoveIssue};
pub use naming::{IssueName, IssueRenamed, RenameIssue};
pub use ordering::{IssueReordered, ReorderIssue};
pub use pages::{IssuePageLinked, IssuePageUnlinked, LinkIssuePage, PageLink, UnlinkIssuePage};
pub use planning::{IssueStartDateChanged, IssueTargetDateChanged, PlanIssue};
pub use points::{IssuePointChanged, Point, SetIssuePoint};
pub use priority::{IssuePriorityChanged, Priority, SetIssuePriority};
pub use reactions::{
    AddIssueReaction, IssueReactionAdded, IssueReactionRemoved, RemoveIssueReaction,
};
pub use refusal::IssueRefusal;
pub use relations::{
    AddIssueRelation, IssueRelationAdded, IssueRelationRemoved, RelatedIssue, Relation,
    RemoveIssueRelation,
};
pub use subscription::{
    IssueSubscribed, IssueUnsubscribed, SubscribeToIssue, UnsubscribeFromIssue,
};
pub use undeletion::{IssueUndeleted, UndeleteIssue};
pub use voting::{CastIssueVote, IssueVoteChanged, Vote, Voted};
pub use workflow::{IssueStateChanged, SetIssueState};

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::aggregate::{aggregate, commands, events};
use crate::audit::Audit;
use crate::facts::{CycleRef, EstimatePointRef, IssueRef, LabelRef, StateRef};
use crate::html::RichText;
use crate::ids::{IssueId, ProjectId, UserId};
use crate::reactions::Reactions;
use crate::values::ExternalRef;

/// What decisions about an issue and the answers to its commands read.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issue {
    /// Whether it exists, and still does.
    pub lifecycle: Lifecycle,
    /// The issue.
    pub id: IssueId,
    /// The project that it is in.
    pub project: ProjectId,
    /// Its running number in that project, the 42 of `ENG-42`.
    pub number: u32,
    /// What it is called; nothing until it is created.
    name: Option<IssueName>,
    /// What it is about.
    pub description: RichText,
    /// How urgent it is.
    pub priority: Priority,
    /// Where it stands in the workflow, by the state's name and group when it got there.
    pub state: StateRef,
    /// When it came into that state.
    pub state_since: DateTime<Utc>,
    /// When it came into a completed state; none outside of those.
    pub completed_at: Option<DateTime<Utc>>,
    /// Who works on it, in the order in which they were assigned.
    pub assignees: Vec<UserId>,
    /// Its labels by the names they had when added; a label deleted since may still be among them.
    pub labels: Vec<LabelRef>,
    /// The modules that it is in, by the names they had when it came; a module deleted since may still be among them.
    pub modules: Vec<InModule>,
    /// The issue that it is a part of.
    pub parent: Option<IssueRef>,
    /// The cycle that it is in, by the name it had when the issue came into it; it may be deleted since.
    pub cycle: Option<CycleRef>,
    /// When it came into that cycle, and who put it there.
    pub cycle_since: Option<(DateTime<Utc>, UserId)>,
    /// The day on which work begins.
    pub start_date: Option<NaiveDate>,
    /// The day on which it should be done, never before `start_date`.
    pub target_date: Option<NaiveDate>,
    /// How much work it is, in the old scale.
    pub point: Option<Point>,
    /// Its point of the project's estimate by the value it had when given; one removed since may still be here.
    pub estimate_point: Option<EstimatePointRef>,
    /// Its place among other issues, ascending.
    pub sort_order: f64,
    /// What it is called in another system.
    pub external: ExternalRef,
    /// Since when it is archived.
    pub archived_at: Option<NaiveDate>,
    /// What the intake knows of it, if it came that way and is still listed there.
    #[serde(default)]
    pub intake: Option<Intake>,
    /// Its links, oldest first.
    pub links: Vec<Link>,
    /// What it is to other issues, oldest first; one deleted since may still be among them.
    pub relations: Vec<RelatedIssue>,
    /// The pages that it is linked with, in the order in which they were; one deleted since may still be among them.
    pub pages: Vec<PageLink>,
    /// Who said that they want to hear of it; others do because of what they did or was done to them.
    subscribers: BTreeSet<UserId>,
    /// The reactions to it.
    pub reactions: Reactions,
    /// The votes for and against it.
    votes: Vec<Voted>,
    /// Who made and last changed it; every event is a change, those of links too, but not those of relations, links to pages,
    /// subscriptions, reactions and votes. Its version is the one that clients know.
    pub audit: Audit,
}

commands! {
    /// Everything that can be asked of an issue.
    IssueCommand for Issue {
        CreateIssue,
        SubmitIssue,
        RenameIssue,
        DescribeIssue,
        SetIssuePriority,
        SetIssueState,
        SetIssueAssignees,
        ChangeIssueAssignees,
        SetIssueLabels,
        ChangeIssueLabels,
        AddIssueToModule,
        RemoveIssueFromModule,
        SetIssueParent,
        SetIssueCycle,
        PlanIssue,
        SetIssuePoint,
        SetIssueEstimate,
        ReorderIssue,
        MoveIssue,
        SetIssueExternalReference,
        ArchiveIssue,
        ArchiveFinishedIssue,
        RestoreIssue,
        DeleteIssue,
        UndeleteIssue,
        AddIssueLink,
        ChangeIssueLinkUrl,
        ChangeIssueLinkTitle,
        ChangeIssueLinkMetadata,
        RemoveIssueLink,
        AddIssueRelation,
        RemoveIssueRelation,
        LinkIssuePage,
        UnlinkIssuePage,
        SubscribeToIssue,
        UnsubscribeFromIssue,
        AddIssueReaction,
        RemoveIssueReaction,
        CastIssueVote,
        AcceptIssue,
        DeclineIssue,
        SnoozeIssue,
        MarkIssueDuplicate,
        PutBackIssue,
        ChangeIssueSource,
        RemoveIssueIntake,
    }
}

events! {
    /// Everything that can have happened to an issue.
    IssueEvent for Issue {
        IssueCreated: "1",
        IssueRenamed: "1",
        IssueDescribed: "1",
        IssuePriorityChanged: "2",
        IssueStateChanged: "1",
        IssueAssigneeAdded: "1",
        IssueAssigneeRemoved: "1",
        IssueLabelAdded: "1",
        IssueLabelRemoved: "1",
        IssueModuleAdded: "1",
        IssueModuleRemoved: "1",
        IssueParentChanged: "1",
        IssueCycleChanged: "1",
        IssueStartDateChanged: "1",
        IssueTargetDateChanged: "1",
        IssuePointChanged: "1",
        IssueEstimateChanged: "1",
        IssueReordered: "1",
        IssueMoved: "1",
        IssueExternalReferenceChanged: "1",
        IssueArchived: "1",
        IssueRestored: "1",
        IssueDeleted: "1",
        IssueUndeleted: "1",
        IssueLinkAdded: "1",
        IssueLinkUrlChanged: "1",
        IssueLinkTitleChanged: "1",
        IssueLinkMetadataChanged: "1",
        IssueLinkRemoved: "1",
        IssueRelationAdded: "1",
        IssueRelationRemoved: "1",
        IssuePageLinked: "1",
        IssuePageUnlinked: "1",
        IssueSubscribed: "1",
        IssueUnsubscribed: "1",
        IssueReactionAdded: "1",
        IssueReactionRemoved: "1",
        IssueVoteChanged: "1",
        IssueSubmitted: "1",
        IssueAccepted: "1",
        IssueDeclined: "1",
        IssueSnoozed: "1",
        IssueMarkedDuplicate: "1",
        IssuePutBack: "1",
        IssueSourceChanged: "1",
        IssueIntakeRemoved: "1",
    }
}

aggregate! { Issue: "issue", IssueCommand, IssueEvent, IssueRefusal, history::upcasters }
