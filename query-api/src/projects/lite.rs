//! `GET workspaces/{slug}/projects-lite/`: the projects in brief (contract §8.3).

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;

use super::page::{self, ORDERS};
use crate::access::InWorkspace;
use crate::order::Order;
use crate::paths::WorkspacePath;
use crate::{App, ReadRequest, Segments, documented};

/// Lists the projects of a workspace in brief.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects-lite/",
    operation_id = "list_projects_lite",
    params(
        WorkspacePath, documented::Paging, documented::Ordered,
        ("include_archived" = Option<bool>, Query, description = "Archived ones too."),
    ),
    responses((status = 200, body = Page<wire::shapes::ProjectCompact>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkspacePath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let order = request.params.filled("order_by").unwrap_or("sort_order");
    let order = Order::parse(order, &ORDERS)?;
    let archived = request.params.switch("include_archived")?.unwrap_or(false);
    let mut access = InWorkspace::open(&app, &request, &path.slug).await?;
    let (workspace, caller) = (access.workspace.id, access.caller);
    let (rows, total) = page::fetch(access.db(), workspace, caller, archived, order, page).await?;
    let rows = rows.into_iter().map(|row| row.compact(request.zone()));
    request.answer_page(access.seen, page, total, rows, &request.params.fields())
}
