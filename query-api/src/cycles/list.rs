//! `GET …/cycles/`: the cycles of a project that are not archived.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use service::Problem;
use utoipa::ToSchema;
use wire::Page;
use wire::shapes::CountedCycle;

use super::page::{self, NEWEST, Wanted};
use super::view::View;
use crate::access::InProject;
use crate::paths::ProjectPath;
use crate::rows::expand;
use crate::rows::expansion;
use crate::{App, ReadRequest, Segments, documented};

/// The cycles of a project: a page of them, or the current ones as a bare array.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "it describes what is answered")]
enum CycleList {
    /// A page of a list.
    Page(Page<CountedCycle>),
    /// With `status=current`.
    Current(Vec<CountedCycle>),
}

/// Lists the cycles of a project that are not archived, newest first, each with how many work items are in it.
///
/// With `status=current` the answer is a bare array.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/",
    operation_id = "list_cycles",
    params(ProjectPath, documented::Paging, documented::Shape, documented::CycleView),
    responses((status = 200, body = CycleList)),
)]
pub(super) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let (page, fields, expand) =
        (request.params.page()?, request.params.fields(), request.params.expand());
    let view = View::parse(&request.params);
    let mut access = InProject::open(&app, &request, &path).await?;
    let (workspace, project, caller) = access.keys();
    let (now, order, counts) = (app.clock.now(), NEWEST, true);
    let wanted = Wanted { workspace, project, caller, view, now, order, page, counts };
    let (rows, total) = page::fetch(access.db(), wanted).await?;
    let zone = request.zone();
    let wanted = expansion::Wanted::new(&expand, caller, &access.workspace);
    let expansion = expand::of_rows(access.db(), &rows, wanted, zone).await?;
    let rows = rows.into_iter().map(|row| row.counted(zone, &expansion));
    if view == View::Current {
        let rows = rows.map(|row| fields.pick(row)).collect::<Result<Vec<_>, _>>();
        return request.answer_all(access.seen, &rows.map_err(Problem::internal)?);
    }
    request.answer_page(access.seen, page, total, rows, &fields)
}
