//! A database with a little log, and the program.

use std::process::{Output, Stdio};
use std::str::FromStr;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::DateTime;
use domain::issue::{CreateIssue, Issue, Priority};
use domain::user::{User, UserRegistered};
use domain::values::ExternalRef;
use domain::workspace::{Workspace, WorkspaceCreated, WorkspaceRenamed};
use domain::{
    Decide, IssueId, ProjectId, Root, StateGroup, StateId, StateRef, UserId, WorkspaceId,
};
use embedded::testing::Database;
use event_store::{
    Append, Claim, ClaimChange, Identity, Metadata, Outcome, Scope, Signals, Store, StoreOptions,
};
use serde_json::Value;
use sqlx::postgres::{PgConnectOptions, PgPool};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

/// The workspace in the log.
pub const WORKSPACE: WorkspaceId = WorkspaceId(Uuid::from_u64_pair(0x7000, 1));
/// Its owner.
pub const OWNER: UserId = UserId(Uuid::from_u64_pair(0x7000, 2));

/// A database of its own.
pub struct System {
    /// A superuser's connections.
    pub pool: PgPool,
    /// How they connect.
    pub options: PgConnectOptions,
    /// The superuser's URL.
    pub url: String,
    /// Dropped last.
    _database: Database,
}

impl System {
    /// An empty database.
    pub async fn empty() -> Self {
        let database = Database::create().await;
        let url = database.url();
        let options = PgConnectOptions::from_str(&url).unwrap();
        let pool = event_store::pool(options.clone(), 2);
        Self { pool, options, url, _database: database }
    }

    /// A migrated database whose log has a user and a workspace called Acme.
    pub async fn with_log() -> Self {
        let system = Self::empty().await;
        migrations::all(&system.options).await.unwrap();
        let registered = UserRegistered { id: OWNER, is_bot: false };
        system.append::<User>(WorkspaceId::INSTANCE, OWNER.uuid(), 0, registered).await;
        let created = WorkspaceCreated {
            id: WORKSPACE,
            name: "Acme".parse().unwrap(),
            slug: "acme".parse().unwrap(),
            owner: OWNER,
            time_zone: "UTC".parse().unwrap(),
        };
        system.append::<Workspace>(WORKSPACE, WORKSPACE.uuid(), 0, created).await;
        system.rename("Acme Limited", 1).await;
        system
    }

    /// Appends that the workspace is called something else.
    pub async fn rename(&self, name: &str, expected: u64) {
        let renamed = WorkspaceRenamed { from: "Acme".parse().unwrap(), to: name.parse().unwrap() };
        self.append::<Workspace>(WORKSPACE, WORKSPACE.uuid(), expected, renamed).await;
    }

    /// Appends one event, with the claim of the slug for a workspace's first.
    async fn append<A: Root>(
        &self,
        workspace: WorkspaceId,
        id: Uuid,
        expected: u64,
        event: impl Into<A::Event>,
    ) {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let command = Uuid::from_u64_pair(0x7001, NEXT.fetch_add(1, Ordering::Relaxed));
        let identity = Identity::new(command, OWNER);
        self.append_as::<A>(identity, workspace, id, Scope::default(), expected, event).await;
    }

    /// Appends that the workspace is called something else, with an idempotency key.
    pub async fn rename_keyed(&self, name: &str, expected: u64, key: &str) {
        let renamed = WorkspaceRenamed { from: "Acme".parse().unwrap(), to: name.parse().unwrap() };
        let identity = Identity::keyed(WORKSPACE, OWNER, key.to_owned(), [1; 32]);
        let scope = Scope::default();
        let id = WORKSPACE.uuid();
        self.append_as::<Workspace>(identity, WORKSPACE, id, scope, expected, renamed).await;
    }

    /// Appends an issue of a project with the next running number.
    pub async fn issue(&self, id: IssueId, project: ProjectId) {
        let reserve = "SELECT last_number FROM event_log.reserve_running_numbers(
            ARRAY[$1]::uuid[], ARRAY[$2]::uuid[], ARRAY[1]::bigint[]
        )";
        let reserve = sqlx::query_scalar(reserve).bind(WORKSPACE.uuid()).bind(project.uuid());
        let number: i64 = reserve.fetch_one(&self.pool).await.unwrap();
        let state = StateRef {
            id: StateId(project.uuid()),
            name: "Backlog".to_owned(),
            group: StateGroup::Backlog,
        };
        let external = ExternalRef {
            source: Some("jira".parse().unwrap()),
            id: Some(number.to_string().parse().unwrap()),
        };
        let create = CreateIssue {
            id,
            project,
            number: u32::try_from(number).unwrap(),
            identifier: "ENG".to_owned(),
            name: "Fix".parse().unwrap(),
            description: None,
            priority: Priority::None,
            state,
            completed_at: None,
            assignees: vec![],
            labels: vec![],
            parent: None,
            start_date: None,
            target_date: None,
            point: None,
            estimate_point: None,
            sort_order: None,
            external,
            created_at: None,
            created_by: None,
        };
        let event = Issue::default().decide(create).unwrap().remove(0);
        let scope = Scope { project: Some(project), issue: Some(id) };
        let identity = Identity::keyed(WORKSPACE, OWNER, id.to_string(), [2; 32]);
        self.append_as::<Issue>(identity, WORKSPACE, id.uuid(), scope, 0, event).await;
    }

    /// Appends one event of a command, with the claims that it takes.
    async fn append_as<A: Root>(
        &self,
        identity: Identity,
        workspace: WorkspaceId,
        id: Uuid,
        scope: Scope,
        expected: u64,
        event: impl Into<A::Event>,
    ) {
        let metadata = Metadata::new(OWNER, DateTime::UNIX_EPOCH, identity.command_id);
        let mut append = Append::new(workspace, identity, metadata);
        append.write::<A>(id, scope, expected, &[event.into()]).unwrap();
        if A::TYPE == "workspace" && expected == 0 {
            for scope in ["workspace-slug", "workspace-slug-in-any-case"] {
                let claim = Claim { scope: scope.to_owned(), name: "acme".to_owned(), owner: id };
                append.claims.push(ClaimChange { take: true, instance: true, claim });
            }
        }
        if let (Some(project), "issue", 0) = (scope.project, A::TYPE, expected) {
            let number = "SELECT last_number FROM event_log.counter WHERE project_id = $1";
            let number = sqlx::query_scalar(number).bind(project.uuid()).fetch_one(&self.pool);
            let name = format!(r#"["jira","{}"]"#, number.await.unwrap_or(0_i64));
            append.take(Claim { scope: format!("issue-external/{project}"), name, owner: id });
        }
        let tasks = TaskTracker::new();
        let signals = Signals::new(&self.options, &tasks, CancellationToken::new());
        let store = Store::new(&self.options, &StoreOptions::default(), tasks, signals);
        let outcome = store.append(append).await.unwrap();
        assert!(matches!(outcome, Outcome::Appended(_)), "{outcome:?}");
    }

    /// Executes a statement as superuser.
    pub async fn execute(&self, statement: &str) {
        sqlx::raw_sql(statement).execute(&self.pool).await.unwrap();
    }

    /// Runs the program on this database.
    pub async fn run(&self, arguments: &[&str]) -> Answer {
        self.run_with(arguments, "").await
    }

    /// The same with something on stdin.
    pub async fn run_with(&self, arguments: &[&str], stdin: &str) -> Answer {
        run_with(&[arguments, &["--database-url", &self.url]].concat(), stdin).await
    }
}

/// What the program answered.
#[derive(Debug)]
pub struct Answer {
    /// Its exit status.
    pub status: i32,
    /// What it wrote to stdout.
    pub stdout: String,
    /// What it wrote to stderr.
    pub stderr: String,
}

impl Answer {
    /// The JSON on stdout.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Itself, if all went well.
    #[track_caller]
    pub fn good(self) -> Self {
        assert_eq!(self.status, 0, "{self:?}");
        self
    }
}

impl From<Output> for Answer {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// Runs the program.
pub async fn run(arguments: &[&str]) -> Answer {
    run_with(arguments, "").await
}

/// Runs the program with something on stdin.
async fn run_with(arguments: &[&str], stdin: &str) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tidemark"));
    command.args(arguments).kill_on_drop(true);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut process = command.spawn().unwrap();
    // A program that does not read closes the pipe.
    let _ = process.stdin.take().unwrap().write_all(stdin.as_bytes()).await;
    process.wait_with_output().await.unwrap().into()
}
