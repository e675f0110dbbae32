//! Reads at a hot standby: they wait for positions there, and ask nothing of it that it refuses.

use embedded::Postgres;
use end_to_end::client::send;
use end_to_end::system::text;
use end_to_end::{Client, Reply, Surroundings, System};
use reqwest::{Method, StatusCode};
use serde_json::json;
use sqlx::{Connection, Executor, PgConnection};

/// The service that reads at the standby.
const READER: &str = "query-api-2";
/// How many changes are read back.
const CHANGES: usize = 40;

/// A primary with all services, and a standby with one that reads there.
struct Replicated {
    system: System,
    standby: Postgres,
    client: Client,
    /// The path of the projects.
    projects: String,
}

impl Replicated {
    /// Starts everything.
    async fn start() -> Self {
        let mut system = System::start().await;
        let tenant = system.tenant("acme").await;
        let primary = &system.cluster.postgres;
        let files = system.cluster.directory().join("standby");
        let standby = primary.standby(files, primary.port()).await.unwrap();
        let environment = vec![("TIDEMARK_READ_REPLICA".to_owned(), "true".to_owned())];
        let postgres = standby.port();
        let at_standby = Surroundings { postgres, environment, ..Surroundings::default() };
        system.launch_in(READER, at_standby).await;
        let reader = system.cluster.service(READER).address();
        let commands = system.cluster.service("command-api").address();
        let client = Client::new(commands, reader, &tenant.key);
        let projects = format!("/api/v1/workspaces/{}/projects/", tenant.slug);
        Self { system, standby, client, projects }
    }

    /// Makes a project; its path, and the position to wait for.
    async fn make(&self, name: &str) -> (String, u64) {
        let body = json!({ "name": name, "identifier": name });
        let created = self.client.post(&self.projects, &body).await;
        let position = created.position();
        (format!("{}{}/", self.projects, text(&created.created(), "id")), position)
    }

    /// Reads at the standby once it shows a position.
    async fn read_at(&self, path: &str, position: u64) -> Reply {
        let request = self.client.request(Method::GET, path);
        send(request.header("tidemark-wait-for", position.to_string())).await
    }

    /// Has the standby do something.
    async fn tell_standby(&self, statement: &str) {
        let mut db = PgConnection::connect(&self.standby.url("postgres")).await.unwrap();
        db.execute(statement).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reads_at_a_hot_standby_wait_for_the_position_that_they_name() {
    let mut replicated = Replicated::start().await;
    for number in 0..CHANGES {
        let name = format!("P{number}");
        let (path, position) = replicated.make(&name).await;
        let shown = replicated.read_at(&path, position).await.ok();
        assert_eq!(text(&shown, "name"), name);
    }
    replicated.tell_standby("SELECT pg_wal_replay_pause()").await;
    let (path, position) = replicated.make("LATE").await;
    let early = replicated.read_at(&path, position).await;
    assert_eq!(early.status, StatusCode::SERVICE_UNAVAILABLE, "{early:?}");
    replicated.tell_standby("SELECT pg_wal_replay_resume()").await;
    let shown = replicated.read_at(&path, position).await.ok();
    assert_eq!(text(&shown, "name"), "LATE");
    // It stops in order, and had nothing to warn of, such as notes that the standby does not take.
    let reader = replicated.system.cluster.service(READER);
    reader.stop().await;
    let log = reader.log().since(0);
    assert!(!log.contains("WARN"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_that_confirms_what_it_shows_shows_every_change_that_was_answered() {
    let mut replicated = Replicated::start().await;
    // As docs/operations.md says.
    for statement in [
        "ALTER ROLE tidemark_projector SET synchronous_commit = remote_apply",
        "ALTER ROLE tidemark_command SET synchronous_commit = local",
        "ALTER SYSTEM SET synchronous_standby_names = '*'",
        "SELECT pg_reload_conf()",
    ] {
        replicated.system.pool.execute(statement).await.unwrap();
    }
    for name in ["command-api", "command-api-2", "projector"] {
        replicated.system.cluster.restart(name).await;
    }
    for number in 0..CHANGES {
        let name = format!("P{number}");
        let (path, _) = replicated.make(&name).await;
        assert_eq!(text(&replicated.client.get(&path).await.ok(), "name"), name);
    }
}
