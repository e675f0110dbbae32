//! `GET …/projects/{project}/`: one project.

use axum::extract::State;
use axum::response::Response;
use service::Problem;

use super::page;
use crate::access::InWorkspace;
use crate::paths::ProjectPath;
use crate::rows::expand;
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown;
use crate::{App, ReadRequest, Segments, documented};

/// Reads a project; every member of its workspace may.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/",
    operation_id = "get_project",
    params(ProjectPath, documented::Shape),
    responses((status = 200, body = wire::shapes::Project)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.clone(), access.caller);
    let row = page::find(access.db(), workspace.id, caller, path.project.0).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let version = row.version();
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, caller, &workspace);
    let rows = std::slice::from_ref(&row);
    let expansion = expand::of_rows(access.db(), rows, wanted, zone).await?;
    request.answer_row(access.seen, version, row.shape(zone, &expansion))
}
