//! Compares the log, the stream and the tables.

use std::collections::HashMap;

use domain::WorkspaceId;
use end_to_end::compare::{self, Received};
use end_to_end::system::text;
use end_to_end::{System, Tenant};
use serde_json::Value;
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

/// An integrator that follows one workspace through everything.
pub struct Witness(end_to_end::Witness);

/// A workspace's whole log.
pub struct Log(compare::Log);

impl Witness {
    /// Follows a workspace from its first event on.
    pub async fn listening(nats: &str, tenant: &Tenant) -> Self {
        Self(end_to_end::Witness::listening(nats, Some(workspace(tenant))).await)
    }

    /// Waits until so many more events were received.
    pub async fn receives_more(&self, more: usize) {
        self.0.has_received(self.0.count() + more).await;
    }

    /// Asserts that every event of the log came once, in order, without a gap, as it is in the log.
    pub async fn received(&self, Log(log): &Log) {
        self.0.has_received(log.events.len()).await;
        let received: Vec<Received> = self.0.received().iter().map(Received::from).collect();
        assert_eq!(log.disorder(&received), []);
    }

    /// Asserts that every answered command is in the log once, that the log has no gap, and that all of it was received.
    pub async fn nothing_is_lost(&self, system: &System, tenant: &Tenant, answered: &[Answered]) {
        system.caught_up().await;
        let log = log(system, tenant).await;
        log.holds_once(answered);
        log.is_gapless();
        self.received(&log).await;
    }
}

impl Log {
    /// Asserts that every answered creation is there once, where its answer said.
    pub fn holds_once(&self, answered: &[Answered]) {
        assert!(!answered.is_empty());
        let mut created: HashMap<Uuid, Vec<u64>> = HashMap::new();
        for event in self.0.events.iter().filter(|event| event.name == "IssueCreated") {
            created.entry(event.entity).or_default().push(event.position);
        }
        for command in answered {
            assert_eq!(created.get(&command.issue), Some(&vec![command.position]));
        }
        // A command that was never answered may be there too, but no key made two issues.
        let mut keys: HashMap<String, u32> = HashMap::new();
        for event in self.0.events.iter().filter(|event| event.name == "IssueCreated") {
            let payload: Value = serde_json::from_str(&event.payload).unwrap();
            *keys.entry(text(&payload, "name").to_owned()).or_default() += 1;
        }
        assert!(keys.values().all(|times| *times == 1), "a key made two issues");
    }

    /// Asserts that nothing was created but what was answered.
    pub fn holds_no_other(&self, answered: &[Answered]) {
        let created = self.0.events.iter().filter(|event| event.name == "IssueCreated");
        assert_eq!(created.count(), answered.len());
    }

    /// Asserts that positions and versions have no gap.
    pub fn is_gapless(&self) {
        assert_eq!(self.0.gaps(), Vec::<String>::new());
    }
}

/// Reads the tenant's log, whose hash chain must be intact.
pub async fn log(system: &System, tenant: &Tenant) -> Log {
    let log = compare::log(&system.pool, workspace(tenant)).await.unwrap();
    assert_eq!(log.broken, None);
    Log(log)
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
    assert_eq!(compare::tables(&system.pool).await.unwrap(), Vec::<String>::new());
}

/// The tenant's workspace.
fn workspace(tenant: &Tenant) -> WorkspaceId {
    tenant.workspace.parse().unwrap()
}
