//! `GET …/cycles-lite/`: the cycles of a project without numbers (contract §8.3).

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Cycle;

use super::page::{self, NEWEST, ORDERS, Wanted};
use super::view::View;
use crate::access::InProject;
use crate::order::SqlOrder;
use crate::paths::ProjectPath;
use crate::rows::expansion::Expansion;
use crate::rows::listed::Shown as _;
use crate::{App, ReadRequest, Segments, documented};

/// Lists the cycles of a project that are not archived, without how much is in them.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles-lite/",
    operation_id = "list_cycles_lite",
    params(ProjectPath, documented::Paging, documented::Ordered, documented::CycleView),
    responses((status = 200, body = Page<Cycle>)),
)]
pub(super) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ProjectPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let order = request.params.filled("order_by").map(|order| SqlOrder::parse(order, ORDERS));
    let order = order.transpose()?.unwrap_or(NEWEST);
    let view = View::parse(&request.params);
    let mut access = InProject::open(&app, &request, &path).await?;
    let (workspace, project, caller) = access.keys();
    let (now, counts) = (app.clock.now(), false);
    let wanted = Wanted { workspace, project, caller, view, now, order, page, counts };
    let (rows, total) = page::fetch(access.db(), wanted).await?;
    let (zone, expansion) = (request.zone(), Expansion::default());
    let rows = rows.into_iter().map(|row| row.shape(zone, &expansion));
    request.answer_page(access.seen, page, total, rows, &request.params.fields())
}
