//! `GET workspaces/{slug}/features/`: what is switched on (contract §8.2).

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::WorkspaceFeatures;

use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments};

/// Reads a workspace's switches.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/features/",
    operation_id = "get_workspace_features",
    params(WorkspacePath),
    responses((status = 200, body = WorkspaceFeatures)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let workspace = access.workspace.id;
    let row =
        sqlx::query!("SELECT version, features FROM workspace WHERE workspace_id = $1", workspace,)
            .fetch_one(access.db())
            .await?;
    let is_on = |name: &str| row.features.iter().any(|on| on == name);
    let shown = WorkspaceFeatures::of(|feature| is_on(feature.name()));
    request.answer(access.seen, row.version.cast_unsigned(), &shown)
}
