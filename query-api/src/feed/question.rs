//! The feed of a work item: what is known of it already, and the events of the log since.

use std::sync::Arc;

use domain::{IssueId, ProjectId, WorkspaceId};
use event_store::{LogError, RecordedEvent, read};
use service::Problem;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::known::Known;
use super::lines::Feed;
use crate::membership::{Asked, ProjectMembership};
use crate::together::Question;

/// How many events of a feed are read together with other feeds.
const FIRST: u32 = 100;
/// How many of one feed are read at once.
const BATCH: u32 = 1000;

/// No event of a feed is read at once with those that have so many bytes together.
const BYTES: i64 = 4 << 20;

/// Who wants to see which feed.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    /// The project, and who asks.
    pub(crate) asked: Asked,
    /// The work item.
    pub(crate) issue: Uuid,
    /// The feeds in memory.
    pub(crate) known: Known,
}

/// A feed as far as it was known, and the first events since.
#[derive(Debug)]
pub(crate) struct Found {
    project: ProjectMembership,
    feed: Arc<Feed>,
    events: Vec<RecordedEvent>,
}

impl Question for Wanted {
    type Answer = Option<Found>;

    async fn ask_all(
        db: &mut PgConnection,
        wanted: &[Self],
    ) -> Result<Vec<Option<Found>>, sqlx::Error> {
        let asked: Vec<&Asked> = wanted.iter().map(|wanted| &wanted.asked).collect();
        let projects = ProjectMembership::find_all(&mut *db, &asked).await?;
        let mut found: Vec<Option<Found>> = projects
            .into_iter()
            .zip(wanted)
            .map(|(project, wanted)| project.map(|project| wanted.found(project)))
            .collect();
        let open = || {
            found.iter().zip(wanted).filter_map(|(found, wanted)| {
                found
                    .as_ref()
                    .filter(|found| !found.project.is_archived)
                    .map(|found| (found, wanted))
            })
        };
        let since: Vec<_> = open().map(|(found, wanted)| found.since(wanted.issue)).collect();
        let events =
            read::read_activities(db, &since, FIRST, BYTES).await.map_err(of_the_database)?;
        let open = found.iter_mut().flatten().filter(|found| !found.project.is_archived);
        for (found, events) in open.zip(events) {
            found.events = events;
        }
        Ok(found)
    }
}

impl Wanted {
    /// What is known of the feed in a project.
    fn found(&self, project: ProjectMembership) -> Found {
        let feed = self.known.find(&project, self.issue);
        Found { project, feed, events: Vec::new() }
    }
}

impl Found {
    /// What is missing.
    fn since(&self, issue: Uuid) -> read::Activity {
        read::Activity {
            workspace: WorkspaceId(self.project.workspace.id),
            project: ProjectId(self.project.project),
            issue: IssueId(issue),
            after: self.feed.position,
            until: self.project.seen.position,
        }
    }

    /// The whole feed, which is known from now on; an empty one for an issue that is not in the project, or not any more.
    pub(crate) async fn complete(
        self,
        pool: &PgPool,
        known: &Known,
        issue: Uuid,
    ) -> Result<(ProjectMembership, Arc<Feed>), Problem> {
        if self.events.is_empty() {
            let feed = shown(self.feed, &self.project);
            return Ok((self.project, feed));
        }
        let mut since = self.since(issue);
        let (project, mut events, mut limit) = (self.project, self.events, FIRST);
        let mut feed = Arc::unwrap_or_clone(self.feed);
        loop {
            feed.take_in(&events).map_err(Problem::internal)?;
            if events.len() < limit as usize && bytes(&events) < BYTES {
                break;
            }
            (since.after, limit) = (feed.position, BATCH);
            events = read::read_activities(pool, &[since], limit, BYTES).await?.concat();
        }
        let feed = Arc::new(feed);
        known.remember(&project, issue, Arc::clone(&feed));
        let feed = shown(feed, &project);
        Ok((project, feed))
    }
}

/// A feed as the project shows it: only that of an issue which is in it.
fn shown(feed: Arc<Feed>, project: &ProjectMembership) -> Arc<Feed> {
    let is_here = !project.is_archived && feed.is_in(project.project);
    if is_here { feed } else { Arc::new(Feed::new(feed.generation)) }
}

/// How many bytes events have together, as the database counts them.
fn bytes(events: &[RecordedEvent]) -> i64 {
    let lengths = events.iter().map(|event| event.payload.len());
    i64::try_from(lengths.sum::<usize>()).unwrap_or(i64::MAX)
}

/// The database's error in an error of the log; reading events has no other cause of failure.
fn of_the_database(error: LogError) -> sqlx::Error {
    match error {
        LogError::Unavailable(error) | LogError::Database(error) => error,
        error => sqlx::Error::Decode(Box::new(error)),
    }
}
