//! `GET …/collections/{collection}/members/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::CollectionMember;

use super::{CollectionPath, found, open, within};
use crate::rows::collection;
use crate::{App, ReadRequest, Segments};

/// Lists the members of a collection, its owner first, all of them; a public one has its owner alone.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/members/",
    operation_id = "list_collection_members",
    params(CollectionPath),
    responses((status = 200, body = Vec<CollectionMember>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CollectionPath>,
) -> Result<Response, Problem> {
    request.params.refuse_filters(&[])?;
    let mut workspace = open(&app, &request, &path.slug).await?;
    let (seen, zone) = (workspace.seen, request.zone());
    let mut within = within(&mut workspace);
    let id = found(&mut within, &path).await?.id;
    let members = collection::members(&mut within, id).await?;
    let shown: Vec<_> = members.into_iter().map(|row| row.shape(zone)).collect();
    request.answer_all(seen, &shown)
}
