//! `GET …/collections/{collection}/pages-search/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::CollectionPageSearchResult;

use super::{CollectionPath, found, open, within};
use crate::rows::collection_page;
use crate::{App, ReadRequest, Segments, documented};

/// Lists by their names the pages that can be put into a collection: those of the workspace that the caller sees and that are
/// in none, below no other page, and neither archived nor locked.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/pages-search/",
    operation_id = "search_collection_pages",
    params(CollectionPath, documented::NamedLike),
    responses((status = 200, body = Vec<CollectionPageSearchResult>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CollectionPath>,
) -> Result<Response, Problem> {
    request.params.refuse_filters(&["search"])?;
    let mut workspace = open(&app, &request, &path.slug).await?;
    let seen = workspace.seen;
    let mut within = within(&mut workspace);
    found(&mut within, &path).await?;
    let search = request.params.filled("search");
    request.answer_all(seen, &collection_page::eligible(&mut within, search).await?)
}
