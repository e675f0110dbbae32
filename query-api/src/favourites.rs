//! Favourites: what the caller has marked, as they see it now.

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use service::Problem;
use service::accounts::Favourite;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use wire::shapes;

use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments};

/// The questions about favourites.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list))
}

/// Lists the caller's favourites and folders in a workspace, all of them in their order. What is deleted, archived or not
/// visible to the caller any more is left out.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/user-favorites/",
    operation_id = "list_favorites",
    params(WorkspacePath),
    responses((status = 200, body = Vec<shapes::Favourite>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    request.params.refuse_filters(&[])?;
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    let (seen, who) =
        (workspace.seen, (WorkspaceId(workspace.workspace.id), request.caller.user()));
    let rows = Favourite::all(workspace.db(), who, None).await?;
    let shape = |(favourite, entity): (Favourite, _)| favourite.shape(entity, request.zone());
    let rows: Vec<_> = rows.into_iter().map(shape).collect();
    request.answer_all(seen, &rows)
}
