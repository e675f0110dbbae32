//! Collections of pages of a workspace, their members, and the pages in them. Guests of the workspace have nothing to do with
//! them.

mod get;
mod list;
mod members;
mod pages;
mod search;

use serde::Deserialize;
use service::Problem;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::InWorkspace;
use crate::rows::collection;
use crate::rows::listed::Within;
use crate::{App, Id, ReadRequest};

/// The questions about collections.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default()
        .routes(routes!(list::handler))
        .routes(routes!(get::handler))
        .routes(routes!(members::handler))
        .routes(routes!(pages::handler))
        .routes(routes!(search::handler))
}

/// The path of a collection.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct CollectionPath {
    /// The workspace's name in paths.
    slug: String,
    #[param(value_type = Uuid)]
    collection: Id,
}

/// Looks at a workspace, to ask for its collections.
async fn open(app: &App, request: &ReadRequest, slug: &str) -> Result<InWorkspace, Problem> {
    InWorkspace::open(app, request, slug).await
}

/// The collections of a workspace.
fn within(workspace: &mut InWorkspace) -> Within<'_> {
    let id = workspace.workspace.id;
    workspace.within(id)
}

/// The collection of a path; one that the caller may not see is not there for them.
async fn found(within: &mut Within<'_>, path: &CollectionPath) -> Result<collection::Row, Problem> {
    collection::find(within, path.collection.0).await?.ok_or_else(Problem::not_found)
}
