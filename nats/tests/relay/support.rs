//! A log, a NATS server, relays, and looks at the stream.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use domain::{UserId, WorkspaceId};
use embedded::Nats;
use embedded::nats::Options;
use embedded::testing::{Database, Scratch, nats_options};
use event_store::{
    Append, Appender, Identity, Metadata, Outcome, Scope, Signals, StoredEvent, StreamAppend,
    StreamId,
};
use futures::{StreamExt as _, TryStreamExt as _};
use nats::{Connection, EventStream, Incoming, Relay, RelayOptions, RelayStatus, StreamOptions};
use sqlx::PgPool;
use sqlx::postgres::PgConnectOptions;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// How long anything may take on a busy machine.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// Everything a test needs; dies with it.
pub struct World {
    pub nats: Nats,
    /// More servers of the same cluster.
    pub others: Vec<Nats>,
    pub options: PgConnectOptions,
    pub pool: PgPool,
    pub signals: Signals,
    pub appender: Appender,
    pub connection: Connection,
    pub tasks: TaskTracker,
    commands: AtomicU64,
    _scratch: Scratch,
    _database: Database,
}

/// A relay at work.
pub struct Working {
    pub status: watch::Receiver<RelayStatus>,
    pub stop: CancellationToken,
    pub task: AbortHandle,
}

impl World {
    /// A new log and a new server.
    pub async fn new() -> Self {
        Self::with("").await
    }

    /// The same, with a server that has more configuration.
    pub async fn with(config: &str) -> Self {
        let scratch = Scratch::create();
        let config = Some(config.to_owned());
        let nats = Nats::start(Options { config, ..nats_options(&scratch) }).await.unwrap();
        Self::on(nats, Vec::new(), scratch).await
    }

    /// A new log, and servers that share a cluster.
    pub async fn on(nats: Nats, others: Vec<Nats>, scratch: Scratch) -> Self {
        // What happened is shown when a test fails.
        let _ = tracing_subscriber::fmt().with_test_writer().with_ansi(false).try_init();
        let database = Database::create().await;
        let options = PgConnectOptions::from_str(&database.url()).unwrap();
        event_store::migrate(&options).await.unwrap();
        let tasks = TaskTracker::new();
        let signals = Signals::new(&options, &tasks, CancellationToken::new());
        let pool = event_store::pool(options.clone(), 12);
        let appender =
            Appender::new(pool.clone(), tasks.clone(), signals.clone(), Duration::from_secs(15));
        let connection = Connection::open(&urls(&nats, &others), "test").await.unwrap();
        let commands = AtomicU64::new(0);
        Self {
            nats,
            others,
            options,
            pool,
            signals,
            appender,
            connection,
            tasks,
            commands,
            _scratch: scratch,
            _database: database,
        }
    }

    /// Starts a relay with a connection of its own.
    pub async fn relay(&self, options: RelayOptions) -> Working {
        let urls = urls(&self.nats, &self.others);
        let connection = Connection::open(&urls, "relay").await.unwrap();
        let (options_of_log, pool) = (self.options.clone(), self.pool.clone());
        let relay = Relay::new(options_of_log, pool, self.signals.clone(), connection, options);
        let (status, stop) = (relay.status(), CancellationToken::new());
        let task = self.tasks.spawn(relay.run(stop.clone())).abort_handle();
        Working { status, stop, task }
    }

    /// Appends one command of `count` events to a workspace's log, all of one new stream.
    pub async fn append(&self, workspace: WorkspaceId, count: usize) -> u64 {
        self.append_text(workspace, count, "ä \"quoted\" 100%").await
    }

    /// The same with a text of one's own in each payload.
    pub async fn append_text(&self, workspace: WorkspaceId, count: usize, text: &str) -> u64 {
        let number = self.commands.fetch_add(1, Ordering::Relaxed);
        let command = Uuid::new_v5(&workspace.uuid(), &number.to_be_bytes());
        let at = chrono::DateTime::from_timestamp_micros(1_795_400_000_000_000).unwrap();
        let identity = Identity::new(command, UserId::SYSTEM);
        let mut append =
            Append::new(workspace, identity, Metadata::new(UserId::SYSTEM, at, command));
        let event = |n| StoredEvent {
            name: if n % 2 == 0 { "NoteWritten" } else { "NoteErased" }.to_owned(),
            version: "1".to_owned(),
            payload: format!("{{\"n\": {n}, \"text\": {text:?}}}"),
        };
        append.streams.push(StreamAppend {
            stream: StreamId { kind: "note", id: command },
            scope: Scope::default(),
            expected: 0,
            last: None,
            events: (0..count).map(event).collect(),
        });
        match self.appender.append(append).await.unwrap() {
            Outcome::Appended(committed) => committed.last,
            other => panic!("{other:?}"),
        }
    }

    /// The stream of the present epoch, as the relay would have it.
    pub async fn stream(&self) -> EventStream {
        let epoch = event_store::read::epoch(&self.pool).await.unwrap();
        let options = StreamOptions::default();
        let ensure = async || EventStream::ensure(&self.connection, epoch, &options).await;
        self.until_ok("the stream is there", ensure).await
    }

    /// The positions of each workspace in a stream, in the stream's order.
    pub async fn positions(&self, stream: &str) -> BTreeMap<WorkspaceId, Vec<u64>> {
        let mut positions: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for incoming in self.messages(stream).await {
            positions.entry(incoming.workspace).or_default().push(incoming.position);
        }
        positions
    }

    /// Every event in a stream, in its order.
    pub async fn messages(&self, stream: &str) -> Vec<Incoming> {
        self.until_ok("the stream can be read", async || self.try_messages(stream).await).await
    }

    /// The same in one try.
    async fn try_messages(&self, stream: &str) -> Result<Vec<Incoming>, async_nats::Error> {
        let stream = self.connection.jetstream().get_stream(stream).await?;
        let held = usize::try_from(stream.cached_info().state.messages).unwrap();
        let config = async_nats::jetstream::consumer::pull::OrderedConfig::default();
        let consumer = stream.create_consumer(config).await?;
        let messages = consumer.messages().await?.take(held);
        let decoded = messages.map_ok(|message| {
            Incoming::decode(&message.headers.clone().unwrap(), &message.payload).unwrap()
        });
        Ok(timeout(PATIENCE, decoded.try_collect()).await??)
    }

    /// Waits until the progress of each workspace reaches its log's end, and checks the stream event by event.
    pub async fn assert_published(&self) {
        self.wait_for_progress().await;
        self.assert_stream_equals_log().await;
    }

    /// Waits until everything in the log is noted as published.
    pub async fn wait_for_progress(&self) {
        let behind = "
            SELECT count(*) FROM event_log.log_head AS head
            LEFT JOIN event_log.relay_progress AS noted ON noted.workspace_id = head.workspace_id
               AND noted.epoch = (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1)
            WHERE head.position > COALESCE(noted.position, 0)";
        self.wait_until("the log is published", async || {
            sqlx::query_scalar::<_, i64>(behind).fetch_one(&self.pool).await.unwrap() == 0
        })
        .await;
    }

    /// Compares the present epoch's stream with the log, event by event.
    pub async fn assert_stream_equals_log(&self) {
        let stream = self.stream().await;
        let mut streamed: BTreeMap<WorkspaceId, Vec<Incoming>> = BTreeMap::new();
        for incoming in self.messages(stream.name()).await {
            streamed.entry(incoming.workspace).or_default().push(incoming);
        }
        for (workspace, head) in event_store::read::heads(&self.pool).await.unwrap() {
            let limit = u32::try_from(head).unwrap();
            let log = event_store::read::read_workspace(&self.pool, workspace, 0, limit);
            let log = log.await.unwrap();
            let streamed = streamed.remove(&workspace).unwrap_or_default();
            let positions: Vec<u64> = streamed.iter().map(|incoming| incoming.position).collect();
            assert_eq!(positions, (1..=head).collect::<Vec<_>>(), "workspace {workspace}");
            for (event, incoming) in log.iter().zip(&streamed) {
                assert_eq!((event.event_id, event.hash), (incoming.event_id, incoming.hash));
                assert!(incoming.event.as_ref().is_none_or(|streamed| streamed == event));
            }
        }
        assert!(streamed.is_empty(), "{streamed:?}");
    }

    /// Tries until it succeeds: a cluster that elects a leader does not grant everything at once.
    pub async fn until_ok<T, E: Display>(
        &self,
        what: &str,
        attempt: impl AsyncFn() -> Result<T, E>,
    ) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match attempt().await {
                Ok(value) => return value,
                Err(error) => {
                    assert!(Instant::now() < deadline, "not within {PATIENCE:?}: {what}: {error}");
                    sleep(Duration::from_millis(20)).await;
                }
            }
        }
    }

    /// Waits until a question about the world is answered with yes.
    pub async fn wait_until(&self, what: &str, answer: impl AsyncFn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !answer().await {
            assert!(Instant::now() < deadline, "not within {PATIENCE:?}: {what}");
            sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Working {
    /// Waits for the status to be as wanted.
    pub async fn wait_for(&self, what: &str, wanted: impl FnMut(&RelayStatus) -> bool) {
        let mut status = self.status.clone();
        let reached = timeout(PATIENCE, status.wait_for(wanted)).await.map(|_| ());
        assert!(reached.is_ok(), "not within {PATIENCE:?}: {what}; {:?}", self.status.borrow());
    }
}

/// The URLs of all servers.
fn urls(nats: &Nats, others: &[Nats]) -> String {
    let all = [nats].into_iter().chain(others);
    all.map(Nats::url).collect::<Vec<_>>().join(",")
}

/// The workspace of a number.
pub fn workspace(number: u128) -> WorkspaceId {
    WorkspaceId(Uuid::from_u128(number))
}

/// A relay that looks around more often than in earnest.
pub fn quick() -> RelayOptions {
    RelayOptions {
        sweep: Duration::from_millis(300),
        candidacy: Duration::from_millis(100),
        ..RelayOptions::default()
    }
}
