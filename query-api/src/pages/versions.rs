//! `GET …/pages/{page}/versions/`, in a project and in the workspace

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::Page;
use wire::shapes::PageVersion;

use super::saves::Seen;
use super::{ProjectPagePath, WorkspacePagePath};
use crate::access::InPlace;
use crate::rows::page;
use crate::{App, ReadRequest, Segments, documented, paging};

/// Lists the saved versions of a page of a project, newest first, without their texts: each change of its name or text is
/// one.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/pages/{page}/versions/",
    operation_id = "list_project_page_versions",
    params(ProjectPagePath, documented::Paging),
    responses((status = 200, body = Page<PageVersion>)),
)]
pub(crate) async fn in_project(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPagePath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let place = InPlace::project(&app, &request, &path).await?;
    answer(&request, page, place, path.page.0).await
}

/// Lists the saved versions of a page of the workspace, newest first, without their texts: each change of its name or text
/// is one.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/pages/{page}/versions/",
    operation_id = "list_workspace_page_versions",
    params(WorkspacePagePath, documented::Paging),
    responses((status = 200, body = Page<PageVersion>)),
)]
pub(crate) async fn in_workspace(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePagePath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let place = InPlace::workspace(&app, &request, &path.slug).await?;
    answer(&request, page, place, path.page.0).await
}

/// Answers with the versions of a page of a place.
async fn answer(
    request: &ReadRequest,
    page: wire::PageRequest,
    mut place: InPlace,
    id: Uuid,
) -> Result<Response, Problem> {
    let mut within = place.within();
    page::find(&mut within, id).await?.ok_or_else(Problem::not_found)?;
    let (workspace, until) = (within.workspace.id, within.seen.position);
    let of = Seen { workspace, page: id, until };
    let mut saves = of.saves(within.db).await?;
    saves.reverse();
    let (saves, total) = paging::slice(page, saves);
    let saves = saves.into_iter().map(|save| save.shape(of, request.zone()));
    request.answer_page(within.seen, page, total, saves, &request.params.fields())
}
