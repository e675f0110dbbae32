//! `GET workspaces/{slug}/projects-lite/`: the projects in brief (contract §8.3).

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;

use super::page::{self, ORDERS};
use crate::order::Order;
use crate::scope::InWorkspace;
use crate::{App, Reader, Segments, documented};

/// Lists the projects of a workspace in brief.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects-lite/",
    operation_id = "list_projects_lite",
    params(
        documented::WorkspacePath, documented::Paging, documented::Ordered,
        ("include_archived" = Option<bool>, Query, description = "Archived ones too."),
    ),
    responses((status = 200, body = Page<wire::shapes::ProjectCompact>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments(slug): Segments<String>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let order = reader.params.filled("order_by").unwrap_or("sort_order");
    let order = Order::parse(order, ORDERS)?;
    let archived = reader.params.switch("include_archived")?.unwrap_or(false);
    let mut scope = InWorkspace::open(&app, &reader, &slug).await?;
    let (workspace, caller) = (scope.workspace.id, scope.caller);
    let (rows, total) = page::fetch(scope.db(), workspace, caller, archived, order, page).await?;
    let rows = rows.into_iter().map(|row| row.compact(reader.zone()));
    reader.answer_page(scope.seen, page, total, rows, &reader.params.fields())
}
