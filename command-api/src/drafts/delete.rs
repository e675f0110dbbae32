//! `DELETE …/drafts/{draft}/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::http::Path;
use uuid::Uuid;

use super::DraftPath;
use crate::accounts::Given;
use crate::app::App;
use crate::keyed::Keyed;
use crate::own;
use crate::request::CommandRequest;

/// Deletes one of the caller's drafts for good: no history has it.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/drafts/{draft}/",
    operation_id = "delete_draft",
    params(DraftPath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<DraftPath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let (workspace, id, keyed) = (call.workspace(), path.id()?, request.keyed());
    let change = delete(&app, &request, (workspace, id), keyed.as_ref());
    own::once(&app, (workspace, &request), keyed.as_ref(), change).await
}

async fn delete(
    app: &App,
    request: &CommandRequest,
    (workspace, id): (WorkspaceId, Uuid),
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    let before = own.draft(workspace, id).await?.ok_or_else(Problem::no_draft)?;
    request.if_match().check(before.version)?;
    own.delete_draft(id).await?;
    own::keep(app, own, Given::nothing(), keyed).await
}
