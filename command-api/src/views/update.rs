//! `PATCH …/projects/{project}/views/{view}/` and `PATCH …/views/{view}/`

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::WorkspaceId;
use domain::view::{
    ChangeViewAccess, ChangeViewDisplay, ChangeViewLayout, ChangeViewLogo, DescribeView,
    FilterView, GroupView, LockView, RenameView, ReorderView, SortView, UnlockView, View,
    ViewCommand,
};
use service::Problem;
use service::http::{IfMatch, Path};
use wire::{Sent, Zone, shapes};

use super::body::{Body, ViewChanges};
use super::{At, ProjectViewPath, WorkspaceViewPath, facts, render};
use crate::answer::Rendered;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Snapshot, Unit};

/// Changes a view of a project: each key that was sent is a fact of its own, all of them or none. Its owner may, and the
/// admins of the project who see it; a locked view does not change.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/{view}/",
    operation_id = "update_project_view",
    params(ProjectViewPath),
    request_body = ViewChanges,
    responses((status = 200, body = shapes::View)),
)]
pub async fn in_project(
    State(app): State<App>,
    Path(path): Path<ProjectViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    update(&app, &request, &path.slug, (Some(path.project), path.view)).await
}

/// Changes a view of the workspace: each key that was sent is a fact of its own, all of them or none. Its owner may, and the
/// admins of the workspace who see it; a locked view does not change.
#[utoipa::path(
    patch,
    path = "/api/v1/workspaces/{slug}/views/{view}/",
    operation_id = "update_workspace_view",
    params(WorkspaceViewPath),
    request_body = ViewChanges,
    responses((status = 200, body = shapes::View)),
)]
pub async fn in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspaceViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    update(&app, &request, &path.slug, (None, path.view)).await
}

/// Changes a view of a place.
async fn update(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    at: At,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(at.0);
    let body = call.permitted(Body::read(request.changes())).await?;
    let (if_match, workspace, zone) = (request.if_match(), call.workspace(), request.zone());
    call.carry_out(&Update { at, body, if_match, workspace, zone }).await
}

struct Update {
    at: At,
    body: Body,
    if_match: IfMatch,
    workspace: WorkspaceId,
    zone: Zone,
}

impl Operation<InPlace> for Update {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        let view = facts::changeable(unit, entered, self.at, &self.if_match).await?;
        unit.change_view(self.at, self.commands(&view.state)).await?;
        Ok(())
    }

    fn answer(&self, after: &Snapshot) -> Result<Rendered> {
        render::rendered(StatusCode::OK, after, (self.workspace, self.at.1), self.zone)
    }
}

impl Update {
    /// One small command for each key that was sent; a view is unlocked before everything else, and locked after it.
    fn commands(&self, view: &View) -> impl Iterator<Item = ViewCommand> {
        let body = &self.body;
        let commands: [Option<ViewCommand>; 12] = [
            (body.is_locked == Sent::Value(false)).then(|| UnlockView {}.into()),
            body.name.clone().value().map(|to| RenameView { to }.into()),
            body.description.clone().value().map(|to| DescribeView { to }.into()),
            body.filter(&view.filter).map(|to| FilterView { to }.into()),
            body.grouping(view.grouping).map(|to| GroupView { to }.into()),
            body.sorting.clone().value().map(|to| SortView { to }.into()),
            body.layout.value().map(|to| ChangeViewLayout { to }.into()),
            body.display.clone().value().map(|to| ChangeViewDisplay { to }.into()),
            body.access.value().map(|to| ChangeViewAccess { to }.into()),
            body.logo.clone().value().map(|to| ChangeViewLogo { to }.into()),
            body.sort_order.value().map(|to| ReorderView { to }.into()),
            (body.is_locked == Sent::Value(true)).then(|| LockView {}.into()),
        ];
        commands.into_iter().flatten()
    }
}
