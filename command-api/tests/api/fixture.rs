//! The command side on a database of its own, with a workspace to work in.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use command_api::{App, CommandSide, Parts, ReadModel, router};
use domain::{ProjectId, WorkspaceId};
use embedded::testing::{Database, expect_rest};
use event_store::{RecordedEvent, Signals, Store, StoreOptions, read};
use serde_json::Value;
use service::accounts::{Accounts, LastUse, Passwords};
use service::applied::Applied;
use service::health::Checks;
use service::http::{Edge, Origins};
use service::metrics::Scrape;
use service::{Auth, Clock, Ids, RateLimit, RateLimiter, Shutdown, TrustedProxies, database};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgPool};
use uuid::Uuid;

pub use crate::client::token;
use crate::client::{Call, Reply};
use crate::people::MEMBER;
use crate::seed;

/// The workspace `acme`.
pub const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u128(0x100));
/// Its project `ENG`.
pub const PROJECT: ProjectId = ProjectId(Uuid::from_u128(0x200));
/// Its project `OPS`, in which only [`crate::people::ADMIN`] is.
pub const OTHER_PROJECT: ProjectId = ProjectId(Uuid::from_u128(0x300));

/// The largest body that is taken, in bytes.
pub const BODY_LIMIT: usize = 5 * 1024 * 1024;

/// The command side and all that it works on. Its clock stands still at 2026-01-02T03:04:05Z.
pub struct Fixture {
    /// The time.
    pub clock: Clock,
    /// The parts of the service.
    pub side: CommandSide,
    router: axum::Router,
    options: PgConnectOptions,
    pool: PgPool,
    shutdown: Shutdown,
    database: Arc<Database>,
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.shutdown.stop.cancel();
    }
}

impl Fixture {
    /// Everybody of [`crate::people`] has a key, and there is nothing else.
    pub async fn empty() -> Self {
        Self::with_sign_up(true).await
    }

    /// The same, but nobody can sign up.
    pub async fn closed() -> Self {
        Self::with_sign_up(false).await
    }

    /// Everybody has a key; anybody may sign up, or nobody.
    async fn with_sign_up(is_open: bool) -> Self {
        let database = Database::create().await;
        let options = database::options(&database.url(), "test").unwrap();
        migrations::all(&options).await.unwrap();
        let fixture = Self::process(Arc::new(database), options, Ids::sequence(), is_open);
        seed::keys(fixture.side.app.accounts(), start()).await;
        fixture
    }

    /// Another process on the same database, which has nothing in memory.
    pub fn another(&self) -> Self {
        Self::process(Arc::clone(&self.database), self.options.clone(), Ids::system(), true)
    }

    /// A process on a database.
    fn process(
        database: Arc<Database>,
        options: PgConnectOptions,
        ids: Ids,
        open_sign_up: bool,
    ) -> Self {
        let (clock, shutdown) = (Clock::fixed(start()), Shutdown::new());
        let epoch = Uuid::from_u128(0xe);
        let side = side(&options, &clock, &shutdown, open_sign_up, ids, epoch);
        let router = edge().wrap(router(&side));
        let pool = database::pool(options.clone(), 2);
        Self { clock, side, router, options, pool, shutdown, database }
    }

    /// What a restore does: the log begins a new epoch, and the service is started again.
    pub async fn restore(&mut self) {
        let epoch = event_store::begin_epoch(&self.pool, "restored").await.unwrap();
        self.shutdown.stop.cancel();
        self.shutdown = Shutdown::new();
        self.side = side(&self.options, &self.clock, &self.shutdown, true, Ids::system(), epoch);
        self.router = edge().wrap(router(&self.side));
    }

    /// There is a workspace with two projects, of which one has members and labels.
    pub async fn new() -> Self {
        let fixture = Self::empty().await;
        seed::workspace(fixture.side.app.store(), start()).await;
        fixture
    }

    /// The same, where everybody may ask so often in an hour.
    pub async fn limited(requests: u32) -> Self {
        let mut fixture = Self::new().await;
        let limit = RateLimit { requests, window: Duration::from_hours(1) };
        let limiter = RateLimiter::new(limit, limit);
        fixture.side.auth = auth(fixture.side.app.accounts(), &fixture.clock, limiter);
        fixture.router = edge().wrap(router(&fixture.side));
        fixture
    }

    /// A request by [`MEMBER`], without waiting for reads; a path that does not begin with a slash is inside of
    /// [`PROJECT`].
    pub fn call(&self, method: &str, path: &str) -> Call {
        let path = if path.starts_with('/') { path.to_owned() } else { in_project(path) };
        Call::new(self.router.clone(), MEMBER, method, &path).header("prefer", "respond-async")
    }

    /// Posts JSON.
    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.call("POST", path).json(&body).send().await
    }

    /// Patches with JSON.
    pub async fn patch(&self, path: &str, body: Value) -> Reply {
        self.call("PATCH", path).json(&body).send().await
    }

    /// Deletes.
    pub async fn delete(&self, path: &str) -> Reply {
        self.call("DELETE", path).send().await
    }

    /// The last position of the workspace's log.
    pub async fn head(&self) -> u64 {
        self.events(0).await.last().map_or(0, |event| event.position)
    }

    /// The events of the workspace after a position.
    pub async fn events(&self, after: u64) -> Vec<RecordedEvent> {
        read::read_workspace(&self.pool, WORKSPACE, after, 10_000).await.unwrap()
    }

    /// The events after a position, one a line: name and payload.
    pub async fn story(&self, after: u64) -> String {
        let events = self.events(after).await;
        let line = |event: &RecordedEvent| {
            let mut payload: Value = serde_json::from_str(&event.payload).unwrap();
            payload.as_object_mut().unwrap().remove("type");
            format!("{} {payload}", event.name)
        };
        events.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// The last position of the instance's log.
    pub async fn instance_head(&self) -> u64 {
        self.instance_events(0).await.last().map_or(0, |event| event.position)
    }

    /// The events of the instance after a position, one a line: name and payload.
    pub async fn instance_story(&self, after: u64) -> String {
        let events = self.instance_events(after).await;
        events.iter().map(|event| [&event.name, " ", &event.payload, "\n"].concat()).collect()
    }

    /// The events of the instance after a position.
    async fn instance_events(&self, after: u64) -> Vec<RecordedEvent> {
        read::read_workspace(&self.pool, WorkspaceId::INSTANCE, after, 10_000).await.unwrap()
    }

    /// A superuser's connections, for looking behind the scenes.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Waits until no connection works any more; none may stand inside a transaction.
    pub async fn expect_rest(&self) {
        expect_rest(&self.database.url()).await;
    }

    /// Takes back what was appended after a position, as a standby does that is promoted without the last commits.
    pub async fn roll_back(&self, position: u64) {
        let mut db = self.pool.begin().await.unwrap();
        sqlx::raw_sql(&format!(
            "SET LOCAL session_replication_role = replica;
            DELETE FROM event_log.event WHERE workspace_id = '{WORKSPACE}' AND position > {position};
            DELETE FROM event_log.command
            WHERE workspace_id = '{WORKSPACE}' AND last_position > {position};
            UPDATE event_log.log_head
            SET position = event.position, hash = event.hash, recorded_at = event.recorded_at
            FROM event_log.event
            WHERE event.workspace_id = log_head.workspace_id
              AND event.workspace_id = '{WORKSPACE}'
              AND event.position = {position}"
        ))
        .execute(&mut *db)
        .await
        .unwrap();
        db.commit().await.unwrap();
    }

    /// Brings the read tables up to the log's end.
    pub async fn catch_up(&self) {
        self.catch_up_with(WORKSPACE).await;
    }

    /// Brings the read tables of a workspace up to its log's end.
    pub async fn catch_up_with(&self, workspace: WorkspaceId) {
        let mut db = self.options.connect().await.unwrap();
        let after = self.shown(workspace).await;
        let events = read::read_workspace(&self.pool, workspace, after, 10_000).await.unwrap();
        let applied =
            projector::apply(&mut db, &projector::tables::TABLES, workspace, after, &events);
        assert_eq!(applied.await.unwrap().blocked, None);
    }

    /// Lets the read tables show work items that the log knows nothing of.
    pub async fn pretend_sub_items(&self, parent: &str, count: i32) {
        sqlx::raw_sql(&format!(
            "CREATE TEMP TABLE copied AS SELECT * FROM work_item WHERE id = '{parent}';
            UPDATE copied SET parent_id = id;
            INSERT INTO work_item
            SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
            FROM copied AS c, generate_series(1, {count})"
        ))
        .execute(&self.pool)
        .await
        .unwrap();
    }

    /// The last position that the read tables show.
    async fn shown(&self, workspace: WorkspaceId) -> u64 {
        self.side.app.read_model().applied().look(workspace).await.map_or(0, |at| at.position)
    }
}

/// The layers around the router.
fn edge() -> Edge {
    Edge { ids: Ids::system(), file_size_limit: BODY_LIMIT, origins: Origins::parse("") }
}

/// When every test begins.
fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_323_045, 0).unwrap()
}

/// A path inside of [`PROJECT`].
pub fn in_project(path: &str) -> String {
    format!("/api/v1/workspaces/acme/projects/{PROJECT}/{path}")
}

/// What has no peer comes from the proxy.
fn trusted_proxies() -> TrustedProxies {
    "::".parse().unwrap()
}

/// Lets callers in, within a limit.
fn auth(accounts: &Accounts, clock: &Clock, limiter: RateLimiter) -> Auth {
    let (last_use, proxies) = (LastUse::default(), trusted_proxies());
    Auth::new(accounts.clone(), clock.clone(), limiter, last_use, proxies)
}

/// The command side over a database; the clock stands still.
fn side(
    options: &PgConnectOptions,
    clock: &Clock,
    shutdown: &Shutdown,
    open_sign_up: bool,
    ids: Ids,
    epoch: Uuid,
) -> CommandSide {
    let (tasks, stop) = (shutdown.tasks.clone(), shutdown.stop.clone());
    let signals = Signals::new(options, &tasks, stop.clone());
    let store = Store::new(options, &StoreOptions::default(), tasks.clone(), signals.clone());
    let tables = database::pool(options.clone(), 4);
    let applied = Applied::new(tables.clone(), &signals, &tasks, stop);
    let accounts = Accounts::new(tables.clone());
    let limit = RateLimit { requests: 100_000, ..RateLimit::SERVICE };
    let limiter = RateLimiter::new(limit, limit);
    let (auth, trusted_proxies) = (auth(&accounts, clock, limiter), trusted_proxies());
    let app = App::new(Parts {
        store,
        read_model: ReadModel::new(tables, applied),
        accounts,
        passwords: Passwords::new(ids.clone()),
        clock: clock.clone(),
        ids,
        tasks: shutdown.tasks.clone(),
        epoch,
        open_sign_up,
        invitations_last: TimeDelta::days(7),
        trusted_proxies,
    });
    CommandSide { app, auth, checks: Checks::new(), scrape: Scrape::default() }
}
