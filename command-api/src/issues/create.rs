//! `POST …/work-items/`

use axum::extract;
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::issue::{ArchiveIssue, CreateIssue, Issue, IssueCommand, ParentFact};
use domain::project::State;
use domain::values::ExternalRef;
use domain::{EstimatePointId, IssueId, LabelRef, StateId, UserId};
use service::Problem;
use service::http::Path;
use wire::fields::SetOfIds;
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
use crate::error::Result;
use crate::paths::ProjectPath;
use crate::request::CommandRequest;
use crate::unit::{EnteredProject, InProject, Operation, Snapshot, Unit, issue_scope};

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
    params(ProjectPath),
    request_body = NewWorkItem,
    responses((status = 201, body = WorkItem)),
)]
pub async fn handler(
    extract::State(app): extract::State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_project(path.project);
    let (fields, now) = (request.fields(), app.clock().now());
    let read = move || read(fields, now);
    let (body, origin) = call.read_html(&request, read).await?;
    let (id, zone) = (call.new_id(0), request.zone());
    call.carry_out(&CreateWorkItem { path, id, body, origin, zone }).await
}

/// Reads the body of a request that came now.
pub fn read(mut fields: Fields, now: DateTime<Utc>) -> Result<(Body, Origin), Problem> {
    let read = (Body::read(&mut fields), Origin::read(&mut fields, now));
    fields.finish()?;
    Ok(read)
}

/// The creation of a work item.
pub struct CreateWorkItem {
    /// Where it is created.
    pub path: ProjectPath,
    pub id: IssueId,
    /// What was sent.
    pub body: Body,
    /// When it was made and by whom, if that was sent.
    pub origin: Origin,
    /// The zone of times in the answer.
    pub zone: Zone,
}

impl Operation<InProject> for CreateWorkItem {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<()> {
        entered.project.state.editable()?;
        let create = self.creation(unit, entered).await?;
        if let Some(claim) = claims::issue_external(self.path.project, &create.external, self.id) {
            unit.take(claim);
        }
        let archive = self.body.archived_at.value().map(|on| ArchiveIssue { on }.into());
        let commands = [IssueCommand::from(create)].into_iter().chain(archive);
        unit.begin::<Issue>(self.id, issue_scope(self.path.project, self.id), commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.path.project, self.id), self.zone)
    }
}

impl CreateWorkItem {
    /// The aggregate's command, with all that it has to know.
    async fn creation(&self, unit: &mut Unit<'_>, entered: &EnteredProject) -> Result<CreateIssue> {
        let (project, body) = (&entered.project.state, &self.body);
        let state = self.state(entered)?;
        let origin = self.origin.permitted(&entered.access, &entered.workspace.state)?;
        let assignees = self.assignees(entered)?;
        let labels = self.labels(entered)?;
        let parent = self.parent(unit, entered).await?;
        let estimate_point = body.estimate_point.value().map(EstimatePointId);
        let estimate_point =
            estimate_point.map(|id| facts::estimate_point(project, id, None)).transpose()?;
        Ok(CreateIssue {
            id: self.id,
            project: project.id,
            number: unit.reserve_number(project.id).await?,
            identifier: project.details()?.identifier.to_string(),
            name: body.name.clone().required()?,
            description: body.description.clone().value(),
            priority: body.priority.unwrap_or_default(),
            state: state.reference(),
            completed_at: state.completed_later(unit.at()),
            assignees,
            labels,
            parent,
            start_date: body.start_date.value(),
            target_date: body.target_date.value(),
            point: body.point.value(),
            estimate_point,
            sort_order: body.sort_order.value(),
            external: body.external.applied_to(&ExternalRef::default()),
            created_at: origin.created_at,
            created_by: origin.created_by,
        })
    }

    /// The state that was sent, else the one that issues of the project begin in.
    fn state<'a>(&self, entered: &'a EnteredProject) -> Result<&'a State> {
        match self.body.state {
            Sent::Value(state) => facts::state(&entered.project.state, StateId(state)),
            _ => facts::default_state(&entered.project.state),
        }
    }

    /// The assignees that were sent, else the project's default one.
    fn assignees(&self, entered: &EnteredProject) -> Result<Vec<UserId>> {
        let (workspace, project) = (&entered.workspace.state, &entered.project.state);
        let sent = match &self.body.assignees {
            Sent::Value(SetOfIds::Whole(ids)) => assignees(workspace, project, ids, &[])?,
            _ => Vec::new(),
        };
        if sent.is_empty() { default_assignees(workspace, project) } else { Ok(sent) }
    }

    /// The labels that were sent.
    fn labels(&self, entered: &EnteredProject) -> Result<Vec<LabelRef>> {
        match &self.body.labels {
            Sent::Value(SetOfIds::Whole(ids)) => labels(&entered.project.state, ids),
            _ => Ok(Vec::new()),
        }
    }

    /// The parent that was sent.
    async fn parent(
        &self,
        unit: &mut Unit<'_>,
        entered: &EnteredProject,
    ) -> Result<Option<ParentFact>> {
        match self.body.parent {
            Sent::Value(id) => {
                facts::parent(unit, &entered.project.state, IssueId(id)).await.map(Some)
            }
            _ => Ok(None),
        }
    }
}
