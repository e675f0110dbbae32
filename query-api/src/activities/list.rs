//! `GET …/work-items/{issue}/activities/`: what happened to a work item.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::Page;
use wire::shapes::Activity;

use super::{order, shape};
use crate::scope::Place;
use crate::{App, Id, Reader, Segments, documented, paging};

/// Lists what happened to a work item, oldest first, from the log; nothing for one that is not known.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/activities/",
    operation_id = "list_work_item_activities",
    tag = documented::WORK_ITEMS,
    params(
        documented::WorkItemPath, documented::Paging, documented::Shape, documented::Ordered,
    ),
    responses((status = 200, body = Page<Activity>), documented::Problems),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, issue)): Segments<(String, Id, Id)>,
) -> Result<Response, Problem> {
    let page = reader.params.page()?;
    let place = Place::open(&app, &reader, &slug, project.0).await?;
    let mut activities = shape::feed(&app, &reader, &place, issue.0).await?;
    order::sort(&mut activities, reader.params.filled("order_by"))?;
    let (activities, total) = paging::slice(page, activities);
    reader.answer_page(place.seen, page, total, activities, &reader.params.fields())
}
