//! Compares the log, the stream and the tables.

use std::collections::{HashMap, HashSet};

use domain::WorkspaceId;
use end_to_end::compare::{self, Received};
use end_to_end::system::text;
use end_to_end::{System, Tenant};
use serde_json::Value;
use uuid::Uuid;

/// The status in the intake of what was accepted.
pub const ACCEPTED: i16 = 1;
/// The status in the intake of what was declined.
pub const DECLINED: i16 = -1;

/// A command that was answered.
#[derive(Debug, Clone)]
pub struct Answered {
    /// The issue it created.
    pub issue: Uuid,
    /// The position that the answer to its creation named.
    pub position: u64,
    /// The name that the answer to its last change showed.
    pub name: String,
    /// What was planned with it, if anything was.
    pub planned: Option<Planned>,
}

/// What answered commands have planned with an issue.
#[derive(Debug, Clone, Copy)]
pub struct Planned {
    /// The cycle that it was put into last.
    pub cycle: Uuid,
    /// The module that it was put into.
    pub module: Uuid,
    /// The issue that it blocks.
    pub blocks: Option<Uuid>,
    /// Another one that was handed in meanwhile.
    pub triaged: Triaged,
}

/// What answered commands have handed in and decided.
#[derive(Debug, Clone, Copy)]
pub struct Triaged {
    /// The issue that was handed in.
    pub issue: Uuid,
    /// What was decided: [`ACCEPTED`] or [`DECLINED`].
    pub status: i16,
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
    pub async fn nothing_is_lost(
        &self,
        system: &System,
        tenant: &Tenant,
        answered: &[Answered],
    ) -> Log {
        system.caught_up().await;
        let log = log(system, tenant).await;
        log.holds_once(answered);
        log.is_gapless();
        self.received(&log).await;
        log
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
        self.holds_triage_once(answered);
    }

    /// Asserts that everything that was handed in was created, submitted and decided once, as its answers said.
    fn holds_triage_once(&self, answered: &[Answered]) {
        let names = ["IssueCreated", "IssueSubmitted", "IssueAccepted", "IssueDeclined"];
        let [created, submitted, accepted, declined] = names.map(|name| self.times(name));
        for planned in answered.iter().filter_map(|command| command.planned) {
            let Triaged { issue, status } = planned.triaged;
            let (decided, never) =
                if status == ACCEPTED { (&accepted, &declined) } else { (&declined, &accepted) };
            for times in [&created, &submitted, decided] {
                assert_eq!(times.get(&issue), Some(&1), "{issue}");
            }
            assert_eq!(never.get(&issue), None, "{issue}");
        }
    }

    /// How many events of a name each issue has.
    fn times(&self, name: &str) -> HashMap<Uuid, usize> {
        let mut times = HashMap::new();
        for event in self.0.events.iter().filter(|event| event.name == name) {
            *times.entry(event.entity).or_default() += 1;
        }
        times
    }

    /// The last position.
    pub const fn end(&self) -> u64 {
        self.0.events.len() as u64
    }

    /// Where something happened to one of these issues.
    pub fn positions_of(&self, issues: &HashSet<Uuid>) -> impl Iterator<Item = u64> {
        let events = self.0.events.iter().filter(|event| issues.contains(&event.entity));
        events.map(|event| event.position)
    }

    /// The type of the event at a position.
    pub fn name_at(&self, position: u64) -> Option<&str> {
        let index = usize::try_from(position).ok()?.checked_sub(1)?;
        self.0.events.get(index).map(|event| event.name.as_str())
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

/// A row of the table of work items: its id, name, cycle and modules, and what it blocks.
type Row = (Uuid, String, Option<Uuid>, Vec<Uuid>, Vec<Uuid>);

/// Asserts that every answered issue is in the table once, as its last answers said: under its name, in its cycle and
/// module, and before the issue that it blocks; so is what was handed in.
pub async fn tables_show(system: &System, tenant: &Tenant, answered: &[Answered]) {
    let query = "SELECT it.id, it.name, it.cycle_id, it.module_ids, ARRAY(
            SELECT r.other_work_item_id FROM read_model.work_item_relation r
            WHERE r.workspace_id = it.workspace_id AND r.work_item_id = it.id
                AND r.relation = 'blocking'
        ) FROM read_model.work_item it WHERE it.workspace_id = $1";
    let rows: Vec<Row> =
        sqlx::query_as(query).bind(workspace(tenant).uuid()).fetch_all(&system.pool).await.unwrap();
    let rows: HashMap<Uuid, Row> = rows.into_iter().map(|row| (row.0, row)).collect();
    for command in answered {
        let (_, name, cycle, modules, blocks) = &rows[&command.issue];
        assert_eq!(*name, command.name);
        let Some(planned) = command.planned else { continue };
        assert_eq!(*cycle, Some(planned.cycle), "{name}");
        assert_eq!(*modules, [planned.module], "{name}");
        assert_eq!(*blocks, Vec::from_iter(planned.blocks), "{name}");
    }
    intake_shows(system, tenant, answered).await;
}

/// An entry of an intake: its issue, the status, and whether the issue is in triage.
type Entry = (Uuid, i16, bool);

/// Asserts that everything that was handed in is in the table of the intake as it was decided, and a work item only if it
/// was accepted.
async fn intake_shows(system: &System, tenant: &Tenant, answered: &[Answered]) {
    let query = "SELECT i.work_item_id, i.status, s.state_group = 'triage'
        FROM read_model.intake_issue i
        JOIN read_model.work_item it
            ON it.workspace_id = i.workspace_id AND it.id = i.work_item_id
        JOIN read_model.state s ON s.workspace_id = i.workspace_id AND s.id = it.state_id
        WHERE i.workspace_id = $1";
    let entries: Vec<Entry> =
        sqlx::query_as(query).bind(workspace(tenant).uuid()).fetch_all(&system.pool).await.unwrap();
    let entries: HashMap<Uuid, Entry> = entries.into_iter().map(|entry| (entry.0, entry)).collect();
    for planned in answered.iter().filter_map(|command| command.planned) {
        let Triaged { issue, status } = planned.triaged;
        assert_eq!(entries.get(&issue), Some(&(issue, status, status != ACCEPTED)));
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
