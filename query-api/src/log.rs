//! What the log says of an issue, up to the position that an answer shows.

use std::collections::{HashMap, HashSet};

use domain::{IssueId, ProjectId, WorkspaceId};
use event_store::read::Heading;
use event_store::{RecordedEvent, read};
use service::Problem;
use sqlx::PgPool;
use uuid::Uuid;

use crate::history::{Comments, is_about_page, page_of};
use crate::membership::ProjectMembership;
use crate::paging;
use crate::rows::{page, work_item};

/// How many headings are read at once.
const BATCH: u32 = 1000;

/// The positions of what happened to an issue of the project and to its comments, ascending, as far as the caller may read
/// it; none for an archived project.
pub(crate) async fn of_issue(
    pool: &PgPool,
    project: &ProjectMembership,
    issue: Uuid,
) -> Result<Vec<u64>, Problem> {
    let mut headings: Vec<Heading> = Vec::new();
    if project.is_archived {
        return Ok(Vec::new());
    }
    if project.is_limited && !work_item::is_seen(pool, project.keys(), issue).await? {
        return Ok(Vec::new());
    }
    let workspace = WorkspaceId(project.workspace.id);
    let (in_project, issue) = (ProjectId(project.project), IssueId(issue));
    loop {
        let after = headings.last().map_or(0, |heading| heading.position);
        let until = project.seen.position;
        let activity = read::Activity { workspace, project: in_project, issue, after, until };
        let more = read::read_headings(pool, activity, BATCH).await?;
        let is_last = more.len() < BATCH as usize;
        headings.extend(more);
        if is_last {
            break;
        }
    }
    forget_deleted(&mut headings);
    let others: Vec<_> = headings.iter().filter_map(|event| event.beyond).collect();
    let beyond = project.beyond(pool, &others).await?;
    headings.retain(|event| event.beyond.is_none_or(|other| beyond.shows(other)));
    if project.is_guest {
        hide_internal(pool, project, &mut headings).await?;
    }
    hide_pages(pool, project, &mut headings).await?;
    Ok(headings.into_iter().map(|heading| heading.position).collect())
}

/// The events at these positions; 400 if they are too large for a page.
pub(crate) async fn at(
    pool: &PgPool,
    project: &ProjectMembership,
    positions: &[u64],
) -> Result<Vec<RecordedEvent>, Problem> {
    let workspace = WorkspaceId(project.workspace.id);
    let events = read::read_at(pool, workspace, positions, paging::MOST_BYTES_OF_TEXT).await?;
    if events.len() < positions.len() {
        let largest = events.iter().map(|event| event.payload.len()).max();
        return Err(paging::too_large(positions.len(), largest.unwrap_or_default()));
    }
    Ok(events)
}

/// Leaves out the events of things that have been deleted since and did not come back, and of what is in them: their own
/// pages show them no longer either. The deletion itself stays.
fn forget_deleted(headings: &mut Vec<Heading>) {
    let is_end = |event: &Heading| ["IssueDeleted", "CommentDeleted"].contains(&&*event.name);
    let mut ended: HashSet<Uuid> = HashSet::new();
    for event in headings.iter() {
        match &*event.name {
            "IssueDeleted" | "CommentDeleted" => {
                ended.insert(event.entity);
            }
            "IssueUndeleted" | "CommentUndeleted" => {
                ended.remove(&event.entity);
            }
            _ => {}
        }
    }
    let is_gone = |event: &Heading| {
        ended.contains(&event.entity) || event.issue.is_some_and(|issue| ended.contains(&issue))
    };
    headings.retain(|event| is_end(event) || !is_gone(event));
}

/// Leaves out events of comments that guests do not see, but not the events by which a comment changed who may read it.
async fn hide_internal(
    pool: &PgPool,
    project: &ProjectMembership,
    headings: &mut Vec<Heading>,
) -> Result<(), Problem> {
    let is_of_comment = |event: &&Heading| event.name.starts_with("Comment");
    let comments = headings.iter().filter(is_of_comment).map(|event| event.entity);
    let comments: Vec<Uuid> = comments.collect();
    let mut db = pool.acquire().await?;
    let known = Comments::of(&mut db, project.workspace.id, &comments).await?;
    headings.retain(|event| !is_of_comment(&event) || known.shows(&event.name, event.entity));
    Ok(())
}

/// Leaves out what was said of pages that the caller may not see, and of pages of a project that the issue has left.
async fn hide_pages(
    pool: &PgPool,
    project: &ProjectMembership,
    headings: &mut Vec<Heading>,
) -> Result<(), Problem> {
    let about = headings.iter().filter(|event| is_about_page(&event.name));
    let positions: Vec<u64> = about.map(|event| event.position).collect();
    if positions.is_empty() {
        return Ok(());
    }
    let workspace = WorkspaceId(project.workspace.id);
    // They say little: an id and a name.
    let events = read::read_at(pool, workspace, &positions, i64::MAX).await?;
    let about = events.iter().filter_map(|event| Some((event.position, page_of(event)?)));
    let about: HashMap<u64, Uuid> = about.collect();
    let pages: Vec<Uuid> = about.values().copied().collect();
    let mut db = pool.acquire().await?;
    let seen = page::seen_from(&mut db, project.keys(), &pages).await?;
    let is_seen = |event: &Heading| about.get(&event.position).is_some_and(|id| seen.contains(id));
    headings.retain(|event| !is_about_page(&event.name) || is_seen(event));
    Ok(())
}
