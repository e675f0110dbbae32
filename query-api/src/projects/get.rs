//! `GET …/projects/{project}/`: one project.

use axum::extract::State;
use axum::response::Response;
use service::Problem;

use super::page;
use super::row::shape_one;
use crate::scope::InWorkspace;
use crate::{App, Id, Reader, Segments, documented};

/// Reads a project; every member of its workspace may.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/",
    operation_id = "get_project",
    params(documented::ProjectPath, documented::Shape),
    responses((status = 200, body = wire::shapes::Project)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    let mut scope = InWorkspace::open(&app, &reader, &slug).await?;
    let workspace = scope.workspace.clone();
    let caller = scope.caller;
    let row = page::find(scope.db(), workspace.id, caller, project.0).await?;
    let row = row.ok_or_else(Problem::not_found)?;
    let version = row.version();
    let (zone, expand) = (reader.zone(), reader.params.expand());
    let project = shape_one(scope.db(), row, zone, &expand, caller, &workspace).await?;
    reader.answer_row(scope.seen, version, project)
}
