//! `GET …/collections/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::Collection;

use super::{open, within};
use crate::paths::WorkspacePath;
use crate::rows::collection;
use crate::{App, ReadRequest, Segments};

/// Lists the collections that the caller may see by their places, all of them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/collections/",
    operation_id = "list_collections",
    params(WorkspacePath),
    responses((status = 200, body = Vec<Collection>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    request.params.refuse_filters(&[])?;
    let mut workspace = open(&app, &request, &path.slug).await?;
    let (seen, zone) = (workspace.seen, request.zone());
    let rows = collection::all(&mut within(&mut workspace)).await?;
    let shown: Vec<_> = rows.into_iter().map(|row| row.shape(zone)).collect();
    request.answer_all(seen, &shown)
}
