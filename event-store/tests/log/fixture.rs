//! A log of its own for each test, and short ways to say what is appended.

use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;
use domain::{IssueId, ProjectId, UserId, WorkspaceId};
use embedded::testing::Database;
use event_store::{
    Append, Identity, Metadata, Outcome, Scope, Signals, Store, StoreOptions, StoredEvent,
    StreamAppend, StreamId,
};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// An empty log.
pub struct Log {
    /// The way in.
    pub store: Store,
    /// A superuser's connections, for looking behind the scenes.
    pub pool: PgPool,
    /// How to connect.
    pub options: PgConnectOptions,
    /// Dropped last.
    _database: Database,
}

impl Log {
    /// Makes a database and migrates it.
    pub async fn create() -> Self {
        let database = Database::create().await;
        let options = PgConnectOptions::from_str(&database.url()).unwrap();
        event_store::migrate(&options).await.unwrap();
        let pool = event_store::pool(options.clone(), 4);
        Self { store: store(&options), pool, options, _database: database }
    }
}

/// A store like another service's on the same log.
pub fn store(options: &PgConnectOptions) -> Store {
    listening(options).0
}

/// A store like another service's on the same log, and its signals.
pub fn listening(options: &PgConnectOptions) -> (Store, Signals) {
    let tasks = TaskTracker::new();
    let signals = Signals::new(options, &tasks, CancellationToken::new());
    (Store::new(options, &StoreOptions::default(), tasks, signals.clone()), signals)
}

/// The `n`-th id of a kind of thing.
pub fn id(kind: u16, n: u64) -> Uuid {
    Uuid::from_u64_pair(u64::from(kind), n)
}

/// The `n`-th workspace.
pub fn workspace(n: u64) -> WorkspaceId {
    WorkspaceId(id(1, n))
}

/// The actor of all commands.
pub fn user() -> UserId {
    UserId(id(2, 1))
}

/// A command of its own, without a key.
pub fn command(workspace: WorkspaceId) -> Append {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let command_id = id(3, NEXT.fetch_add(1, Ordering::Relaxed));
    identified(workspace, Identity::new(command_id, user()))
}

/// A command with an idempotency key; `body` stands for the request.
pub fn keyed(workspace: WorkspaceId, key: &str, body: u8) -> Append {
    identified(workspace, Identity::keyed(workspace, user(), key.to_owned(), [body; 32]))
}

/// A command with an identity.
fn identified(workspace: WorkspaceId, identity: Identity) -> Append {
    let metadata = Metadata::new(user(), DateTime::UNIX_EPOCH, identity.command_id);
    Append::new(workspace, identity, metadata)
}

/// The stream of an issue.
pub fn issue(n: u64) -> StreamId {
    StreamId { kind: "issue", id: id(4, n) }
}

/// The stream of a project.
pub fn project(n: u64) -> StreamId {
    StreamId { kind: "project", id: id(5, n) }
}

/// Ways to say what a command appends.
pub trait AppendExt: Sized {
    /// Adds events with these names to a stream, of project 1, as the issue's activity if it is one.
    fn writing(self, stream: StreamId, expected: u64, names: &[&str]) -> Self;
    /// Adds one event with a payload.
    fn saying(self, stream: StreamId, expected: u64, name: &str, payload: &str) -> Self;
    /// Relies on a stream.
    fn relying_on(self, stream: StreamId, version: u64) -> Self;
}

impl AppendExt for Append {
    fn writing(mut self, stream: StreamId, expected: u64, names: &[&str]) -> Self {
        let event = |name: &&str| StoredEvent {
            name: (*name).to_owned(),
            version: "1".to_owned(),
            payload: format!(r#"{{"type":"{name}"}}"#),
        };
        let events = names.iter().map(event).collect();
        self.streams.push(StreamAppend {
            stream,
            scope: scope(stream),
            expected,
            last: None,
            events,
        });
        self
    }

    fn saying(mut self, stream: StreamId, expected: u64, name: &str, payload: &str) -> Self {
        let event = StoredEvent {
            name: name.to_owned(),
            version: "1".to_owned(),
            payload: payload.to_owned(),
        };
        let events = vec![event];
        self.streams.push(StreamAppend {
            stream,
            scope: scope(stream),
            expected,
            last: None,
            events,
        });
        self
    }

    fn relying_on(mut self, stream: StreamId, version: u64) -> Self {
        let scope = Scope::default();
        self.streams.push(StreamAppend {
            stream,
            scope,
            expected: version,
            last: None,
            events: Vec::new(),
        });
        self
    }
}

/// Everything belongs to project 1.
fn scope(stream: StreamId) -> Scope {
    let issue = (stream.kind == "issue").then_some(IssueId(stream.id));
    Scope { project: Some(ProjectId(project(1).id)), issue }
}

/// The position of the last event of an append that must have been written.
pub fn appended(outcome: Outcome) -> u64 {
    match outcome {
        Outcome::Appended(committed) => committed.last,
        other => panic!("not appended: {other:?}"),
    }
}
