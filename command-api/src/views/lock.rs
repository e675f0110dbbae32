//! `POST` and `DELETE` of `…/projects/{project}/views/{view}/lock/` and `…/views/{view}/lock/`

use axum::extract::State;
use axum::response::Response;
use domain::view::{LockView, UnlockView};
use service::Problem;
use service::http::{IfMatch, Path};

use super::{At, ProjectViewPath, WorkspaceViewPath, facts};
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Unit};

/// Locks a view of a project, so that nobody changes it: its owner may, and the admins of the project who see it.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/{view}/lock/",
    operation_id = "lock_project_view",
    params(ProjectViewPath),
    responses((status = 204)),
)]
pub async fn lock_in_project(
    State(app): State<App>,
    Path(path): Path<ProjectViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (Some(path.project), path.view), true).await
}

/// Locks a view of the workspace, so that nobody changes it: its owner may, and the admins of the workspace who see it.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/views/{view}/lock/",
    operation_id = "lock_workspace_view",
    params(WorkspaceViewPath),
    responses((status = 204)),
)]
pub async fn lock_in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspaceViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (None, path.view), true).await
}

/// Unlocks a view of a project: its owner may, and the admins of the project who see it.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/{view}/lock/",
    operation_id = "unlock_project_view",
    params(ProjectViewPath),
    responses((status = 204)),
)]
pub async fn unlock_in_project(
    State(app): State<App>,
    Path(path): Path<ProjectViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (Some(path.project), path.view), false).await
}

/// Unlocks a view of the workspace: its owner may, and the admins of the workspace who see it.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/views/{view}/lock/",
    operation_id = "unlock_workspace_view",
    params(WorkspaceViewPath),
    responses((status = 204)),
)]
pub async fn unlock_in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspaceViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (None, path.view), false).await
}

/// Locks or unlocks a view of a place.
async fn carry_out(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    at: At,
    locks: bool,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(at.0);
    call.carry_out(&Lock { at, locks, if_match: request.if_match() }).await
}

struct Lock {
    at: At,
    locks: bool,
    if_match: IfMatch,
}

impl Operation<InPlace> for Lock {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        facts::changeable(unit, entered, self.at, &self.if_match).await?;
        let command = if self.locks { LockView {}.into() } else { UnlockView {}.into() };
        unit.change_view(self.at, [command]).await?;
        Ok(())
    }
}
