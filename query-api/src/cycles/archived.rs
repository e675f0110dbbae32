//! `GET …/archived-cycles/`: a project's archive of cycles.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::ArchivedCycle;

use super::page::{self, NEWEST, Wanted};
use super::view::View;
use crate::access::InProject;
use crate::paths::ProjectPath;
use crate::rows::expand;
use crate::rows::expansion;
use crate::{App, ReadRequest, Segments, documented};

/// Lists a project's archived cycles, newest first, each with how many work items are in it.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/archived-cycles/",
    operation_id = "list_archived_cycles",
    params(ProjectPath, documented::Paging, documented::Shape),
    responses((status = 200, body = Page<ArchivedCycle>)),
)]
pub(super) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let (page, expand) = (request.params.page()?, request.params.expand());
    let mut access = InProject::open(&app, &request, &path).await?;
    let (workspace, project, caller) = access.keys();
    let (view, now, order, counts) = (View::Archived, app.clock.now(), NEWEST, true);
    let wanted = Wanted { workspace, project, caller, view, now, order, page, counts };
    let (rows, total) = page::fetch(access.db(), wanted).await?;
    let zone = request.zone();
    let wanted = expansion::Wanted::new(&expand, caller, &access.workspace);
    let expansion = expand::of_rows(access.db(), &rows, wanted, zone).await?;
    let rows = rows.into_iter().map(|row| row.archived(zone, &expansion));
    request.answer_page(access.seen, page, total, rows, &request.params.fields())
}
