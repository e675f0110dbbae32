//! `DELETE …/user-favorites/{favourite}/`

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::http::Path;

use super::FavouritePath;
use crate::accounts::Given;
use crate::app::App;
use crate::keyed::Keyed;
use crate::own;
use crate::request::CommandRequest;

/// Removes one of the caller's favourites; what is in a folder stays, beside the others.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/user-favorites/{favourite}/",
    operation_id = "delete_favorite",
    params(FavouritePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<FavouritePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = own::enter(&app, &request, &path.slug).await?;
    let (workspace, keyed) = (call.workspace(), request.keyed());
    let change = delete(&app, &request, (&path, workspace), keyed.as_ref());
    own::once(&app, (workspace, &request), keyed.as_ref(), change).await
}

async fn delete(
    app: &App,
    request: &CommandRequest,
    (path, workspace): (&FavouritePath, WorkspaceId),
    keyed: Option<&Keyed>,
) -> Result<Response, Problem> {
    let mut own = own::change_in(app, (workspace, request.user())).await?;
    let found = own.favourite(workspace, path.favourite).await?;
    let (before, _) = found.ok_or_else(Problem::not_found)?;
    request.if_match().check(before.version)?;
    own.delete_favourite(path.favourite).await?;
    own::keep(app, own, Given::nothing(), keyed).await
}
