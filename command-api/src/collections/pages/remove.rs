//! `DELETE …/collections/{collection}/pages/{page}/`

use axum::extract::State;
use axum::response::Response;
use domain::page::SetPageCollection;
use service::Problem;
use service::http::{IfMatch, Path};

use super::super::CollectionPagePath;
use super::inside;
use crate::app::App;
use crate::error::Result;
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Unit};

/// Takes a page out of a collection, and leaves it as it is; the version that `If-Match` names is the page's.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/pages/{page}/",
    operation_id = "remove_collection_page",
    params(CollectionPagePath),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionPagePath>,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    call.carry_out(&Remove { path, if_match: request.if_match() }).await
}

struct Remove {
    path: CollectionPagePath,
    if_match: IfMatch,
}

impl Operation<InCollection> for Remove {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        let page = inside(unit, entered, &self.path).await?;
        self.if_match.check(page.version)?;
        let leave = SetPageCollection { to: None };
        unit.change_page((None, self.path.page), [leave.into()]).await?;
        Ok(())
    }
}
