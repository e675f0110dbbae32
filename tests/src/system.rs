//! Tidemark as it is deployed: migrated database, roles of their own, three services (one of them twice).

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use sqlx::postgres::{PgPool, PgPoolOptions};

use crate::client::Client;
use crate::launch::{Launch, built};
use crate::{Cluster, wait};

/// What every role of a test signs in with.
const PASSWORD: &str = "end-to-end";
/// The database of the system.
const DATABASE: &str = "tidemark";

/// The services in the order in which they are started. The command side is there twice, so that one takes over
/// the relay when the other dies.
pub const SERVICES: [&str; 4] = ["command-api", "command-api-2", "projector", "query-api"];

/// A running system.
pub struct System {
    /// Its processes.
    pub cluster: Cluster,
    /// The owner's connections, for looking behind the scenes.
    pub pool: PgPool,
}

/// How a service reaches the servers, and what else is special about it.
#[derive(Debug, Clone, Default)]
pub struct Surroundings {
    /// The port of Postgres on this machine.
    pub postgres: u16,
    /// The port of NATS on this machine.
    pub nats: u16,
    /// More of its environment.
    pub environment: Vec<(String, String)>,
    /// Another program than the one of the service's name.
    pub program: Option<PathBuf>,
}

/// Somebody with a workspace and a key.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// The workspace's slug.
    pub slug: String,
    /// The workspace's id.
    pub workspace: String,
    /// The key.
    pub key: String,
}

impl System {
    /// Starts everything on fresh servers.
    ///
    /// # Panics
    /// Something does not start.
    pub async fn start() -> Self {
        let cluster = Cluster::start().await;
        let (postgres, nats) = (cluster.postgres.port(), cluster.nats.port());
        let direct = |_: &str| Surroundings { postgres, nats, ..Surroundings::default() };
        Self::start_on(cluster, &SERVICES, direct).await
    }

    /// Starts services by name (a second one of a kind ends in `-2`) on servers that nobody has used yet.
    ///
    /// # Panics
    /// Something does not start.
    pub async fn start_on(
        mut cluster: Cluster,
        services: &[&str],
        mut surroundings: impl FnMut(&str) -> Surroundings,
    ) -> Self {
        let owner = cluster.postgres.url(DATABASE);
        create_database(&cluster.postgres.url("postgres")).await;
        migrate(&owner);
        for name in services {
            cluster.launch(service(name, surroundings(name))).await;
        }
        let pool = PgPoolOptions::new()
            .max_connections(4)
            .connect_lazy(&owner)
            .unwrap_or_else(|error| panic!("{owner}: {error}"));
        Self { cluster, pool }
    }

    /// A client that writes through one service and reads through another, like the proxy.
    ///
    /// # Panics
    /// There is no such service.
    pub fn client(&mut self, command: &str, key: &str) -> Client {
        let commands = self.cluster.service(command).address();
        let queries = self.cluster.service("query-api").address();
        Client::new(commands, queries, key)
    }

    /// Signs somebody up, with a workspace of their own and a key.
    ///
    /// # Panics
    /// One of the requests is refused.
    pub async fn tenant(&mut self, slug: &str) -> Tenant {
        let nobody = self.client("command-api", "");
        let person =
            json!({ "email": format!("{slug}@example.com"), "password": "correct horse battery" });
        let session = nobody.post("/api/v1/auth/sign-up/", &person).await.created();
        let signed_in = nobody.with_bearer(text(&session, "token"));
        let workspace = json!({ "name": slug, "slug": slug });
        let workspace = signed_in.post("/api/v1/workspaces/", &workspace).await.created();
        let key = json!({ "label": "test" });
        let key = signed_in.post("/api/v1/users/me/api-keys/", &key).await.created();
        Tenant {
            slug: slug.to_owned(),
            workspace: text(&workspace, "id").to_owned(),
            key: text(&key, "token").to_owned(),
        }
    }

    /// Waits until the read tables show everything that is in the log.
    ///
    /// # Panics
    /// They do not in time.
    pub async fn caught_up(&self) {
        let behind = "SELECT COALESCE(sum(h.position - COALESCE(c.position, 0)), 0)::bigint
            FROM event_log.log_head AS h
            LEFT JOIN read_model.checkpoint AS c USING (workspace_id)";
        wait::until("the read tables show the whole log", wait::PATIENCE, async || {
            let lag: i64 = sqlx::query_scalar(behind).fetch_one(&self.pool).await.ok()?;
            (lag == 0).then_some(())
        })
        .await;
    }
}

/// How to start a service of the system.
fn service(name: &str, surroundings: Surroundings) -> Launch {
    let binary = name.trim_end_matches("-2");
    let role = match binary {
        "command-api" => "tidemark_command",
        "projector" => "tidemark_projector",
        _ => "tidemark_query",
    };
    let Surroundings { postgres, nats, environment, program } = surroundings;
    let mut launch = Launch::service_as(name, binary)
        .env(
            "TIDEMARK_DATABASE_URL",
            &format!("postgres://{role}:{PASSWORD}@127.0.0.1:{postgres}/{DATABASE}"),
        )
        .env("TIDEMARK_NATS_URL", &format!("nats://127.0.0.1:{nats}"))
        .env("API_KEY_RATE_LIMIT", "1000000/second");
    launch.environment.extend(environment);
    launch.program = program.unwrap_or(launch.program);
    launch
}

/// Makes the database.
async fn create_database(server: &str) {
    let pool = PgPool::connect(server).await.unwrap_or_else(|error| panic!("{error}"));
    let made = sqlx::raw_sql(&format!("CREATE DATABASE {DATABASE}")).execute(&pool).await;
    made.unwrap_or_else(|error| panic!("{error}"));
}

/// Runs the migration step of the deployment.
fn migrate(owner: &str) {
    let output = Command::new(built("tidemark"))
        .arg("migrate")
        .env("TIDEMARK_OWNER_DATABASE_URL", owner)
        .env("TIDEMARK_COMMAND_PASSWORD", PASSWORD)
        .env("TIDEMARK_PROJECTOR_PASSWORD", PASSWORD)
        .env("TIDEMARK_QUERY_PASSWORD", PASSWORD)
        .output()
        .unwrap_or_else(|error| panic!("tidemark migrate: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "tidemark migrate: {said}");
}

/// A text of a JSON object.
///
/// # Panics
/// There is none.
#[must_use]
pub fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_else(|| panic!("no text {key} in {object}"))
}
