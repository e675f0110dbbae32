//! A work item in the intake as the answer to its command shows it.

use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::issue::{Intake, Issue, Point};
use domain::project::Project;
use domain::workspace::Workspace;
use domain::{Access, IssueId, ProjectId, UserId};
use serde_json::Map;
use uuid::Uuid;
use wire::Zone;
use wire::shapes::{IntakeIssue, IntakeIssueDetail, StateLite};

use crate::answer::{Rendered, audit};
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::Snapshot;

/// When an answer is made, in which zone its times are, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The time of the request.
    pub now: DateTime<Utc>,
    /// The caller's zone.
    pub zone: Zone,
    /// The caller.
    pub caller: UserId,
}

impl Moment {
    /// The moment, the zone and the caller of a request.
    pub fn of(app: &App, request: &CommandRequest) -> Self {
        Self { now: app.clock().now(), zone: request.zone(), caller: request.user() }
    }
}

/// The answer that shows one work item in the intake whole.
///
/// # Errors
/// The command did not touch it: a mistake of the endpoint.
pub fn rendered(
    status: StatusCode,
    after: &Snapshot,
    (project, issue): (ProjectId, IssueId),
    moment: Moment,
) -> Result<Rendered> {
    let project = after.get::<Project>(project)?;
    let issue = after.get::<Issue>(issue)?;
    let intake = issue.state.in_intake()?;
    let workspace = after.get::<Workspace>(project.state.workspace)?;
    let original = original(after, intake, (moment.caller, &workspace.state))?;
    let mut shown = entry(intake, &issue.state, &project.state, original, moment)?;
    let access = Access::of(moment.caller, &workspace.state, Some(&project.state));
    shown.source_email = shown.source_email.filter(|_| access.may_see_addresses().is_ok());
    Rendered::json(status, issue.state.audit.version, &shown)
}

/// The work item that it repeats, if that is still there and the caller sees it.
fn original(
    after: &Snapshot,
    intake: &Intake,
    (caller, workspace): (UserId, &Workspace),
) -> Result<Option<Uuid>> {
    let Some(of) = &intake.duplicate_of else { return Ok(None) };
    let original = after.get::<Issue>(of.id)?;
    if !original.state.is_live() {
        return Ok(None);
    }
    let project = after.get::<Project>(original.state.project)?;
    let access = Access::of(caller, workspace, Some(&project.state));
    let is_seen = project.state.editable().is_ok()
        && access.may_see_issue(&project.state, &original.state).is_ok();
    Ok(is_seen.then_some(of.id.uuid()))
}

/// The entry in the intake.
fn entry(
    intake: &Intake,
    issue: &Issue,
    project: &Project,
    duplicate_to: Option<Uuid>,
    Moment { now, zone, .. }: Moment,
) -> Result<IntakeIssue> {
    let inbox = Intake::id_of(issue.project);
    Ok(IntakeIssue {
        audit: audit(intake.id, &intake.audit, zone),
        issue_detail: detail(issue, project, zone)?,
        inbox,
        status: intake.status_at(now).number(),
        snoozed_till: intake.snoozed_till.map(|at| zone.at(at)),
        source: intake.source.source.as_ref().map(ToString::to_string),
        source_email: intake.source.email.as_ref().map(ToString::to_string),
        external_source: intake.external.source.as_ref().map(ToString::to_string),
        external_id: intake.external.id.as_ref().map(ToString::to_string),
        extra: intake.extra.clone(),
        project: issue.project.uuid().into(),
        workspace: project.workspace.uuid().into(),
        intake: inbox,
        issue: issue.id.uuid().into(),
        duplicate_to,
    })
}

/// The work item; labels and a point that the project has deleted since are left out.
fn detail(issue: &Issue, project: &Project, zone: Zone) -> Result<IntakeIssueDetail> {
    let labels = issue.labels.iter().filter(|label| project.label(label.id).is_some());
    let state = project.any_state(issue.state.id).map(|state| StateLite {
        id: state.id.uuid(),
        name: state.name.to_string(),
        color: state.colour.to_string(),
        group: state.group.name().into(),
    });
    Ok(IntakeIssueDetail {
        audit: audit(issue.id, &issue.audit, zone),
        labels: labels.map(|label| label.id.uuid()).collect(),
        assignees: issue.assignees.iter().map(|user| user.uuid()).collect(),
        state,
        description: Map::new(),
        point: issue.point.map(Point::number),
        name: issue.name()?.to_string(),
        description_json: Map::new(),
        description_html: issue.description.as_str().to_owned(),
        description_stripped: issue.description.text(),
        description_binary: None,
        priority: issue.priority.name().into(),
        start_date: issue.start_date,
        target_date: issue.target_date,
        sequence_id: issue.number,
        sort_order: issue.sort_order,
        completed_at: issue.completion(project).map(|at| zone.at(at)),
        archived_at: issue.archived_at,
        is_draft: false,
        external_source: issue.external.source.as_ref().map(ToString::to_string),
        external_id: issue.external.id.as_ref().map(ToString::to_string),
        project: issue.project.uuid(),
        workspace: project.workspace.uuid(),
        parent: issue.parent.as_ref().map(|parent| parent.id.uuid()),
        estimate_point: issue.present_estimate(project).map(|point| point.id.uuid()),
        r#type: None,
    })
}
