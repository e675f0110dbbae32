//! `GET workspaces/{slug}/invitations/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::Invitation;

use super::row;
use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments};

/// Lists the invitations to a workspace, newest first, answered and expired ones included.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/invitations/",
    operation_id = "list_invitations",
    params(WorkspacePath),
    responses((status = 200, body = Vec<Invitation>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let workspace = access.workspace.id;
    let rows = row::fetch(access.db(), workspace, None).await?;
    let zone = request.zone();
    let rows: Vec<Invitation> = rows.into_iter().map(|row| row.shape(zone)).collect();
    request.answer_all(access.seen, &rows)
}
