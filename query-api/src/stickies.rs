//! Stickies: each of them is read by its owner alone.

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use serde::Deserialize;
use service::Problem;
use service::accounts::Sticky;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use wire::{Page, Selection, shapes};

use crate::access::InWorkspace;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// How many are on a page unless the client says it.
const PER_PAGE: u32 = 20;

/// The questions about stickies.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list)).routes(routes!(get))
}

/// The path of a sticky. An id that is none is not found, like that of no sticky.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct StickyPath {
    /// The workspace's name in paths.
    slug: String,
    /// The sticky.
    #[param(value_type = Uuid)]
    sticky: String,
}

/// Lists the caller's stickies in a workspace, newest first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/stickies/",
    operation_id = "list_stickies",
    params(WorkspacePath, documented::StickiesSought),
    responses((status = 200, body = Page<shapes::Sticky>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let page = request.params.page_of(PER_PAGE, &["query"])?;
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    let (seen, who) =
        (workspace.seen, (WorkspaceId(workspace.workspace.id), request.caller.user()));
    let words = request.params.filled("query");
    let (rows, total) = Sticky::page(workspace.db(), who, words, page).await?;
    let rows: Vec<_> = rows.into_iter().map(|sticky| sticky.shape(request.zone())).collect();
    request.answer_page(seen, page, total, rows, &Selection::default())
}

/// Reads one of the caller's stickies.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/stickies/{sticky}/",
    operation_id = "get_sticky",
    params(StickyPath),
    responses((status = 200, body = shapes::Sticky)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<StickyPath>,
) -> Result<Response, Problem> {
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    let id = Uuid::parse_str(&path.sticky).map_err(|_| Problem::no_sticky_id())?;
    let (seen, who) =
        (workspace.seen, (WorkspaceId(workspace.workspace.id), request.caller.user()));
    let sticky = Sticky::find(workspace.db(), who, id).await?.ok_or_else(Problem::no_sticky)?;
    request.answer(seen, sticky.version, &sticky.shape(request.zone()))
}
