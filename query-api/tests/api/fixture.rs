//! The query side on a database of its own, and the way into the log.

use std::collections::HashMap;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{IssueId, ProjectId, UserId, WorkspaceId};
use embedded::testing::{Database, expect_rest};
use event_store::{
    Append, Commit, Identity, Metadata, Outcome, Scope, Signals, Store, StoreOptions, StoredEvent,
    StreamAppend, StreamId, read,
};
use query_api::{App, LiveTerms, QuerySide, described, router};
use serde_json::Value;
use service::accounts::{Accounts, LastUse};
use service::applied::Applied;
use service::health::Checks;
use service::http::{Edge, Origins};
use service::metrics::Scrape;
use service::{Auth, Clock, Ids, RateLimit, RateLimiter, Shutdown, TrustedProxies, database};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, PgPool};
use uuid::Uuid;

use crate::client::{Call, Reply};
use crate::people::MEMBER;
use crate::seed;

/// How long reads wait here for a position that comes.
const BOUND: Duration = Duration::from_secs(30);
/// And for one that does not.
const SHORT: Duration = Duration::from_millis(400);
/// How soon the end of a credential or an epoch is noticed here.
const CHECK: Duration = Duration::from_millis(50);

/// The query side and what it reads. Its clock stands still at 2026-01-02T03:04:05Z.
pub struct Fixture {
    router: axum::Router,
    clock: Clock,
    store: Store,
    signals: Signals,
    options: PgConnectOptions,
    versions: HashMap<Uuid, u64>,
    commands: u128,
    shutdown: Shutdown,
    database: Database,
    live: LiveTerms,
}

impl Drop for Fixture {
    fn drop(&mut self) {
        self.shutdown.stop.cancel();
    }
}

/// What something happens to.
#[derive(Debug, Clone, Copy)]
pub struct Stream {
    /// The aggregate's type.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// The project it is of.
    pub project: Option<Uuid>,
    /// The issue whose activity shows it.
    pub issue: Option<Uuid>,
}

impl Fixture {
    /// A workspace as [`seed`] describes it, all of it in the read tables.
    pub async fn new() -> Self {
        Self::following(terms()).await
    }

    /// The same, whose logs are followed on these terms.
    pub async fn following(live: LiveTerms) -> Self {
        Self::waiting(BOUND, live).await.seeded().await
    }

    /// The same, whose reads do not wait for long.
    pub async fn impatient() -> Self {
        Self::waiting(SHORT, terms()).await.seeded().await
    }

    /// Everybody has a profile and a key, and the log is empty.
    pub async fn empty() -> Self {
        Self::waiting(BOUND, terms()).await
    }

    /// With the workspace, all of it in the read tables.
    async fn seeded(mut self) -> Self {
        seed::workspace(&mut self).await;
        self.catch_up(seed::WORKSPACE).await;
        self
    }

    /// Everybody has a profile and a key, reads wait for so long at most, and there is nothing else.
    async fn waiting(bound: Duration, live: LiveTerms) -> Self {
        let database = Database::create().await;
        let options = database::options(&database.url(), "test").unwrap();
        migrations::all(&options).await.unwrap();
        let shutdown = Shutdown::new();
        let (tasks, stop) = (shutdown.tasks.clone(), shutdown.stop.clone());
        let signals = Signals::new(&options, &tasks, stop.clone());
        let store = Store::new(&options, &StoreOptions::default(), tasks, signals.clone());
        let clock = Clock::fixed(start());
        let pool = database::pool(queries(&options), 4);
        let side = side(pool, &clock, &signals, &shutdown, bound, live);
        seed::accounts(&Accounts::new(database::pool(options.clone(), 1)), start()).await;
        let router = edged(&side);
        let (versions, commands) = (HashMap::new(), 0);
        Self {
            router,
            clock,
            store,
            signals,
            options,
            versions,
            commands,
            shutdown,
            database,
            live,
        }
    }

    /// The options of the connections that questions are asked through.
    pub fn queries(&self) -> PgConnectOptions {
        queries(&self.options)
    }

    /// Connections with all rights.
    pub fn owner(&self) -> PgPool {
        database::pool(self.options.clone(), 1)
    }

    /// Asks through other connections from now on.
    pub fn ask_through(&mut self, pool: PgPool) {
        let side = side(pool, &self.clock, &self.signals, &self.shutdown, BOUND, self.live);
        self.router = edged(&side);
    }

    /// Asks another process from now on, which has just started; answers the one before.
    pub fn ask_another(&mut self) -> axum::Router {
        let before = self.router.clone();
        self.ask_through(database::pool(self.queries(), 2));
        before
    }

    /// Asks this process from now on.
    pub fn ask_again(&mut self, process: axum::Router) {
        self.router = process;
    }

    /// Changes the first name in somebody's profile.
    pub async fn rename(&self, user: UserId, first_name: &str) {
        let accounts = Accounts::new(database::pool(self.options.clone(), 1));
        let mut profile = accounts.profiles(&[user]).await.unwrap().remove(0);
        first_name.clone_into(&mut profile.first_name);
        accounts.update_profile(&profile, None).await.unwrap().unwrap();
    }

    /// Revokes somebody's keys, and lets the time pass for which they may still be believed.
    pub async fn revoke_keys(&self, user: UserId) {
        let mut db = self.options.clone().connect().await.unwrap();
        sqlx::query("UPDATE api_key SET revoked_at = now() WHERE user_id = $1")
            .bind(user.uuid())
            .execute(&mut db)
            .await
            .unwrap();
        self.clock.advance(TimeDelta::seconds(2));
    }

    /// Lets days pass.
    pub fn advance_days(&self, days: i64) {
        self.clock.advance(TimeDelta::days(days));
    }

    /// Lets time pass.
    pub fn advance(&self, by: TimeDelta) {
        self.clock.advance(by);
    }

    /// Begins another epoch of the log, as a restore does.
    pub async fn begin_epoch(&self) {
        event_store::begin_epoch(&self.owner(), "test").await.unwrap();
    }

    /// Tells the process to stop.
    pub fn stop(&self) {
        self.shutdown.stop.cancel();
    }

    /// Waits until no connection works any more; none may stand inside a transaction.
    pub async fn expect_rest(&self) {
        expect_rest(&self.database.url()).await;
    }

    /// Lets events happen to something, one command, one minute after the one before.
    pub async fn happen(&mut self, stream: Stream, actor: UserId, events: &[Value]) -> u64 {
        self.happen_in(seed::WORKSPACE, stream, actor, events).await
    }

    /// The same in any workspace.
    pub async fn happen_in(
        &mut self,
        workspace: WorkspaceId,
        stream: Stream,
        actor: UserId,
        events: &[Value],
    ) -> u64 {
        let at = start() + TimeDelta::minutes(i64::try_from(self.commands + 1).unwrap());
        self.happen_at(at, workspace, stream, actor, events).await
    }

    /// The same, asked for at any time.
    pub async fn happen_at(
        &mut self,
        at: DateTime<Utc>,
        workspace: WorkspaceId,
        stream: Stream,
        actor: UserId,
        events: &[Value],
    ) -> u64 {
        self.commands += 1;
        let command = Uuid::from_u128(0xc000 + self.commands);
        let metadata = Metadata::new(actor, at, command);
        let mut append = Append::new(workspace, Identity::new(command, actor), metadata);
        let version = self.versions.entry(stream.id).or_default();
        append.streams.push(StreamAppend {
            stream: StreamId { kind: stream.kind, id: stream.id },
            scope: Scope {
                project: stream.project.map(ProjectId),
                issue: stream.issue.map(IssueId),
            },
            expected: *version,
            last: None,
            events: events.iter().map(stored).collect(),
        });
        *version += u64::try_from(events.len()).unwrap();
        match self.store.append(append).await.unwrap() {
            Outcome::Appended(committed) => committed.last,
            other => panic!("not appended: {other:?}"),
        }
    }

    /// Brings the read tables up to the log's end, and says so.
    pub async fn catch_up(&self, workspace: WorkspaceId) {
        let mut db = self.options.clone().connect().await.unwrap();
        let shown = sqlx::query_scalar("SELECT position FROM checkpoint WHERE workspace_id = $1")
            .bind(workspace.uuid())
            .fetch_optional(&mut db)
            .await
            .unwrap();
        let after = shown.map_or(0, i64::cast_unsigned);
        let events = read::read_workspace(self.store.reads(), workspace, after, 10_000).await;
        let tables = &projector::tables::TABLES;
        let applied = projector::apply(&mut db, tables, workspace, after, &events.unwrap()).await;
        let applied = applied.unwrap();
        assert_eq!(applied.blocked, None);
        self.signals.applied(Commit { workspace, position: applied.position });
    }

    /// A request by [`MEMBER`]; a path that does not begin with a slash is inside of project `ENG`.
    pub fn call(&self, method: &str, path: &str) -> Call {
        let path = if path.starts_with('/') { path.to_owned() } else { seed::in_project(path) };
        Call::new(self.router.clone(), MEMBER, method, &path)
    }

    /// Asks.
    pub async fn get(&self, path: &str) -> Reply {
        self.call("GET", path).send().await
    }
}

/// The terms on which logs are followed, unless a test says otherwise.
pub fn terms() -> LiveTerms {
    LiveTerms { check: CHECK, ..LiveTerms::default() }
}

/// When every test begins.
pub fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_323_045, 0).unwrap()
}

/// An event in its stored form, of the version that is written now.
fn stored(event: &Value) -> StoredEvent {
    let name = event["type"].as_str().unwrap().to_owned();
    let version = match name.as_str() {
        "IssuePriorityChanged" => "2",
        _ => "1",
    };
    StoredEvent { name, version: version.to_owned(), payload: event.to_string() }
}

/// With the service's own rights: it can only read.
fn queries(options: &PgConnectOptions) -> PgConnectOptions {
    options.clone().options([("role", "tidemark_query")])
}

/// All questions and their description, within the outer layers.
fn edged(side: &QuerySide) -> axum::Router {
    let questions = router(side);
    let edge = Edge { ids: Ids::system(), file_size_limit: 10_000, origins: Origins::parse("") };
    edge.wrap(questions.merge(described()))
}

/// The query side over a database.
fn side(
    pool: PgPool,
    clock: &Clock,
    signals: &Signals,
    shutdown: &Shutdown,
    bound: Duration,
    live: LiveTerms,
) -> QuerySide {
    let stop = shutdown.stop.clone();
    let applied = Applied::new(pool.clone(), signals, &shutdown.tasks, stop);
    let clock = clock.clone();
    let limit = RateLimit { requests: 100_000, ..RateLimit::SERVICE };
    let limiter = RateLimiter::new(limit, limit);
    let accounts = Accounts::new(pool.clone());
    let proxies = TrustedProxies::default();
    let auth = Auth::new(accounts, clock.clone(), limiter, LastUse::default(), proxies);
    let app = App::new(pool, applied, clock, live, shutdown).waiting_at_most(bound);
    QuerySide { app, auth, checks: Checks::new(), scrape: Scrape::default() }
}
