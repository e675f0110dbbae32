//! `GET workspaces/{slug}/events/` with `Accept: text/event-stream`: a workspace's log as it grows.
//!
//! Each workspace that somebody follows has one [`hub::Hub`], which reads the log once for all of them, up to the position
//! that the read tables show, and keeps the latest events in memory. A client is a [`following::Following`], the body of its
//! answer: it takes events from the hub when the connection has room for them, so nothing is kept for a client that is slow,
//! and nothing but a few numbers for one that is idle. What a client reads of the log from before that comes from the
//! database, page by page.
//!
//! A user's rights are in the hub: loaded when their first client comes, and again, in the snapshot that the events were
//! read in, whenever these events may have changed them. A user is entered before the rights are loaded, and events that may
//! have changed rights are published only when the rights of all who are entered were loaded with them: so the rights are
//! never older than the events that they decide about.

mod begin;
mod following;
mod hub;
mod item;
mod measure;
mod message;
mod readers;
mod rights;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::WorkspaceId;
use service::applied::Applied;
use service::{Clock, Problem, Shutdown};
use sqlx::PgPool;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{Instant, sleep, timeout_at};

pub(super) use begin::{NOT_BUFFERED, begin};
use hub::Hub;
use message::End;
pub(super) use readers::Place;
use readers::{Reader, Who};

use crate::of_user::OfUsers;
use crate::seen::Seen;

/// How many clients read the log from the database at the same time.
const CATCHING_UP: usize = 2;
/// How long a hub without clients waits for the next one.
const UNUSED: Duration = Duration::from_secs(30);
/// How long events are kept in memory.
const KEPT: Duration = Duration::from_mins(1);
/// Clients are reminded in so many groups, so that not all of them are at once.
const GROUPS: u32 = 8;

/// On what terms clients follow logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiveTerms {
    /// How many streams a user may have at the same time.
    pub streams_per_user: usize,
    /// No more than this passes between two messages.
    pub heartbeat: Duration,
    /// How often credentials and the log's epoch are looked at.
    pub check: Duration,
    /// How many bytes of a workspace's events are kept in memory: a client that is further behind is slow.
    pub buffer: usize,
}

impl Default for LiveTerms {
    /// A person has several windows on several devices; proxies end what is silent for half a minute or longer.
    fn default() -> Self {
        Self {
            streams_per_user: 20,
            heartbeat: Duration::from_secs(15),
            check: Duration::from_secs(1),
            buffer: 4 << 20,
        }
    }
}

/// All logs that are followed. Cheap to clone.
#[derive(Clone)]
pub struct Live(Arc<Shared>);

/// What all clones share.
struct Shared {
    terms: LiveTerms,
    pool: PgPool,
    applied: Applied,
    clock: Clock,
    shutdown: Shutdown,
    hubs: Mutex<HashMap<WorkspaceId, Arc<Hub>>>,
    /// How many streams each user has.
    places: OfUsers,
    catching_up: Semaphore,
    /// The number of the next client.
    next: AtomicU64,
}

/// The hub that a task reads for: however that ends, nobody waits for it any longer.
struct UntilItEnds(Arc<Hub>);

impl Drop for UntilItEnds {
    fn drop(&mut self) {
        self.0.end(End::Stopping);
    }
}

impl fmt::Debug for Live {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Live").field("terms", &self.0.terms).finish_non_exhaustive()
    }
}

impl Live {
    /// Nobody follows anything yet. All streams end when the process stops.
    #[must_use]
    pub fn new(
        pool: PgPool,
        applied: Applied,
        clock: Clock,
        terms: LiveTerms,
        shutdown: &Shutdown,
    ) -> Self {
        measure::show();
        let live = Self(Arc::new(Shared {
            terms,
            pool,
            applied,
            clock,
            shutdown: shutdown.clone(),
            hubs: Mutex::default(),
            places: OfUsers::default(),
            catching_up: Semaphore::new(CATCHING_UP),
            next: AtomicU64::new(0),
        }));
        shutdown.tasks.spawn(live.clone().remind());
        shutdown.tasks.spawn(live.clone().check());
        live
    }

    /// Waits until the read tables show more of a workspace's log than a position; `false` if they do not before the deadline,
    /// or the process stops.
    pub(super) async fn wait_beyond(
        &self,
        workspace: WorkspaceId,
        position: u64,
        deadline: Instant,
    ) -> bool {
        let Shared { applied, shutdown, .. } = &*self.0;
        let shown = timeout_at(deadline, applied.wait_beyond(workspace, position));
        let shown = shutdown.stop.run_until_cancelled(shown).await;
        shown.is_some_and(|shown| shown.is_ok())
    }

    /// The turn of a client to read the log from the database.
    pub(super) async fn turn(&self) -> Result<SemaphorePermit<'_>, Problem> {
        self.0.catching_up.acquire().await.map_err(Problem::internal)
    }

    /// Whether the process stops.
    pub(super) fn is_stopping(&self) -> bool {
        self.0.shutdown.stop.is_cancelled()
    }

    /// Enters a client of a workspace whose log was seen up to a position.
    fn join(&self, workspace: WorkspaceId, seen: Seen, who: Who, place: Place) -> Reader {
        let mut hubs = self.hubs();
        let hub = match hubs.entry(workspace) {
            Entry::Occupied(entry) if !entry.get().has_ended() => Arc::clone(entry.get()),
            entry => {
                let hub = self.open(workspace, seen);
                entry.insert_entry(Arc::clone(&hub));
                hub
            }
        };
        // Still locked, so that a hub without clients is not closed meanwhile.
        Reader::enter(hub, self.0.next.fetch_add(1, Ordering::Relaxed), who, place)
    }

    /// A hub that reads on after a position.
    fn open(&self, workspace: WorkspaceId, seen: Seen) -> Arc<Hub> {
        let hub = Arc::new(Hub::new(workspace, seen, self.0.terms.buffer));
        let (reading, stop) = (Arc::clone(&hub), self.0.shutdown.stop.clone());
        let (pool, applied) = (self.0.pool.clone(), self.0.applied.clone());
        self.0.shutdown.tasks.spawn(async move {
            let reading = UntilItEnds(reading);
            let UntilItEnds(reading) = &reading;
            tokio::select! {
                () = stop.cancelled() => reading.end(End::Stopping),
                () = reading.read_on(&pool, &applied) => {}
            }
        });
        hub
    }

    /// Lets clients send heartbeats, one group after the other, until the process stops.
    async fn remind(self) {
        let stop = &self.0.shutdown.stop;
        let every = message::between(self.0.terms.heartbeat) / GROUPS;
        for group in (0..u64::from(GROUPS)).cycle() {
            tokio::select! {
                () = stop.cancelled() => break,
                () = sleep(every) => {}
            }
            for hub in self.all() {
                hub.remind(|number| number % u64::from(GROUPS) == group);
            }
        }
    }

    /// Ends the streams whose credential or epoch has ended, and forgets what is not needed, until the process stops.
    async fn check(self) {
        let Shared { pool, terms, shutdown, clock, .. } = &*self.0;
        loop {
            tokio::select! {
                () = shutdown.stop.cancelled() => break,
                () = sleep(terms.check) => {}
            }
            self.close_unused();
            let hubs = self.all();
            if hubs.is_empty() {
                continue;
            }
            let credentials = hubs.iter().flat_map(|hub| hub.credentials()).collect();
            match readers::valid(pool, &credentials).await {
                Ok((valid, epoch)) => {
                    let revoked = &credentials - &valid;
                    for hub in &hubs {
                        hub.check(&revoked, epoch, clock.now());
                    }
                }
                Err(error) => tracing::warn!(error = %error, "credentials cannot be checked"),
            }
        }
    }

    /// Closes the hubs that have had no client for a while, and lets the others forget old events.
    fn close_unused(&self) {
        self.hubs().retain(|_, hub| {
            hub.forget(KEPT);
            let is_used = hub.is_used(UNUSED);
            if !is_used {
                hub.end(End::Stopping);
            }
            is_used
        });
    }

    /// All hubs.
    fn all(&self) -> Vec<Arc<Hub>> {
        self.hubs().values().map(Arc::clone).collect()
    }

    /// The hubs, which no holder leaves half changed.
    fn hubs(&self) -> MutexGuard<'_, HashMap<WorkspaceId, Arc<Hub>>> {
        self.0.hubs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
