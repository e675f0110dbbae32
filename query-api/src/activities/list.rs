//! `GET …/work-items/{issue}/activities/`: what happened to a work item.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Activity;

use super::order;
use super::shape::{self, Names, Shaped};
use crate::feed::Entry;
use crate::paths::WorkItemPath;
use crate::{App, ReadRequest, Segments, documented, paging};

/// Lists what happened to a work item, in the order of the log; nothing for one that is not known.
///
/// With `include_comments=true` its comments are among it: made, changed and deleted.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/activities/",
    operation_id = "list_work_item_activities",
    params(
        WorkItemPath, documented::Paging, documented::Shape, documented::Ordered,
        documented::Comments,
    ),
    responses((status = 200, body = Page<Activity>)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<WorkItemPath>,
) -> Result<Response, Problem> {
    let page = request.params.page()?;
    let shown = super::shown(&request)?;
    let (project, feed) = super::ask(&app, &request, &path, path.issue.0).await?;
    let order = order::parse(request.params.filled("order_by"))?;
    let permitted = super::permitted(&app, &project, &feed).await?;
    let entries = feed.entries.iter().map(AsRef::as_ref).filter(shown).filter(permitted);
    let mut entries: Vec<&Entry> = entries.collect();
    if let Some(order) = order {
        let names = if order.by.is_of_people() {
            shape::names(&app, &project, &entries).await?
        } else {
            Names::new()
        };
        order::sort(&mut entries, order, &names);
    }
    let (entries, total) = paging::slice(page, entries);
    let shaped = Shaped::of(&app, &request, &project, path.issue.0, &entries).await?;
    // Each is made when it is asked for, so that what they share is there once.
    let activities = entries.iter().map(|entry| shaped.line(entry));
    request.answer_page(project.seen, page, total, activities, &request.params.fields())
}
