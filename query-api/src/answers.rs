//! The answers of questions about rows that are listed by the project or work item they belong to.

use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::PageRequest;

use crate::ReadRequest;
use crate::rows::expand;
use crate::rows::expansion::Wanted;
use crate::rows::listed::{self, Listed, Within};

/// Answers with a page of the rows of a project or work item.
pub(crate) async fn page<R: Listed>(
    request: &ReadRequest,
    mut within: Within<'_>,
    of: R::Of,
    page: PageRequest,
) -> Result<Response, Problem> {
    let (rows, total) = listed::fetch::<R>(&mut within, of, page).await?;
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, within.caller, within.workspace);
    let expansion = expand::of_rows(within.db, &rows, wanted, zone).await?;
    // Each is made when it is asked for, so that what they share is there once.
    let rows = rows.into_iter().map(|row| row.shape(zone, &expansion));
    request.answer_page(within.seen, page, total, rows, &request.params.fields())
}

/// Answers with one row of a project or work item; 404 without it.
pub(crate) async fn one<R: Listed>(
    request: &ReadRequest,
    mut within: Within<'_>,
    of: R::Of,
    id: Uuid,
) -> Result<Response, Problem> {
    let row = listed::find::<R>(&mut within, of, id).await?.ok_or_else(Problem::not_found)?;
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, within.caller, within.workspace);
    let expansion = expand::of_rows(within.db, std::slice::from_ref(&row), wanted, zone).await?;
    let (_, version) = row.key();
    request.answer_row(within.seen, version, row.shape(zone, &expansion))
}
