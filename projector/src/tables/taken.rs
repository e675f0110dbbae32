//! Which tables take each event.
//!
//! The match of a table names the events that it takes and leaves out all others, so neither the compiler nor the rows of
//! its own tests notice an event that one table takes and another has forgotten: whoever adds one sees here who takes it.

use domain::{Event, documented};

use super::TABLES;
use crate::testing::projected;

/// An event and the tables whose rows it changes; in brackets the tables of which it only moves rows on, with their stream
/// or with what they are inside of.
fn takers(event: Event) -> String {
    let name = event.event_type();
    let event = projected((1, &(1, event)));
    let takers = TABLES.into_iter().filter_map(|table| match table.name() {
        name if table.takes(&event) => Some(format!(" {name}")),
        name if table.follows(&event) => Some(format!(" ({name})")),
        _ => None,
    });
    format!("{name}:{}", takers.collect::<String>())
}

#[test]
#[expect(clippy::too_many_lines, reason = "a line for each event")]
fn every_event_is_taken_by_the_tables_that_show_it() {
    let takers: Vec<_> = documented::events().map(takers).collect();
    insta::assert_snapshot!(takers.join("\n"), @"
    UserRegistered: app_user
    UserDeactivationBegun: (app_user)
    UserDeactivationCalledOff: (app_user)
    UserDeactivated: app_user
    UserReactivated: app_user
    WorkspaceCreated: workspace workspace_member
    WorkspaceRenamed: workspace
    WorkspaceTimeZoneChanged: workspace
    WorkspaceFeatureSwitched: workspace
    WorkspaceOwnershipTransferred: (workspace) workspace_member
    WorkspaceDeleted: collection collection_member comment comment_reaction estimate estimate_point cycle intake_issue label module module_issue module_link page project project_member saved_view state work_item work_item_audience work_item_key work_item_link work_item_relation work_item_page work_item_reaction work_item_vote workspace workspace_invitation workspace_member
    WorkspaceMemberAdded: (workspace) workspace_member
    WorkspaceMemberReactivated: (workspace) workspace_member
    WorkspaceMemberRoleChanged: (workspace) workspace_member
    WorkspaceMemberRemoved: collection_member project_member (workspace) workspace_member
    WorkspaceMemberLeft: collection_member project_member (workspace) workspace_member
    WorkspaceLogAccessGranted: (workspace) workspace_member
    WorkspaceLogAccessRevoked: (workspace) workspace_member
    WorkspaceInvitationCreated: (workspace) workspace_invitation
    WorkspaceInvitationRoleChanged: (workspace) workspace_invitation
    WorkspaceInvitationRenewed: (workspace) workspace_invitation
    WorkspaceInvitationRevoked: (workspace) workspace_invitation
    WorkspaceInvitationAccepted: (workspace) workspace_invitation
    WorkspaceInvitationDeclined: (workspace) workspace_invitation
    ProjectCreated: project
    ProjectRenamed: project
    ProjectIdentifierChanged: project
    ProjectDescribed: project
    ProjectLeadChanged: project
    ProjectDefaultAssigneeChanged: project
    ProjectEmojiChanged: project
    ProjectIconChanged: project
    ProjectCoverChanged: project
    ProjectFeatureSwitched: project
    ProjectArchivingScheduled: project
    ProjectClosingScheduled: project
    ProjectClosingStateChanged: project
    ProjectTimeZoneChanged: project
    ProjectExternalReferenceChanged: project
    ProjectArchived: project
    ProjectRestored: project
    ProjectDeleted: comment comment_reaction estimate estimate_point cycle intake_issue label module module_issue module_link page project project_member saved_view state work_item work_item_audience work_item_key work_item_link work_item_relation work_item_page work_item_reaction work_item_vote
    StateCreated: (project) state
    StateRenamed: (project) state
    StateRecoloured: (project) state
    StateDescribed: (project) state
    StateRegrouped: (project) state work_item
    StateReordered: (project) state
    StateMadeDefault: (project) state
    StateDefaultDropped: (project) state
    StateExternalReferenceChanged: (project) state
    StateDeleted: (project) state
    LabelCreated: label (project)
    LabelRenamed: label (project)
    LabelRecoloured: label (project)
    LabelDescribed: label (project)
    LabelMoved: label (project)
    LabelReordered: label (project)
    LabelExternalReferenceChanged: label (project)
    LabelDeleted: label (project) work_item
    EstimateCreated: estimate (project)
    EstimateRenamed: estimate (project)
    EstimateDescribed: estimate (project)
    EstimateDeleted: estimate estimate_point (project) work_item
    EstimatePointAdded: estimate_point (project)
    EstimatePointRenamed: estimate_point (project)
    EstimatePointReordered: estimate_point (project)
    EstimatePointDescribed: estimate_point (project)
    EstimatePointRemoved: estimate_point (project) work_item
    ProjectEstimateChanged: project
    ProjectMemberAdded: (project) project_member
    ProjectMemberReactivated: (project) project_member
    ProjectMemberRoleChanged: (project) project_member
    ProjectMemberRemoved: (project) project_member
    IssueCreated: work_item work_item_audience
    IssueRenamed: work_item
    IssueDescribed: work_item work_item_audience
    IssuePriorityChanged: work_item
    IssueStateChanged: work_item
    IssueAssigneeAdded: work_item work_item_audience
    IssueAssigneeRemoved: work_item
    IssueLabelAdded: work_item
    IssueLabelRemoved: work_item
    IssueModuleAdded: module_issue work_item
    IssueModuleRemoved: module_issue work_item
    IssueParentChanged: work_item
    IssueCycleChanged: work_item
    IssueStartDateChanged: work_item
    IssueTargetDateChanged: work_item
    IssuePointChanged: work_item
    IssueEstimateChanged: work_item
    IssueReordered: work_item
    IssueMoved: (comment) (comment_reaction) (intake_issue) (module_issue) work_item work_item_audience work_item_key (work_item_link) (work_item_relation) (work_item_page) (work_item_reaction) (work_item_vote)
    IssueExternalReferenceChanged: work_item
    IssueArchived: work_item
    IssueRestored: work_item
    IssueDeleted: comment comment_reaction intake_issue module_issue work_item work_item_audience work_item_link work_item_relation work_item_page work_item_reaction work_item_vote
    IssueUndeleted: work_item work_item_audience
    IssueLinkAdded: work_item work_item_link
    IssueLinkUrlChanged: work_item work_item_link
    IssueLinkTitleChanged: work_item work_item_link
    IssueLinkMetadataChanged: work_item work_item_link
    IssueLinkRemoved: work_item work_item_link
    IssueRelationAdded: work_item_relation
    IssueRelationRemoved: work_item_relation
    IssuePageLinked: work_item_page
    IssuePageUnlinked: work_item_page
    IssueSubscribed: work_item_audience
    IssueUnsubscribed: work_item_audience
    IssueReactionAdded: work_item_reaction
    IssueReactionRemoved: work_item_reaction
    IssueVoteChanged: work_item_vote
    IssueSubmitted: intake_issue (work_item)
    IssueAccepted: intake_issue work_item
    IssueDeclined: intake_issue work_item
    IssueSnoozed: intake_issue work_item
    IssueMarkedDuplicate: intake_issue work_item
    IssuePutBack: intake_issue work_item
    IssueSourceChanged: intake_issue work_item
    IssueIntakeRemoved: intake_issue work_item
    CommentCreated: comment work_item_audience
    CommentEdited: comment work_item_audience
    CommentAccessChanged: comment
    CommentExternalReferenceChanged: comment
    CommentDeleted: comment comment_reaction
    CommentUndeleted: comment work_item_audience
    CycleCreated: cycle
    CycleRenamed: cycle
    CycleDescribed: cycle
    CycleStartChanged: cycle
    CycleEndChanged: cycle
    CycleOwnerChanged: cycle
    CycleTimeZoneChanged: cycle
    CycleReordered: cycle
    CycleExternalReferenceChanged: cycle
    CycleArchived: cycle
    CycleRestored: cycle
    CycleTransferred: cycle
    CycleDeleted: cycle work_item
    ModuleCreated: module
    ModuleRenamed: module
    ModuleDescribed: module
    ModuleStartDateChanged: module
    ModuleTargetDateChanged: module
    ModuleStatusChanged: module
    ModuleLeadChanged: module
    ModuleMemberAdded: module
    ModuleMemberRemoved: module
    ModuleReordered: module
    ModuleExternalReferenceChanged: module
    ModuleLinkAdded: module module_link
    ModuleLinkUrlChanged: module module_link
    ModuleLinkTitleChanged: module module_link
    ModuleLinkRemoved: module module_link
    ModuleArchived: module
    ModuleRestored: module
    ModuleDeleted: module module_issue module_link work_item
    PageCreated: page
    PageRenamed: page
    PageDescribed: page
    PageAccessChanged: page
    PageParentChanged: page
    PageReordered: page
    PageCollectionChanged: page
    PageColourChanged: page
    PageLogoChanged: page
    PageLocked: page
    PageUnlocked: page
    PageArchived: page
    PageRestored: page
    PageExternalReferenceChanged: page
    PageDeleted: page work_item_page
    CommentReactionAdded: comment_reaction
    CommentReactionRemoved: comment_reaction
    CollectionCreated: collection collection_member
    CollectionRenamed: collection
    CollectionLogoChanged: collection
    CollectionReordered: collection
    CollectionMemberAdded: collection collection_member
    CollectionMemberAccessChanged: collection collection_member
    CollectionMemberRemoved: collection collection_member
    CollectionDeleted: collection collection_member
    ViewCreated: saved_view
    ViewRenamed: saved_view
    ViewDescribed: saved_view
    ViewFilterChanged: saved_view
    ViewGroupingChanged: saved_view
    ViewSortingChanged: saved_view
    ViewLayoutChanged: saved_view
    ViewDisplayChanged: saved_view
    ViewAccessChanged: saved_view
    ViewLogoChanged: saved_view
    ViewReordered: saved_view
    ViewLocked: saved_view
    ViewUnlocked: saved_view
    ViewDeleted: saved_view
    ");
}
