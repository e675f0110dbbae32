//! `GET …/work-items/{issue}/activities/`: what happened to a work item.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Activity;

use super::entry::Entry;
use super::shape::Names;
use super::{order, question, shape};
use crate::{App, Id, Reader, Segments, documented, paging};

/// Lists what happened to a work item, in the order of the log; nothing for one that is not known.
///
/// With `include_comments=true` its comments are among it: made, changed and deleted.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/activities/",
    operation_id = "list_work_item_activities",
    params(
        documented::WorkItemPath, documented::Paging, documented::Shape, documented::Ordered,
        documented::Comments,
    ),
    responses((status = 200, body = Page<Activity>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, issue)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let shown = super::shown(&reader)?;
    let (place, feed) = question::ask(&app, &reader, &slug, project.0, issue.0).await?;
    let order = order::parse(reader.params.filled("order_by"))?;
    let mut entries: Vec<&Entry> = feed.entries.iter().map(AsRef::as_ref).filter(shown).collect();
    let names = if order.is_some_and(order::is_by_values) {
        shape::names(&app, &place, &entries).await?
    } else {
        Names::new()
    };
    if let Some(order) = order {
        order::sort(&mut entries, order, &names);
    }
    let (entries, total) = paging::slice(page, entries);
    let activities = shape::shape(&app, &reader, &place, issue.0, &entries).await?;
    reader.answer_page(place.seen, page, total, activities, &reader.params.fields())
}
