//! What the tests share: a database with a log, and workspaces that grow.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use chrono::DateTime;
use domain::issue::{CreateIssue, Issue, IssueRenamed, Priority};
use domain::project::{Project, ProjectDetails, ProjectEvent};
use domain::values::ExternalRef;
use domain::workspace::{Workspace, WorkspaceCreated, WorkspaceEvent};
use domain::{
    Decide, IssueId, MembershipId, ProjectId, StateGroup, StateId, StateRef, UserId, WorkspaceId,
};
use embedded::testing::Database;
use event_store::{
    Append, Identity, Metadata, Outcome, Scope, Signals, Store, StoreOptions, StoredEvent,
    StreamAppend, StreamId, read,
};
use futures::Stream;
use projector::tables::TABLES;
use projector::{Arrival, RebuildOptions, Runner, RunnerOptions, arrivals, verify};
use sqlx::postgres::PgConnectOptions;
use sqlx::{PgPool, Row};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// How long anything may take.
pub const PATIENCE: Duration = Duration::from_mins(1);

/// A database with a log, and the way into it.
pub struct World {
    database: Database,
    pub options: PgConnectOptions,
    pub store: Store,
    pub signals: Signals,
    pub pool: PgPool,
    stop: CancellationToken,
    ids: AtomicU64,
}

impl World {
    /// A new database with nothing in its log.
    pub async fn new() -> Self {
        let database = Database::create().await;
        let options: PgConnectOptions = database.url().parse().unwrap();
        migrations::all(&options).await.unwrap();
        let (tasks, stop) = (TaskTracker::new(), CancellationToken::new());
        let signals = Signals::new(&options, &tasks, stop.clone());
        let store = StoreOptions { batches: 4, readers: 2, ..StoreOptions::default() };
        let store = Store::new(&options, &store, tasks, signals.clone());
        let live = options.clone().options([("search_path", "read_model")]);
        let pool = event_store::pool(live, 4);
        Self { database, options, store, signals, pool, stop, ids: AtomicU64::new(1) }
    }

    /// Waits until no connection works any more; none may stand inside a transaction.
    pub async fn expect_rest(&self) {
        embedded::testing::expect_rest(&self.database.url()).await;
    }

    /// An id that nothing has.
    pub fn id<I: From<Uuid>>(&self) -> I {
        Uuid::from_u128(self.ids.fetch_add(1, Ordering::Relaxed).into()).into()
    }

    /// A projector at work.
    pub fn run(&self) -> Running {
        self.run_with(RunnerOptions { sweep: Duration::from_millis(200), ..Default::default() })
    }

    /// A projector at work in a way of its own.
    pub fn run_with(&self, options: RunnerOptions) -> Running {
        self.run_on(options, arrivals(None))
    }

    /// A projector at work that gets messages.
    pub fn run_on(
        &self,
        options: RunnerOptions,
        arrivals: impl Stream<Item = Arrival> + Send + Unpin + 'static,
    ) -> Running {
        self.run_over(&self.options, options, arrivals)
    }

    /// The same over a way to the database of its own.
    pub fn run_over(
        &self,
        database: &PgConnectOptions,
        options: RunnerOptions,
        arrivals: impl Stream<Item = Arrival> + Send + Unpin + 'static,
    ) -> Running {
        let stop = CancellationToken::new();
        let service = database.clone().options([("role", "tidemark_projector")]);
        let runner = Runner::new(&service, self.signals.clone(), options);
        let task = runner.run(arrivals, stop.clone());
        #[expect(clippy::disallowed_methods, reason = "the test waits for the task itself")]
        Running { task: tokio::spawn(task), stop }
    }

    /// A workspace with a project.
    pub async fn workspace(&self) -> Place {
        let place = Place { workspace: self.id(), project: self.id(), state: self.id() };
        let created = WorkspaceCreated {
            id: place.workspace,
            name: "Acme".parse().unwrap(),
            slug: format!("acme-{}", &place.workspace.to_string()[28..]).parse().unwrap(),
            owner: USER,
            time_zone: domain::values::TimeZone::utc(),
        };
        let mut append = self.append(place.workspace);
        let events = [WorkspaceEvent::from(created)];
        append.write::<Workspace>(place.workspace, Scope::default(), 0, &events).unwrap();
        let scope = Scope { project: Some(place.project), issue: None };
        append.write::<Project>(place.project, scope, 0, &self.project(place)).unwrap();
        self.commit(append).await;
        place
    }

    /// The events of a new project.
    fn project(&self, place: Place) -> Vec<ProjectEvent> {
        let command = domain::project::CreateProject {
            id: place.project,
            workspace: place.workspace,
            details: ProjectDetails::new("Engine".parse().unwrap(), "ENG".parse().unwrap()),
            creator: USER,
            creator_stay: 0,
            creator_membership: self.id::<MembershipId>(),
            lead_membership: self.id::<MembershipId>(),
            lead_stay: 0,
            states: Some([place.state, self.id(), self.id(), self.id(), self.id(), self.id()]),
        };
        Project::default().decide(command).unwrap()
    }

    /// Adds an issue and renames it: two events; returns the last position.
    pub async fn issue(&self, place: Place) -> u64 {
        let id: IssueId = self.id();
        let mut events = Issue::default().decide(create(id, place)).unwrap();
        let (from, to) = ("Fix".parse().unwrap(), "Mend".parse().unwrap());
        events.push(IssueRenamed { from, to }.into());
        let mut append = self.append(place.workspace);
        let scope = Scope { project: Some(place.project), issue: Some(id) };
        append.write::<Issue>(id, scope, 0, &events).unwrap();
        self.commit(append).await
    }

    /// Adds something that no build knows.
    pub async fn unknown(&self, place: Place) -> u64 {
        let mut append = self.append(place.workspace);
        let payload = r#"{"type":"IssueForetold"}"#.to_owned();
        append.streams.push(StreamAppend {
            stream: StreamId::of::<Issue>(self.id::<IssueId>()),
            scope: Scope { project: Some(place.project), issue: None },
            expected: 0,
            last: None,
            events: vec![StoredEvent {
                name: "IssueForetold".to_owned(),
                version: "1".to_owned(),
                payload,
            }],
        });
        self.commit(append).await
    }

    /// A command that writes nothing yet.
    fn append(&self, workspace: WorkspaceId) -> Append {
        let command: Uuid = self.id();
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        Append::new(workspace, Identity::new(command, USER), Metadata::new(USER, at, command))
    }

    /// Appends; returns the last position.
    async fn commit(&self, append: Append) -> u64 {
        match self.store.append(append).await.unwrap() {
            Outcome::Appended(committed) => committed.last,
            other => panic!("not appended: {other:?}"),
        }
    }

    /// Waits until the read tables show a position.
    pub async fn applied(&self, place: Place, position: u64) {
        let mut applications = self.signals.applications();
        let shown = async {
            while self.position(place).await < position {
                // A missed signal is only a missed hint: look again soon.
                let _ = tokio::time::timeout(Duration::from_millis(200), applications.recv()).await;
            }
        };
        tokio::time::timeout(PATIENCE, shown).await.expect("the position is not applied");
    }

    /// Waits until the read tables show everything that is in the log now.
    pub async fn all_applied(&self) {
        for (workspace, position) in read::heads(self.store.reads()).await.unwrap() {
            let (project, state) = (ProjectId::default(), StateId::default());
            self.applied(Place { workspace, project, state }, position).await;
        }
    }

    /// The checkpoint of a workspace; 0 without one.
    pub async fn position(&self, place: Place) -> u64 {
        let statement = "SELECT position FROM checkpoint WHERE workspace_id = $1";
        let row = sqlx::query(statement).bind(place.workspace.uuid());
        let row = row.fetch_optional(&self.pool).await.unwrap();
        row.map_or(0, |row| row.get::<i64, _>(0).cast_unsigned())
    }

    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let statement = format!("SELECT count(*) FROM {table}");
        sqlx::query_scalar(&statement).fetch_one(&self.pool).await.unwrap()
    }

    /// Asserts that every table is what a fresh rebuild makes of the log.
    pub async fn assert_verified(&self) {
        let differences = verify(&self.options, &TABLES, &RebuildOptions::default(), |_| {}).await;
        assert_eq!(differences.unwrap(), []);
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

/// Who does everything.
pub const USER: UserId = UserId(Uuid::from_u128(u128::MAX));

/// A workspace with a project and its first state.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub workspace: WorkspaceId,
    pub project: ProjectId,
    pub state: StateId,
}

/// A projector that runs.
pub struct Running {
    task: JoinHandle<()>,
    stop: CancellationToken,
}

impl Running {
    /// Lets it finish what it is at, and ends it.
    pub async fn end(self) {
        self.stop.cancel();
        tokio::time::timeout(PATIENCE, self.task).await.expect("it does not end").unwrap();
    }

    /// Kills it wherever it is, connections and all.
    pub async fn kill(self) {
        self.task.abort();
        drop(self.task.await);
    }
}

/// The command that creates an issue.
fn create(id: IssueId, place: Place) -> CreateIssue {
    CreateIssue {
        id,
        project: place.project,
        number: 1,
        identifier: "ENG".to_owned(),
        name: "Fix".parse().unwrap(),
        description: None,
        priority: Priority::None,
        state: StateRef { id: place.state, name: "Backlog".to_owned(), group: StateGroup::Backlog },
        completed_at: None,
        assignees: vec![USER],
        labels: vec![],
        parent: None,
        start_date: None,
        target_date: None,
        point: None,
        estimate_point: None,
        sort_order: None,
        external: ExternalRef::default(),
        created_at: None,
        created_by: None,
    }
}
