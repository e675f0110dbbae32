//! The feed of a work item: what is known of it already, and the events of the log since.

use std::sync::Arc;

use domain::{IssueId, WorkspaceId};
use event_store::{LogError, RecordedEvent, read};
use service::Problem;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;

use super::feed::Feed;
use super::known::Known;
use crate::scope::{Asked, Place};
use crate::together::Question;
use crate::{App, Reader};

/// How many events of a feed are read together with other feeds.
const FIRST: u32 = 100;
/// How many of one feed are read at once.
const BATCH: u32 = 1000;

/// No event of a feed is read at once with those that have so many bytes together.
const BYTES: i64 = 4 << 20;

/// Where a feed is, and what it says; 403 for whoever is no active member of the project.
pub(super) async fn ask(
    app: &App,
    reader: &Reader,
    slug: &str,
    project: Uuid,
    issue: Uuid,
) -> Result<(Place, Arc<Feed>), Problem> {
    app.wait(reader, slug).await?;
    let asked = Asked { slug: slug.to_owned(), project, caller: reader.user() };
    let wanted = Wanted { asked, issue, known: app.known_feeds.clone() };
    let found = app.feeds.ask(wanted).await?.ok_or_else(Problem::forbidden)?;
    found.complete(&app.pool, &app.known_feeds, issue).await
}

/// Who wants to see which feed.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    asked: Asked,
    issue: Uuid,
    known: Known,
}

/// A feed as far as it was known, and the first events since.
#[derive(Debug)]
pub(crate) struct Found {
    place: Place,
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
        let places = Place::find_all(&mut *db, &asked).await?;
        let mut found: Vec<Option<Found>> = places
            .into_iter()
            .zip(wanted)
            .map(|(place, wanted)| place.map(|place| wanted.found(place)))
            .collect();
        let open = || {
            found.iter().zip(wanted).filter_map(|(found, wanted)| {
                found.as_ref().filter(|found| !found.place.is_archived).map(|found| (found, wanted))
            })
        };
        let since: Vec<_> = open().map(|(found, wanted)| found.since(wanted.issue)).collect();
        let events =
            read::read_activities(db, &since, FIRST, BYTES).await.map_err(of_the_database)?;
        let open = found.iter_mut().flatten().filter(|found| !found.place.is_archived);
        for (found, events) in open.zip(events) {
            found.events = events;
        }
        Ok(found)
    }
}

impl Wanted {
    /// What is known of the feed at a place.
    fn found(&self, place: Place) -> Found {
        let feed = self.known.find(&place, self.issue);
        Found { place, feed, events: Vec::new() }
    }
}

impl Found {
    /// What is missing.
    fn since(&self, issue: Uuid) -> read::Activity {
        read::Activity {
            workspace: WorkspaceId(self.place.workspace.id),
            issue: IssueId(issue),
            after: self.feed.position,
            until: self.place.seen.position,
        }
    }

    /// The whole feed, which is known from now on.
    async fn complete(
        self,
        pool: &PgPool,
        known: &Known,
        issue: Uuid,
    ) -> Result<(Place, Arc<Feed>), Problem> {
        if self.events.is_empty() {
            return Ok((self.place, self.feed));
        }
        let mut since = self.since(issue);
        let (place, mut events, mut limit) = (self.place, self.events, FIRST);
        let mut feed = Arc::unwrap_or_clone(self.feed);
        loop {
            feed.take_in(&events, place.project).map_err(Problem::internal)?;
            if events.len() < limit as usize && bytes(&events) < BYTES {
                break;
            }
            (since.after, limit) = (feed.position, BATCH);
            events = read::read_activities(pool, &[since], limit, BYTES).await?.concat();
        }
        let feed = Arc::new(feed);
        known.remember(&place, issue, Arc::clone(&feed));
        Ok((place, feed))
    }
}

/// How many bytes events have together, as the database counts them.
fn bytes(events: &[RecordedEvent]) -> i64 {
    let lengths = events.iter().map(|event| event.payload.len());
    i64::try_from(lengths.sum::<usize>()).unwrap_or(i64::MAX)
}

/// What the database said; nothing else goes wrong where events are only read.
fn of_the_database(error: LogError) -> sqlx::Error {
    match error {
        LogError::Unavailable(error) | LogError::Database(error) => error,
        error => sqlx::Error::Decode(Box::new(error)),
    }
}
