//! `GET …/collections/{collection}/pages/`

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::CollectionBranchPage;

use super::{CollectionPath, found, open, within};
use crate::rows::collection_page::{self, Of};
use crate::{App, ReadRequest, Segments, documented};

/// Lists the pages in a collection that the caller may see and that are not archived, by their places; with `parent_id` those
/// directly below one of them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/pages/",
    operation_id = "list_collection_pages",
    params(CollectionPath, documented::Paging, documented::InCollection),
    responses((status = 200, body = Page<CollectionBranchPage>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CollectionPath>,
) -> Result<Response, Problem> {
    let page = request.params.page_filtered_by(&["search", "parent_id"])?;
    let (parent, search) = (request.params.id("parent_id")?, request.params.filled("search"));
    let search = search.map(str::to_owned);
    let mut workspace = open(&app, &request, &path.slug).await?;
    let (seen, zone) = (workspace.seen, request.zone());
    let mut within = within(&mut workspace);
    let collection = found(&mut within, &path).await?.id;
    let of = Of { collection, parent, search };
    let (rows, total) = collection_page::fetch(&mut within, &of, page).await?;
    let rows = rows.into_iter().map(|row| row.shape(collection, zone));
    request.answer_page(seen, page, total, rows, &request.params.fields())
}
