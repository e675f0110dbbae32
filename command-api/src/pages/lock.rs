//! `POST` and `DELETE` of `…/projects/{project}/pages/{page}/lock/` and `…/pages/{page}/lock/`

use axum::extract::State;
use axum::response::Response;
use domain::page::{LockPage, UnlockPage};
use service::Problem;
use service::http::{IfMatch, Path};

use super::{At, ProjectPagePath, WorkspacePagePath, facts};
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Unit};

/// Locks a page of a project: nobody changes it until it is unlocked.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/lock/",
    operation_id = "lock_project_page",
    params(ProjectPagePath),
    responses((status = 204)),
)]
pub async fn lock_in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (Some(path.project), path.page), true).await
}

/// Locks a page of the workspace: nobody changes it until it is unlocked.
#[utoipa::path(
    post,
    path = "/api/v1/workspaces/{slug}/pages/{page}/lock/",
    operation_id = "lock_workspace_page",
    params(WorkspacePagePath),
    responses((status = 204)),
)]
pub async fn lock_in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (None, path.page), true).await
}

/// Unlocks a page of a project: its owner may, and the admins of the project.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/lock/",
    operation_id = "unlock_project_page",
    params(ProjectPagePath),
    responses((status = 204)),
)]
pub async fn unlock_in_project(
    State(app): State<App>,
    Path(path): Path<ProjectPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (Some(path.project), path.page), false).await
}

/// Unlocks a page of the workspace: its owner may, and the admins of the workspace.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/pages/{page}/lock/",
    operation_id = "unlock_workspace_page",
    params(WorkspacePagePath),
    responses((status = 204)),
)]
pub async fn unlock_in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspacePagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    carry_out(&app, &request, &path.slug, (None, path.page), false).await
}

/// Locks or unlocks a page of a place.
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
        let page = facts::existing(unit, &entered.access, self.at).await?;
        if !self.locks {
            entered.access.may_dispose_of_page(&page.state)?;
        }
        self.if_match.check(page.version)?;
        entered.editable()?;
        let command = if self.locks { LockPage {}.into() } else { UnlockPage {}.into() };
        unit.change_page(self.at, [command]).await?;
        Ok(())
    }
}
