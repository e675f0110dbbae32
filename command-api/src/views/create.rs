//! `POST …/projects/{project}/views/` and `POST …/views/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::view::{CreateView, LockView, View, ViewCommand, ViewFilter, ViewGrouping};
use domain::{ProjectId, ViewId, WorkspaceId};
use service::Problem;
use service::http::Path;
use wire::{Sent, Zone, shapes};

use super::body::{Body, NewView};
use super::render;
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::paths::{ProjectPath, WorkspacePath};
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Snapshot, Unit, place_scope};

/// Saves a view in a project, behind the others unless `sort_order` says where; the caller owns it.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/",
    operation_id = "create_project_view",
    params(ProjectPath),
    request_body = NewView,
    responses((status = 201, body = shapes::View)),
)]
pub async fn in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    create(&app, &request, &path.slug, Some(path.project)).await
}

/// Saves a view of work items across projects in the workspace itself, behind the others unless `sort_order` says where; the
/// caller owns it.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/views/",
    operation_id = "create_workspace_view",
    params(WorkspacePath),
    request_body = NewView,
    responses((status = 201, body = shapes::View)),
)]
pub async fn in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    create(&app, &request, &path.slug, None).await
}

/// Saves a view in a place.
async fn create(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    project: Option<ProjectId>,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(project);
    let body = call.permitted(Body::read(request.fields())).await?;
    let (id, workspace, zone) = (call.new_id(0), call.workspace(), request.zone());
    call.carry_out(&Create { app, project, id, body, workspace, zone }).await
}

struct Create<'a> {
    app: &'a App,
    project: Option<ProjectId>,
    id: ViewId,
    body: Body,
    workspace: WorkspaceId,
    zone: Zone,
}

impl Operation<InPlace> for Create<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        entered.takes_new_views()?;
        let body = &self.body;
        let sort_order = match body.sort_order {
            Sent::Value(place) => place,
            Sent::Null | Sent::Absent => {
                let read_model = self.app.read_model();
                let last = read_model.last_place_of_views(self.workspace, self.project).await?;
                View::place_behind(last)
            }
        };
        let create = CreateView {
            id: self.id,
            project: self.project,
            name: body.name.clone().required()?,
            description: body.description.clone().unwrap_or_default(),
            filter: body.filter(&ViewFilter::default()).unwrap_or_default(),
            grouping: body.grouping(ViewGrouping::default()).unwrap_or_default(),
            sorting: body.sorting.clone().unwrap_or_default(),
            layout: body.layout.unwrap_or_default(),
            display: body.display.clone().unwrap_or_default(),
            access: body.access.unwrap_or_default(),
            owner: unit.actor(),
            logo: body.logo.clone().unwrap_or_default(),
            sort_order,
        };
        let lock = body.is_locked.unwrap_or_default().then(|| LockView {}.into());
        let commands = [Some(ViewCommand::from(create)), lock].into_iter().flatten();
        unit.begin::<View>(self.id, place_scope(self.project), commands).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::CREATED, after, (self.workspace, self.id), self.zone)
    }
}
