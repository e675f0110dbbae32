//! What the log says of an issue, up to the position that an answer shows.

use domain::{IssueId, WorkspaceId};
use event_store::{RecordedEvent, read};
use service::Problem;
use sqlx::PgPool;
use uuid::Uuid;

use crate::scope::Place;

/// How many events are read at once.
const BATCH: u32 = 1000;

/// The events of an issue of the project and of its comments, oldest first; none for an archived project.
pub(crate) async fn of_issue(
    pool: &PgPool,
    place: &Place,
    issue: Uuid,
) -> Result<Vec<RecordedEvent>, Problem> {
    let mut events: Vec<RecordedEvent> = Vec::new();
    if place.is_archived {
        return Ok(events);
    }
    let (workspace, issue) = (WorkspaceId(place.workspace.id), IssueId(issue));
    loop {
        let after = events.last().map_or(0, |event| event.position);
        let activity = read::Activity { workspace, issue, after, until: place.seen.position };
        let more = read::read_activities(pool, &[activity], BATCH).await?.concat();
        let is_last = more.len() < BATCH as usize;
        events.extend(more);
        if is_last {
            break;
        }
    }
    events.retain(|event| event.project == Some(place.project));
    Ok(events)
}
