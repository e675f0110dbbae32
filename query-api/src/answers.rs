//! The answers of questions about rows that are listed by the project, work item or module they belong to.

use axum::response::Response;
use service::Problem;
use uuid::Uuid;
use wire::{PageRequest, Selection};

use crate::ReadRequest;
use crate::order::SqlOrder;
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
    let found = listed::fetch::<R>(&mut within, of, page).await?;
    answer(request, within, page, found).await
}

/// Answers with a page of the rows of a project or work item in another order than their own.
pub(crate) async fn page_in_order<R: Listed>(
    request: &ReadRequest,
    mut within: Within<'_>,
    of: R::Of,
    page: PageRequest,
    order: SqlOrder,
) -> Result<Response, Problem> {
    let found = listed::fetch_in_order::<R>(&mut within, of, page, order).await?;
    answer(request, within, page, found).await
}

/// Answers with a page of rows that were found, of so many.
async fn answer<R: Listed>(
    request: &ReadRequest,
    within: Within<'_>,
    page: PageRequest,
    (rows, total): (Vec<R>, u64),
) -> Result<Response, Problem> {
    let (zone, expand) = (request.zone(), request.params.expand());
    let wanted = Wanted::new(&expand, within.caller, within.workspace);
    let expansion = expand::of_rows(within.db, &rows, wanted, zone).await?;
    // Each is made when it is asked for, so that what they share is there once.
    let rows = rows.into_iter().map(|row| row.shape(zone, &expansion));
    request.answer_page(within.seen, page, total, rows, &fields::<R>(request))
}

/// The keys that are shown of each row.
fn fields<R: Listed>(request: &ReadRequest) -> Selection {
    request.params.fields().with(R::ALWAYS)
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
    let row = row.shape(zone, &expansion);
    request.answer_fields(within.seen, version, row, &fields::<R>(request))
}
