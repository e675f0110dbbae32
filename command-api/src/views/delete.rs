//! `DELETE …/projects/{project}/views/{view}/` and `DELETE …/views/{view}/`

use axum::extract::State;
use axum::response::Response;
use domain::view::DeleteView;
use service::Problem;
use service::accounts::EntityKind;
use service::http::{IfMatch, Path};

use super::{At, ProjectViewPath, WorkspaceViewPath, facts};
use crate::app::App;
use crate::error::Result;
use crate::favourites;
use crate::request::CommandRequest;
use crate::unit::{EnteredPlace, InPlace, Operation, Unit};

/// Deletes a view of a project: its owner may, and the admins of the project who see it, also when it is locked.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/projects/{project}/views/{view}/",
    operation_id = "delete_project_view",
    params(ProjectViewPath),
    responses((status = 204)),
)]
pub async fn in_project(
    State(app): State<App>,
    Path(path): Path<ProjectViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    delete(&app, &request, &path.slug, (Some(path.project), path.view)).await
}

/// Deletes a view of the workspace: its owner may, and the admins of the workspace who see it, also
/// when it is locked.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/views/{view}/",
    operation_id = "delete_workspace_view",
    params(WorkspaceViewPath),
    responses((status = 204)),
)]
pub async fn in_workspace(
    State(app): State<App>,
    Path(path): Path<WorkspaceViewPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    delete(&app, &request, &path.slug, (None, path.view)).await
}

/// Deletes a view of a project or of a workspace itself.
async fn delete(
    app: &App,
    request: &CommandRequest,
    slug: &str,
    at: At,
) -> Result<Response, Problem> {
    let call = app.call(request, slug).await?.in_place(at.0);
    let response = call.carry_out(&Delete { at, if_match: request.if_match() }).await?;
    favourites::forget(app, call.workspace(), (EntityKind::View, at.1.uuid())).await;
    Ok(response)
}

struct Delete {
    at: At,
    if_match: IfMatch,
}

impl Operation<InPlace> for Delete {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredPlace) -> Result<()> {
        facts::changeable(unit, entered, self.at, &self.if_match).await?;
        unit.change_view(self.at, [DeleteView {}.into()]).await?;
        Ok(())
    }
}
