//! `GET workspaces/{slug}/projects/`: all projects of a workspace.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Project;

use super::page::{self, ORDERS};
use crate::access::InWorkspace;
use crate::order::Order;
use crate::paths::WorkspacePath;
use crate::rows::expand;
use crate::rows::expansion::Wanted;
use crate::rows::listed::Shown;
use crate::rows::project::Row;
use crate::{App, ReadRequest, Segments, documented};

/// Lists the projects of a workspace, archived ones included, in the order of the caller's own list.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/",
    operation_id = "list_projects",
    params(WorkspacePath, documented::Paging, documented::Shape, documented::Ordered),
    responses((status = 200, body = Page<Project>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let order = request.params.filled("order_by").unwrap_or("sort_order");
    let order = Order::parse(order, &ORDERS)?;
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.clone(), access.caller);
    let (rows, total) = page::fetch(access.db(), workspace.id, caller, true, order, page).await?;
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, caller, &workspace);
    let expansion = expand::of_rows(access.db(), &rows, wanted, zone).await?;
    let shape = |row: Row| {
        let sort_order = Some(row.my_sort_order);
        Project { sort_order, ..row.shape(zone, &expansion) }
    };
    let rows = rows.into_iter().map(shape);
    request.answer_page(access.seen, page, total, rows, &request.params.fields())
}
