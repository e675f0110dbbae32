//! What the log says of an issue, up to the position that an answer shows.

use std::collections::HashSet;

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
    forget_deleted(&mut events);
    Ok(events)
}

/// Leaves out what was said of and in what has been deleted since: nobody can read it on its page either. That it was
/// deleted stays.
fn forget_deleted(events: &mut Vec<RecordedEvent>) {
    let is_end = |event: &RecordedEvent| ["IssueDeleted", "CommentDeleted"].contains(&&*event.name);
    let ended: HashSet<Uuid> =
        events.iter().filter(|event| is_end(event)).map(|event| event.entity).collect();
    let is_gone = |event: &RecordedEvent| {
        ended.contains(&event.entity) || event.issue.is_some_and(|issue| ended.contains(&issue))
    };
    events.retain(|event| is_end(event) || !is_gone(event));
}
