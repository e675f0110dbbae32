//! What every question needs: connections, and how far the read tables have come.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use domain::WorkspaceId;
use event_store::Kept;
use search::Storage;
use service::applied::Applied;
use service::{Clock, Problem, RateLimit, Shutdown, Strangers, TrustedProxies};
use sqlx::PgPool;
use tokio::time::{Instant, sleep, timeout};
use uuid::Uuid;
use wire::Expand;
use wire::filter::Today;

use crate::finding::Searches;
use crate::history::{Live, LiveTerms};
use crate::membership::WorkspaceMembership;
use crate::of_user::OfUsers;
use crate::rows::single_work_item;
use crate::seen::{Look, Seen};
use crate::snapshot::Snapshots;
use crate::together::Together;
use crate::{ReadRequest, feed};

/// How long a read waits for the position that it names.
const BOUND: Duration = Duration::from_secs(2);
/// How many statements for work items are on their way at the same time: each takes a moment, and the more is asked for
/// in one the less it costs.
const WORK_ITEM_SLOTS: usize = 1;
/// How many statements for feeds are on their way at the same time; the first look at a long feed takes longer.
const FEED_SLOTS: usize = 2;
/// How often somebody who is not known in a workspace yet is looked for while they wait.
const LOOK: Duration = Duration::from_millis(50);

/// The state of all questions. Cheap to clone: every request does so several times.
#[derive(Debug, Clone)]
pub struct App(Arc<Shared>);

/// What all clones of [`App`] share.
#[derive(Debug, Clone)]
pub struct Shared {
    pub(crate) pool: PgPool,
    /// The same connections, for the questions that are asked most.
    pub(crate) kept: Arc<Kept>,
    pub(crate) clock: Clock,
    /// Where single work items are asked for.
    pub(crate) work_items: Together<single_work_item::Wanted>,
    /// Where feeds are asked for.
    pub(crate) feeds: Together<feed::Wanted>,
    /// The feeds that were asked for.
    pub(crate) known_feeds: feed::Known,
    /// Whether everyone may sign up, which the command side decides.
    pub(crate) open_sign_up: bool,
    /// Those who do not say who they are.
    pub(crate) strangers: Bounded,
    /// Who follows which log.
    pub(crate) live: Live,
    /// Lets snapshots of whole workspaces be read.
    pub(crate) snapshots: Snapshots,
    /// The index of all texts.
    pub(crate) searches: Searches,
    /// How many burn-downs are computed for whom.
    pub(crate) burn_downs: OfUsers,
    applied: Applied,
    bound: Duration,
}

/// What bounds the requests that come without a credential.
#[derive(Debug, Clone)]
pub(crate) struct Bounded {
    /// The proxies that are believed when they say who asks.
    pub(crate) proxies: TrustedProxies,
    /// How often each network may ask.
    pub(crate) limit: Strangers,
}

impl Deref for App {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl App {
    /// Asks through these connections, whose search path has to lead to the read tables and the accounts; its tasks end
    /// with `shutdown`.
    #[must_use]
    pub fn new(
        pool: PgPool,
        applied: Applied,
        clock: Clock,
        live: LiveTerms,
        shutdown: &Shutdown,
    ) -> Self {
        let searches = Searches::new(pool.clone(), Storage::Memory, shutdown);
        let live = Live::new(pool.clone(), applied.clone(), clock.clone(), live, shutdown);
        // A part is left to the pool, for all other questions.
        let most = pool.options().get_max_connections() as usize * 3 / 4;
        let kept = Arc::new(Kept::at_most(most, pool.clone()));
        let work_items = Together::new(Arc::clone(&kept), WORK_ITEM_SLOTS);
        let feeds = Together::new(Arc::clone(&kept), FEED_SLOTS);
        let known_feeds = feed::Known::default();
        let (bound, open_sign_up, snapshots) = (BOUND, false, Snapshots::default());
        let limit = Strangers::new(RateLimit::STRANGERS);
        let strangers = Bounded { proxies: TrustedProxies::default(), limit };
        Self(Arc::new(Shared {
            pool,
            kept,
            clock,
            work_items,
            feeds,
            known_feeds,
            open_sign_up,
            strangers,
            live,
            snapshots,
            searches,
            burn_downs: OfUsers::default(),
            applied,
            bound,
        }))
    }

    /// The same state, of an instance where everyone may sign up, or nobody.
    #[must_use]
    pub fn with_open_sign_up(self, open_sign_up: bool) -> Self {
        Self(Arc::new(Shared { open_sign_up, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// The same state, behind proxies that are believed when they say who asks.
    #[must_use]
    pub fn behind(self, proxies: TrustedProxies) -> Self {
        let mut shared = Arc::unwrap_or_clone(self.0);
        shared.strangers.proxies = proxies;
        Self(Arc::new(shared))
    }

    /// The same state with another bound for snapshots of whole workspaces, in kibibytes.
    #[must_use]
    pub fn with_snapshots_of(self, kibibytes: u32) -> Self {
        let snapshots = Snapshots::bounded(kibibytes);
        Self(Arc::new(Shared { snapshots, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// The same state with an index of all texts.
    #[must_use]
    pub(crate) fn searching(self, searches: Searches) -> Self {
        Self(Arc::new(Shared { searches, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// The same state with another bound for reads that name a position, and for searches.
    #[must_use]
    pub fn waiting_at_most(self, bound: Duration) -> Self {
        let searches = self.searches.waiting_at_most(bound);
        Self(Arc::new(Shared { searches, bound, ..Arc::unwrap_or_clone(self.0) }))
    }

    /// When a request is answered, and in whose zone its days are.
    pub(crate) fn today(&self, request: &ReadRequest) -> Today {
        Today { now: self.clock.now(), zone: request.zone() }
    }

    /// A connection for a question that is one statement, or more if something is to be expanded.
    pub(crate) async fn look_for(&self, expand: &Expand) -> Result<Look, sqlx::Error> {
        if expand.is_empty() {
            Look::once(&self.kept).await
        } else {
            Look::snapshot(&self.pool).await
        }
    }

    /// Waits until the read tables show the position that the reader names, if any.
    ///
    /// A caller who is not in the workspace waits just as long, so that the time does not tell whether it exists.
    pub(crate) async fn wait(&self, request: &ReadRequest, slug: &str) -> Result<(), Problem> {
        let wanted = request.wait_for.position;
        self.check_epoch(request).await?;
        if wanted == 0 {
            return Ok(());
        }
        let deadline = Instant::now() + self.bound;
        let known = timeout(self.bound, self.membership(slug, request.user())).await;
        let (workspace, position) = known.map_err(|_| Problem::not_applied(wanted))??;
        if position >= wanted {
            return Ok(());
        }
        self.wait_until(workspace, wanted, deadline.saturating_duration_since(Instant::now())).await
    }

    /// Like [`Self::wait`], for questions that are about the instance.
    pub(crate) async fn wait_for_instance(&self, request: &ReadRequest) -> Result<(), Problem> {
        let wanted = request.wait_for.position;
        self.check_epoch(request).await?;
        if wanted == 0 {
            return Ok(());
        }
        let now = self.applied.look(WorkspaceId::INSTANCE).await;
        if now.is_some_and(|checkpoint| checkpoint.position >= wanted) {
            return Ok(());
        }
        self.wait_until(WorkspaceId::INSTANCE, wanted, self.bound).await
    }

    /// How far the instance's own log is shown.
    pub(crate) async fn instance(&self) -> Result<Seen, sqlx::Error> {
        Seen::of(&self.pool, WorkspaceId::INSTANCE).await
    }

    /// Waits for a position of a workspace.
    async fn wait_until(
        &self,
        workspace: WorkspaceId,
        wanted: u64,
        bound: Duration,
    ) -> Result<(), Problem> {
        if self.applied.wait_for(workspace, wanted, bound).await {
            Ok(())
        } else {
            Err(Problem::not_applied(wanted))
        }
    }

    /// Refuses a position of another life of the log: 412, the client has to begin again.
    async fn check_epoch(&self, request: &ReadRequest) -> Result<(), Problem> {
        let Some(epoch) = request.wait_for.epoch else { return Ok(()) };
        let present = event_store::read::epoch(&self.pool).await?;
        if epoch == present { Ok(()) } else { Err(foreign_epoch(present)) }
    }

    /// The workspace of which the caller is an active member, as soon as the read tables know it.
    async fn membership(
        &self,
        slug: &str,
        caller: Uuid,
    ) -> Result<(WorkspaceId, u64), sqlx::Error> {
        loop {
            let found = WorkspaceMembership::find(&self.pool, slug, caller).await?;
            if let Some(found) = found {
                return Ok((WorkspaceId(found.workspace.id), found.seen.position));
            }
            sleep(LOOK).await;
        }
    }
}

/// A position of another life of the log: 412, with the present one.
pub(crate) fn foreign_epoch(present: Uuid) -> Problem {
    let text = "The position belongs to another epoch: the log was restored from a backup. \
        Begin again from what is there now.";
    let status = axum::http::StatusCode::PRECONDITION_FAILED;
    Problem::text(status, "position/foreign-epoch", "error", text)
        .with("epoch", present.to_string())
}
