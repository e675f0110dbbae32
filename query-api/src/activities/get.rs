//! `GET …/work-items/{issue}/activities/{activity}/`: one thing that happened to a work item.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::Activity;

use super::{question, shape};
use crate::{App, Id, Reader, Segments, documented};

/// Reads one line of the feed; its id is that of the event.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/activities/{activity}/",
    operation_id = "get_work_item_activity",
    params(
        documented::WorkItemPath, ("activity" = Uuid, Path), documented::Shape, documented::Comments,
    ),
    responses((status = 200, body = Activity)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    reader: Reader,
    Segments((slug, project, issue, id)): Segments<(String, Id, Id, Id)>,
) -> Result<Response, Problem> {
    let shown = super::shown(&reader)?;
    let (place, feed) = question::ask(&app, &reader, &slug, project.0, issue.0).await?;
    let mut entries = feed.entries.iter().map(AsRef::as_ref).filter(shown);
    let entry = [entries.find(|entry| entry.id == id.0).ok_or_else(Problem::activity_not_found)?];
    let mut activities = shape::shape(&app, &reader, &place, issue.0, &entry).await?;
    let activity = activities.next().ok_or_else(Problem::activity_not_found)?;
    reader.answer_row(place.seen, place.seen.position, activity)
}
