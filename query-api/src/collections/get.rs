//! `GET …/collections/{collection}/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::Collection;

use super::{CollectionPath, found, open, within};
use crate::{App, ReadRequest, Segments};

/// Reads a collection; one that the caller may not see is not there for them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/",
    operation_id = "get_collection",
    params(CollectionPath),
    responses((status = 200, body = Collection)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CollectionPath>,
) -> Result<Response, Problem> {
    let mut workspace = open(&app, &request, &path.slug).await?;
    let seen = workspace.seen;
    let row = found(&mut within(&mut workspace), &path).await?;
    let version = row.version();
    request.answer_row(seen, version, row.shape(request.zone()))
}
