//! `GET workspaces/{slug}/projects/`: all projects of a workspace.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;

use super::page::{self, ORDERS};
use super::row::shape_all;
use crate::order::Order;
use crate::scope::InWorkspace;
use crate::{App, Reader, Segments, documented};

/// Lists the projects of a workspace, archived ones included, in the order of the caller's own list.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/",
    operation_id = "list_projects",
    params(
        documented::WorkspacePath, documented::Paging, documented::Shape, documented::Ordered,
    ),
    responses((status = 200, body = Page<wire::shapes::Project>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments(slug): Segments<String>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let order = reader.params.filled("order_by").unwrap_or("sort_order");
    let order = Order::parse(order, ORDERS)?;
    let mut scope = InWorkspace::open(&app, &reader, &slug).await?;
    let workspace = scope.workspace.clone();
    let caller = scope.caller;
    let (rows, total) = page::fetch(scope.db(), workspace.id, caller, true, order, page).await?;
    let (zone, expand) = (reader.zone(), reader.params.expand());
    let rows = shape_all(scope.db(), rows, zone, &expand, caller, &workspace).await?;
    reader.answer_page(scope.seen, page, total, rows, &reader.params.fields())
}
