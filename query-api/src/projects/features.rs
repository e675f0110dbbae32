//! `GET …/projects/{project}/features/`: what is switched on (contract §8.1).

use axum::extract::State;
use axum::response::Response;
use service::Problem;

use super::row::switches;
use crate::scope::InWorkspace;
use crate::{App, Id, Reader, Segments, documented};

/// Reads a project's switches; every member of its workspace may, as they may read the project.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/features/",
    operation_id = "get_project_features",
    params(documented::ProjectPath),
    responses((status = 200, body = wire::shapes::Features)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    let mut scope = InWorkspace::open(&app, &reader, &slug).await?;
    let (workspace, caller) = (scope.workspace.id, scope.caller);
    let row = sqlx::query!(
        r#"
        SELECT p.version, p.features
        FROM project p
        JOIN workspace_member w
            ON w.workspace_id = p.workspace_id AND w.member_id = $3 AND w.is_active
        WHERE p.workspace_id = $1
          AND p.id = $2
        "#,
        workspace,
        project.0,
        caller,
    )
    .fetch_optional(scope.db())
    .await?
    .ok_or_else(Problem::not_found)?;
    reader.answer(scope.seen, row.version.cast_unsigned(), &switches(&row.features))
}
