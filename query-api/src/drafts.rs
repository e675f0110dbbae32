//! Drafts: each of them is read by its owner alone.

use axum::extract::State;
use axum::response::Response;
use domain::WorkspaceId;
use serde::Deserialize;
use service::Problem;
use service::accounts::Draft;
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

/// The questions about drafts.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::default().routes(routes!(list)).routes(routes!(get))
}

/// The path of a draft. An id that is none is not found, like that of no draft.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct DraftPath {
    /// The workspace's name in paths.
    slug: String,
    /// The draft.
    #[param(value_type = Uuid)]
    draft: String,
}

/// Lists the caller's drafts in a workspace, the one that was changed last first.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/drafts/",
    operation_id = "list_drafts",
    params(WorkspacePath, documented::FewAPage),
    responses((status = 200, body = Page<shapes::Draft>)),
)]
async fn list(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let page = request.params.page_of(PER_PAGE, &[])?;
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    let (seen, who) =
        (workspace.seen, (WorkspaceId(workspace.workspace.id), request.caller.user()));
    let (rows, total) = Draft::page(workspace.db(), who, page).await?;
    let rows: Vec<_> = rows.into_iter().map(|draft| draft.shape(request.zone())).collect();
    request.answer_page(seen, page, total, rows, &Selection::default())
}

/// Reads one of the caller's drafts.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/drafts/{draft}/",
    operation_id = "get_draft",
    params(DraftPath),
    responses((status = 200, body = shapes::Draft)),
)]
async fn get(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<DraftPath>,
) -> Result<Response, Problem> {
    let mut workspace = InWorkspace::open(&app, &request, &path.slug).await?;
    let id = Uuid::parse_str(&path.draft).map_err(|_| Problem::no_draft())?;
    let (seen, who) =
        (workspace.seen, (WorkspaceId(workspace.workspace.id), request.caller.user()));
    let draft = Draft::find(workspace.db(), who, id).await?.ok_or_else(Problem::no_draft)?;
    request.answer(seen, draft.version, &draft.shape(request.zone()))
}
