//! `GET …/cycles/{cycle}/`: one cycle.

use std::slice;

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::CountedCycle;

use super::page;
use crate::access::InProject;
use crate::paths::CyclePath;
use crate::rows::expand;
use crate::rows::expansion::Wanted;
use crate::{App, ReadRequest, Segments, documented};

/// Reads a cycle that is not archived, with how many work items are in it.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/cycles/{cycle}/",
    operation_id = "get_cycle",
    params(CyclePath, documented::Shape),
    responses((status = 200, body = CountedCycle)),
)]
pub(super) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<CyclePath>,
) -> Result<Response, Problem> {
    let mut access = InProject::open(&app, &request, &path).await?;
    let keys = access.keys();
    let row = page::find(access.db(), keys, path.cycle.0).await?.ok_or_else(Problem::not_found)?;
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, access.caller, &access.workspace);
    let expansion = expand::of_rows(access.db(), slice::from_ref(&row), wanted, zone).await?;
    request.answer_row(access.seen, row.version(), row.counted(zone, &expansion))
}
