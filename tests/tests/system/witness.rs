//! Whoever looks at the log, at the stream and at the tables, and compares.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use domain::WorkspaceId;
use end_to_end::system::text;
use end_to_end::{System, Tenant, wait};
use event_store::RecordedEvent;
use event_store::chain::{Verified, verify_workspace};
use event_store::read::read_workspace;
use futures::StreamExt;
use nats::{Connection, Incoming, Start, follow};
use projector::RebuildOptions;
use serde_json::Value;
use sqlx::postgres::PgConnectOptions;
use uuid::Uuid;

/// A command that was answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The issue it created.
    pub issue: Uuid,
    /// The position that the answer to its creation named.
    pub position: u64,
    /// The name that the answer to its last change showed.
    pub name: String,
}

/// An integrator that follows the stream through everything.
pub struct Witness {
    received: Arc<Mutex<Vec<Incoming>>>,
}

/// A workspace's whole log.
pub struct Log {
    events: Vec<RecordedEvent>,
}

impl Witness {
    /// Follows a workspace from its first event on.
    pub async fn listening(nats: &str, tenant: &Tenant) -> Self {
        let connection = Connection::open(nats, "witness").await.unwrap();
        let workspace = workspace(tenant);
        let received = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&received);
        tokio::spawn(async move {
            let mut events = Box::pin(follow(connection, Some(workspace), Start::Beginning));
            while let Some(event) = events.next().await {
                seen.lock().unwrap().push(event);
            }
        });
        Self { received }
    }

    /// Asserts that every event of the log came once, in order, without a gap, as it is in the log.
    pub async fn received(&self, log: &Log) {
        let last = log.events.len();
        wait::for_position("the last event received", last, async || {
            Some(self.received.lock().unwrap().len())
        })
        .await;
        let received = self.received.lock().unwrap();
        let positions: Vec<u64> = received.iter().map(|event| event.position).collect();
        assert_eq!(positions, (1..=last as u64).collect::<Vec<u64>>());
        for (received, logged) in received.iter().zip(&log.events) {
            assert_eq!((received.event_id, received.hash), (logged.event_id, logged.hash));
        }
    }
}

impl Log {
    /// Asserts that every answered creation is there once, where its answer said.
    pub fn holds_once(&self, answered: &[Answered]) {
        assert!(!answered.is_empty());
        let mut created: HashMap<Uuid, Vec<u64>> = HashMap::new();
        for event in self.events.iter().filter(|event| event.name == "IssueCreated") {
            created.entry(event.entity).or_default().push(event.position);
        }
        for command in answered {
            assert_eq!(created.get(&command.issue), Some(&vec![command.position]));
        }
        // A command that was never answered may be there too, but no key made two issues.
        let mut keys: HashMap<String, u32> = HashMap::new();
        for event in self.events.iter().filter(|event| event.name == "IssueCreated") {
            let payload: Value = serde_json::from_str(&event.payload).unwrap();
            *keys.entry(text(&payload, "name").to_owned()).or_default() += 1;
        }
        assert!(keys.values().all(|times| *times == 1), "a key made two issues");
    }

    /// Asserts that positions and versions have no gap.
    pub fn is_gapless(&self) {
        let mut versions: HashMap<Uuid, u64> = HashMap::new();
        for (event, position) in self.events.iter().zip(1..) {
            assert_eq!(event.position, position);
            let version = versions.entry(event.entity).or_default();
            *version += 1;
            assert_eq!(event.version, *version);
        }
    }
}

/// Reads the tenant's log, whose hash chain must be intact.
pub async fn log(system: &System, tenant: &Tenant) -> Log {
    let workspace = workspace(tenant);
    let verified = verify_workspace(&system.pool, workspace, |_| {}).await.unwrap();
    assert!(matches!(verified, Verified::Intact { .. }), "{verified:?}");
    let events = read_workspace(&system.pool, workspace, 0, 1_000_000).await.unwrap();
    Log { events }
}

/// Asserts that every answered issue is in the table once, under the name of its last answer.
pub async fn tables_show(system: &System, tenant: &Tenant, answered: &[Answered]) {
    let query = "SELECT id, name FROM read_model.work_item WHERE workspace_id = $1";
    let rows: Vec<(Uuid, String)> =
        sqlx::query_as(query).bind(workspace(tenant).uuid()).fetch_all(&system.pool).await.unwrap();
    let names: HashMap<Uuid, String> = rows.into_iter().collect();
    for command in answered {
        assert_eq!(names.get(&command.issue), Some(&command.name));
    }
}

/// Asserts that the tables are what the log says, by making them anew beside the live ones.
pub async fn tables_equal_a_rebuild(system: &System) {
    let options: PgConnectOptions = (*system.pool.connect_options()).clone();
    let differences =
        projector::verify(&options, &projector::tables::TABLES, &RebuildOptions::default(), |_| {})
            .await
            .unwrap();
    assert!(differences.is_empty(), "{differences:?}");
}

/// The tenant's workspace.
fn workspace(tenant: &Tenant) -> WorkspaceId {
    tenant.workspace.parse().unwrap()
}
