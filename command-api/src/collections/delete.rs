//! `DELETE …/collections/{collection}/`

use axum::extract::State;
use axum::response::Response;
use domain::collection::{CollectionAccess, DeleteCollection};
use service::Problem;
use service::http::{IfMatch, Path, Query};

use super::CollectionPath;
use crate::app::App;
use crate::error::Result;
use crate::pages::{Disbanded, disband};
use crate::request::CommandRequest;
use crate::unit::{EnteredCollection, InCollection, Operation, Unit};

/// Deletes a collection: its owner may, and those admins of the workspace who see it. The pages in it that the caller may
/// archive are archived; the others are in no collection then.
#[utoipa::path(
    delete,
    path = "/api/v1/workspaces/{slug}/collections/{collection}/",
    operation_id = "delete_collection",
    params(
        CollectionPath,
        ("archive_pages" = Option<bool>, Query, description = "`false` archives none of its pages; those of a private \
            collection are archived all the same."),
    ),
    responses((status = 204)),
)]
pub async fn handler(
    State(app): State<App>,
    Path(path): Path<CollectionPath>,
    query: Query,
    request: CommandRequest,
) -> Result<Response, Problem> {
    let call = app.call(&request, &path.slug).await?;
    let call = call.in_collection(path.collection);
    let archives = call.permitted(archives(&query)).await?;
    call.carry_out(&Delete { app: &app, path, archives, if_match: request.if_match() }).await
}

/// Whether the pages of a public collection are archived.
fn archives(query: &Query) -> Result<bool, Problem> {
    match query.get("archive_pages").unwrap_or_default() {
        "" => Ok(true),
        text if text.eq_ignore_ascii_case("true") => Ok(true),
        text if text.eq_ignore_ascii_case("false") => Ok(false),
        _ => {
            let text = "Invalid archive_pages parameter. It is either true or false.";
            Err(Problem::bad_request_detail("request/invalid-parameter", text))
        }
    }
}

struct Delete<'a> {
    app: &'a App,
    path: CollectionPath,
    archives: bool,
    if_match: IfMatch,
}

impl Operation<InCollection> for Delete<'_> {
    async fn decide(&self, unit: &mut Unit<'_>, entered: &EnteredCollection) -> Result<()> {
        let (id, collection) = (self.path.collection, &entered.collection);
        self.if_match.check(collection.version)?;
        let archives = self.archives || collection.state.access == CollectionAccess::Private;
        disband(self.app, unit, &entered.access, Disbanded { collection: id, archives }).await?;
        unit.change_collection(id, [DeleteCollection {}.into()]).await?;
        Ok(())
    }
}
