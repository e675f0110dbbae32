//! `GET …/work-items/{issue}/activities/{activity}/`: one thing that happened to a work item.

use axum::extract::State;
use axum::response::Response;
use service::Problem;
use wire::shapes::Activity;

use super::shape::Shaped;
use crate::paths::path_in_work_item;
use crate::{App, ReadRequest, Segments, documented};

path_in_work_item! {
    /// The path of a line of the feed.
    ActivityPath { activity }
}

/// Reads one line of the feed; its id is that of the event.
#[utoipa::path(
    get,
    path = "/api/v1/workspaces/{slug}/projects/{project}/work-items/{issue}/activities/{activity}/",
    operation_id = "get_work_item_activity",
    params(ActivityPath, documented::Shape, documented::Comments),
    responses((status = 200, body = Activity)),
)]
pub(crate) async fn handler(
    State(app): State<App>,
    request: ReadRequest,
    Segments(path): Segments<ActivityPath>,
) -> Result<Response, Problem> {
    let shown = super::shown(&request)?;
    let (project, feed) = super::ask(&app, &request, &path, path.issue.0).await?;
    let permitted = super::permitted(&app, &project, &feed).await?;
    let mut entries = feed.entries.iter().map(AsRef::as_ref).filter(shown).filter(permitted);
    let entry = entries.find(|entry| entry.id == path.activity.0);
    let entry = entry.ok_or_else(Problem::activity_not_found)?;
    let shaped = Shaped::of(&app, &request, &project, path.issue.0, &[entry]).await?;
    request.answer_row(project.seen, project.seen.position, shaped.line(entry))
}
