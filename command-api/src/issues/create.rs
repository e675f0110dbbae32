//! `POST …/work-items/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::issue::{ArchiveIssue, CreateIssue, Issue, IssueCommand, ParentFact};
use domain::values::ExternalRef;
use domain::{Access, IssueId, LabelRef, ProjectId, StateId, StateRef, UserId};
use service::Problem;
use service::http::{Path, PathId};
use wire::shapes::WorkItem;
use wire::{Fields, Sent, Zone};

use super::assignees::{assignees, default_assignees};
use super::body::Body;
use super::labels::labels;
use super::{Origin, facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::claims;
use crate::described::bodies;
use crate::request::{CommandRequest, InProject};
use crate::stop::Stop;
use crate::unit::{Entered, Operation, Snapshot, Unit};

bodies! {
    /// What a work item is made from. Only admins of the project say who made it and when, for an import.
    NewWorkItem: schema(|fields| read(fields, DateTime::default())), {
        "name": "The pump leaks",
        "description_html": "<p>At the <b>left</b> valve.</p>",
        "priority": "high",
        "target_date": "2027-03-01"
    };
}

/// Creates a work item.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/",
    operation_id = "create_work_item",
    params(("slug" = String, Path, description = "The workspace's slug"), ("project" = Uuid, Path)),
    request_body = NewWorkItem,
    responses((status = 201, body = WorkItem)),
)]
pub async fn handler(
    State(app): State<App>,
    path: InProject,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let Path((slug, PathId(project))) = path;
    let command = app.command(&request, &slug).await?;
    let (fields, now) = (request.fields(), app.clock().now());
    let read = move || read(fields, now);
    let (body, origin) =
        command.read_html(&request, project, Access::may_change_content, read).await?;
    let (id, zone) = (command.new_id(0), request.zone());
    command.carry_out(&CreateWorkItem { id, project, body, origin, zone }).await
}

/// Reads the body of a request that came now.
fn read(mut fields: Fields, now: DateTime<Utc>) -> Result<(Body, Origin), Problem> {
    let read = (Body::read(&mut fields), Origin::read(&mut fields, now));
    fields.finish()?;
    Ok(read)
}

/// The command.
struct CreateWorkItem {
    id: IssueId,
    project: ProjectId,
    body: Body,
    origin: Origin,
    zone: Zone,
}

impl Operation for CreateWorkItem {
    async fn decide(&self, unit: &mut Unit<'_>) -> Result<(), Stop> {
        let entered = unit.enter(self.project).await?;
        entered.access.may_change_content()?;
        entered.project.state.editable()?;
        let create = self.creation(unit, &entered).await?;
        if let Some(claim) = claims::issue_external(self.project, &create.external, self.id) {
            unit.take(claim);
        }
        let archive = self.body.archived_at.value().map(|on| ArchiveIssue { on }.into());
        let commands = [IssueCommand::from(create)].into_iter().chain(archive);
        unit.begin::<Issue>(self.id, facts::scope(self.project, self.id), commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered, Stop> {
        render::rendered(StatusCode::CREATED, after, (self.project, self.id), self.zone)
    }
}

impl CreateWorkItem {
    /// The aggregate's command, with all that it has to know.
    async fn creation(&self, unit: &mut Unit<'_>, entered: &Entered) -> Result<CreateIssue, Stop> {
        let (project, body) = (&entered.project.state, &self.body);
        let state = self.state(entered)?;
        let origin = self.origin.permitted(&entered.access, &entered.workspace.state)?;
        let assignees = self.assignees(entered)?;
        let labels = self.labels(entered)?;
        let parent = self.parent(unit, entered).await?;
        Ok(CreateIssue {
            id: self.id,
            project: project.id,
            number: unit.reserve_number(project.id).await?,
            identifier: project.details.identifier.to_string(),
            name: body.name.clone().unwrap_or_default(),
            description: body.description.clone().value(),
            priority: body.priority.unwrap_or_default(),
            state,
            assignees,
            labels,
            parent,
            start_date: body.start_date.value(),
            target_date: body.target_date.value(),
            point: body.point.value(),
            sort_order: body.sort_order.value(),
            external: body.external.applied_to(&ExternalRef::default()),
            created_at: origin.created_at,
            created_by: origin.created_by,
        })
    }

    /// The state that was sent, else the one that issues of the project begin in.
    fn state(&self, entered: &Entered) -> Result<StateRef, Stop> {
        match self.body.state {
            Sent::Value(state) => facts::state(&entered.project.state, StateId(state)),
            _ => facts::default_state(&entered.project.state),
        }
    }

    /// Those who were sent, else the project's default.
    fn assignees(&self, entered: &Entered) -> Result<Vec<UserId>, Stop> {
        let (workspace, project) = (&entered.workspace.state, &entered.project.state);
        let sent = match &self.body.assignees {
            Sent::Value(ids) => assignees(workspace, project, ids, &[])?,
            _ => Vec::new(),
        };
        Ok(if sent.is_empty() { default_assignees(workspace, project) } else { sent })
    }

    /// The labels that were sent.
    fn labels(&self, entered: &Entered) -> Result<Vec<LabelRef>, Stop> {
        match &self.body.labels {
            Sent::Value(ids) => labels(&entered.project.state, ids),
            _ => Ok(Vec::new()),
        }
    }

    /// The parent that was sent.
    async fn parent(
        &self,
        unit: &mut Unit<'_>,
        entered: &Entered,
    ) -> Result<Option<ParentFact>, Stop> {
        match self.body.parent {
            Sent::Value(id) => {
                facts::parent(unit, &entered.project.state, IssueId(id)).await.map(Some)
            }
            _ => Ok(None),
        }
    }
}
