//! `GET …/archived-work-items/`: a project's archive.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;

use super::list;
use super::page::Of;
use crate::{App, Id, Reader, Segments, documented};

/// Lists a project's archived work items.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archived-work-items/",
    operation_id = "list_archived_work_items",
    params(documented::ProjectPath, documented::Paging, documented::Shape, documented::Ordered),
    responses((status = 200, body = Page<wire::shapes::WorkItem>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project)): Segments<(String, Id)>,
) -> Result<Response, Problem> {
    list::answer(&app, &reader, &slug, Of::Archive(project.0)).await
}
