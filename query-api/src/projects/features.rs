//! `GET …/projects/{project}/features/`: what is switched on (contract §8.1).

use axum::extract::State;
use axum::response::Response;
use service::Problem;

use crate::access::InWorkspace;
use crate::paths::ProjectPath;
use crate::rows::project::switches;
use crate::{App, ReadRequest, Segments};

/// Reads a project's switches; every member of its workspace may, as they may read the project.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/features/",
    operation_id = "get_project_features",
    params(ProjectPath),
    responses((status = 200, body = wire::shapes::Features)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.id, access.caller);
    let row = sqlx::query!(
        r#"
        SELECT p.version, p.features
        FROM project p
        JOIN workspaces_of($3) w ON w.workspace_id = p.workspace_id
        WHERE p.workspace_id = $1
          AND p.id = $2
        "#,
        workspace,
        path.project.0,
        caller,
    )
    .fetch_optional(access.db())
    .await?
    .ok_or_else(Problem::not_found)?;
    request.answer(access.seen, row.version.cast_unsigned(), &switches(&row.features))
}
