//! A project with its workflow states, labels, estimate and members.

mod appearance;
mod archiving;
mod automation;
mod creation;
mod deletion;
mod description;
mod details;
mod estimates;
mod external;
mod features;
mod history;
mod labels;
mod members;
mod naming;
mod people;
mod refusal;
mod states;
mod time_zone;

pub use appearance::{
    ChangeProjectCover, ChangeProjectEmoji, ChangeProjectIcon, ProjectCoverChanged,
    ProjectEmojiChanged, ProjectIconChanged,
};
pub use archiving::{ArchiveProject, ProjectArchived, ProjectRestored, RestoreProject};
pub use automation::{
    ChangeClosingState, ProjectArchivingScheduled, ProjectClosingScheduled,
    ProjectClosingStateChanged, ScheduleArchiving, ScheduleClosing,
};
pub use creation::{CreateProject, ProjectCreated};
pub use deletion::{DeleteProject, ProjectDeleted};
pub use description::{DescribeProject, ProjectDescribed};
pub use details::ProjectDetails;
pub use estimates::{
    AddEstimatePoint, ChangeProjectEstimate, CreateEstimate, DeleteEstimate, DescribeEstimate,
    DescribeEstimatePoint, Estimate, EstimateCreated, EstimateDeleted, EstimateDescribed,
    EstimatePoint, EstimatePointAdded, EstimatePointDescribed, EstimatePointRemoved,
    EstimatePointRenamed, EstimatePointReordered, EstimateRenamed, ProjectEstimateChanged,
    RemoveEstimatePoint, RenameEstimate, RenameEstimatePoint, ReorderEstimatePoint,
};
pub use external::{ChangeProjectExternalReference, ProjectExternalReferenceChanged};
pub use features::{ProjectFeature, ProjectFeatureSwitched, SwitchProjectFeature};
pub use labels::{
    ChangeLabelExternalReference, CreateLabel, DeleteLabel, DescribeLabel, Label, LabelCreated,
    LabelDeleted, LabelDescribed, LabelExternalReferenceChanged, LabelMoved, LabelRecoloured,
    LabelRenamed, LabelReordered, MoveLabel, RecolourLabel, RenameLabel, ReorderLabel,
};
pub use members::{
    AddProjectMember, ChangeProjectMemberRole, ProjectMemberAdded, ProjectMemberReactivated,
    ProjectMemberRemoved, ProjectMemberRoleChanged, ProjectMembership, RemoveProjectMember,
};
pub use naming::{
    ChangeProjectIdentifier, ProjectIdentifierChanged, ProjectRenamed, RenameProject,
};
pub use people::{
    ChangeDefaultAssignee, ChangeProjectLead, ProjectDefaultAssigneeChanged, ProjectLeadChanged,
};
pub use refusal::ProjectRefusal;
pub use states::{
    ChangeStateExternalReference, CreateState, CreateTriageState, DEFAULT_STATES, DeleteState,
    DescribeState, DropStateDefault, MakeStateDefault, RecolourState, RegroupState, RenameState,
    ReorderState, State, StateCreated, StateDefaultDropped, StateDeleted, StateDescribed,
    StateExternalReferenceChanged, StateMadeDefault, StateRecoloured, StateRegrouped, StateRenamed,
    StateReordered,
};
pub use time_zone::{ChangeProjectTimeZone, ProjectTimeZoneChanged};

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::aggregate::{Stamp, aggregate, commands, events};
use crate::audit::Audit;
use crate::ids::{EstimateId, LabelId, ProjectId, StateId, UserId, WorkspaceId};

/// What decisions about a project, and the answers to its commands, read.
#[derive(Debug, Default, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// The project; the nil id until it is created.
    pub id: ProjectId,
    /// The workspace that it belongs to.
    pub workspace: WorkspaceId,
    /// How it is set up; nothing until it is created.
    details: Option<ProjectDetails>,
    /// The state that automatic closing moves issues to; `default_state` on the wire.
    pub closing_state: Option<StateId>,
    /// When it was archived, while it is.
    pub archived_at: Option<DateTime<Utc>>,
    /// Who made and last changed it; its states, labels, estimate and members have their own.
    pub audit: Audit,
    /// Its workflow states, the hidden triage state included.
    states: BTreeMap<StateId, State>,
    labels: BTreeMap<LabelId, Label>,
    estimate: Option<Estimate>,
    /// The estimate that it uses.
    used_estimate: Option<EstimateId>,
    /// Everybody who is or was a member.
    members: BTreeMap<UserId, ProjectMembership>,
    is_deleted: bool,
}

commands! {
    /// Everything that can be asked of a project.
    ProjectCommand for Project {
        CreateProject,
        RenameProject,
        ChangeProjectIdentifier,
        DescribeProject,
        ChangeProjectLead,
        ChangeDefaultAssignee,
        ChangeProjectEmoji,
        ChangeProjectIcon,
        ChangeProjectCover,
        SwitchProjectFeature,
        ScheduleArchiving,
        ScheduleClosing,
        ChangeClosingState,
        ChangeProjectTimeZone,
        ChangeProjectExternalReference,
        ArchiveProject,
        RestoreProject,
        DeleteProject,
        CreateState,
        CreateTriageState,
        RenameState,
        RecolourState,
        DescribeState,
        RegroupState,
        ReorderState,
        MakeStateDefault,
        DropStateDefault,
        ChangeStateExternalReference,
        DeleteState,
        CreateLabel,
        RenameLabel,
        RecolourLabel,
        DescribeLabel,
        MoveLabel,
        ReorderLabel,
        ChangeLabelExternalReference,
        DeleteLabel,
        CreateEstimate,
        RenameEstimate,
        DescribeEstimate,
        DeleteEstimate,
        AddEstimatePoint,
        RenameEstimatePoint,
        ReorderEstimatePoint,
        DescribeEstimatePoint,
        RemoveEstimatePoint,
        ChangeProjectEstimate,
        AddProjectMember,
        ChangeProjectMemberRole,
        RemoveProjectMember,
    }
}

events! {
    /// Everything that can have happened to a project.
    ProjectEvent for Project {
        ProjectCreated: "1",
        ProjectRenamed: "1",
        ProjectIdentifierChanged: "1",
        ProjectDescribed: "1",
        ProjectLeadChanged: "1",
        ProjectDefaultAssigneeChanged: "1",
        ProjectEmojiChanged: "1",
        ProjectIconChanged: "1",
        ProjectCoverChanged: "1",
        ProjectFeatureSwitched: "1",
        ProjectArchivingScheduled: "1",
        ProjectClosingScheduled: "1",
        ProjectClosingStateChanged: "1",
        ProjectTimeZoneChanged: "1",
        ProjectExternalReferenceChanged: "1",
        ProjectArchived: "1",
        ProjectRestored: "1",
        ProjectDeleted: "1",
        StateCreated: "1",
        StateRenamed: "1",
        StateRecoloured: "1",
        StateDescribed: "1",
        StateRegrouped: "1",
        StateReordered: "1",
        StateMadeDefault: "1",
        StateDefaultDropped: "1",
        StateExternalReferenceChanged: "1",
        StateDeleted: "1",
        LabelCreated: "1",
        LabelRenamed: "1",
        LabelRecoloured: "1",
        LabelDescribed: "1",
        LabelMoved: "1",
        LabelReordered: "1",
        LabelExternalReferenceChanged: "1",
        LabelDeleted: "1",
        EstimateCreated: "1",
        EstimateRenamed: "1",
        EstimateDescribed: "1",
        EstimateDeleted: "1",
        EstimatePointAdded: "1",
        EstimatePointRenamed: "1",
        EstimatePointReordered: "1",
        EstimatePointDescribed: "1",
        EstimatePointRemoved: "1",
        ProjectEstimateChanged: "1",
        ProjectMemberAdded: "1",
        ProjectMemberReactivated: "1",
        ProjectMemberRoleChanged: "1",
        ProjectMemberRemoved: "1",
    }
}

aggregate! {
    Project: "project", ProjectCommand, ProjectEvent, ProjectRefusal, history::upcasters
}

/// What a decision comes to: events, nothing ("already so"), or a refusal.
type Decision = Result<Vec<ProjectEvent>, ProjectRefusal>;

/// Refuses a place that the log cannot keep.
const fn finite(place: f64) -> Result<f64, ProjectRefusal> {
    if place.is_finite() { Ok(place) } else { Err(ProjectRefusal::PlaceNotFinite) }
}

impl Project {
    /// Whether it is archived.
    #[must_use]
    pub const fn is_archived(&self) -> bool {
        self.archived_at.is_some()
    }

    /// Whether it was deleted.
    #[must_use]
    pub const fn is_deleted(&self) -> bool {
        self.is_deleted
    }

    /// How it is set up, or was before it was deleted.
    ///
    /// # Errors
    /// It was never created.
    pub fn details(&self) -> Result<&ProjectDetails, ProjectRefusal> {
        self.details.as_ref().ok_or(ProjectRefusal::Missing)
    }

    /// How it is set up; refuses when there is no such project, or no longer.
    ///
    /// # Errors
    /// [`ProjectRefusal::Missing`].
    pub fn present(&self) -> Result<&ProjectDetails, ProjectRefusal> {
        if self.is_deleted {
            return Err(ProjectRefusal::Missing);
        }
        self.details()
    }

    /// How it is set up; refuses when the project is gone or archived: what an edit of it, its states and labels needs.
    ///
    /// # Errors
    /// [`ProjectRefusal::Missing`] or [`ProjectRefusal::Archived`].
    pub fn editable(&self) -> Result<&ProjectDetails, ProjectRefusal> {
        if self.is_archived() && !self.is_deleted {
            return Err(ProjectRefusal::Archived);
        }
        self.present()
    }

    /// Takes in a change of how it is set up.
    fn change_details(&mut self, stamp: Stamp, change: impl FnOnce(&mut ProjectDetails)) {
        if let Some(details) = &mut self.details {
            change(details);
        }
        self.audit.touch(stamp);
    }
}

#[cfg(test)]
pub(crate) mod examples;
