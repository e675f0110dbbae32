//! Tidemark as it is deployed: migrated database, roles of their own, three services (one of them twice).

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use sqlx::{Connection, PgConnection, PgPool};

use crate::client::Client;
use crate::cluster::Servers;
use crate::launch::{Launch, built};
use crate::{Cluster, wait};

/// What every role of a test signs in with.
const PASSWORD: &str = "end-to-end";
/// The database of the system.
const DATABASE: &str = "tidemark";

/// The services in the order in which they are started. The command side is there twice, so that one takes over
/// the relay when the other dies.
pub const SERVICES: [&str; 4] = ["command-api", "command-api-2", "projector", "query-api"];

/// How a system is started.
#[derive(Debug, Clone)]
pub struct Setup {
    /// How its servers run.
    pub servers: Servers,
    /// Its services, in the order in which they are started.
    pub services: Vec<&'static str>,
    /// Whether its services know NATS.
    pub with_nats: bool,
    /// More settings for every service.
    pub settings: Vec<(String, String)>,
}

impl Default for Setup {
    /// Everything, as tests want it.
    fn default() -> Self {
        Self {
            servers: Servers::default(),
            services: SERVICES.to_vec(),
            with_nats: true,
            settings: Vec::new(),
        }
    }
}

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
    /// The port of NATS on this machine; none for a service that publishes nothing.
    pub nats: Option<u16>,
    /// More of its environment.
    pub environment: Vec<(String, String)>,
    /// Another program than the one of the service's name.
    pub program: Option<PathBuf>,
}

/// A user with a workspace and a key.
#[derive(Debug, Clone)]
pub struct Tenant {
    /// The workspace's slug.
    pub slug: String,
    /// The workspace's id.
    pub workspace: String,
    /// The key.
    pub key: String,
}

impl Tenant {
    /// What they sign in with.
    pub const PASSWORD: &str = "correct horse battery";

    /// The address of the person with a workspace of this slug.
    #[must_use]
    pub fn address(slug: &str) -> String {
        format!("{slug}@example.com")
    }
}

impl System {
    /// Starts everything on fresh servers.
    ///
    /// # Panics
    /// Something does not start.
    pub async fn start() -> Self {
        Self::start_as(Setup::default()).await
    }

    /// Starts everything on fresh servers, with more settings for every service.
    ///
    /// # Panics
    /// Something does not start.
    pub async fn start_with(settings: &[(&str, &str)]) -> Self {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let settings = settings.iter().map(owned).collect();
        Self::start_as(Setup { settings, ..Setup::default() }).await
    }

    /// Starts the servers and services that a setup names.
    ///
    /// # Panics
    /// Something does not start.
    pub async fn start_as(setup: Setup) -> Self {
        let cluster = Cluster::start_as(setup.servers, |_| {}).await;
        let (postgres, nats) = (cluster.postgres.port(), cluster.nats.port());
        let nats = setup.with_nats.then_some(nats);
        let environment = setup.settings;
        let direct = |_: &str| {
            let environment = environment.clone();
            Surroundings { postgres, nats, environment, ..Surroundings::default() }
        };
        Self::start_on(cluster, &setup.services, direct).await
    }

    /// Starts services by name (a second one of a kind ends in `-2`) on fresh servers.
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
        let options = owner.parse().unwrap_or_else(|error| panic!("{owner}: {error}"));
        let pool = event_store::pool(options, 4);
        Self { cluster, pool }
    }

    /// Starts one more service.
    ///
    /// # Panics
    /// It does not start, or there is one of that name.
    pub async fn launch(&mut self, name: &str, with_nats: bool) {
        let (postgres, nats) = (self.cluster.postgres.port(), self.cluster.nats.port());
        let nats = with_nats.then_some(nats);
        self.launch_in(name, Surroundings { postgres, nats, ..Surroundings::default() }).await;
    }

    /// Starts one more service in surroundings that differ from those of the others.
    ///
    /// # Panics
    /// It does not start, or there is one of that name.
    pub async fn launch_in(&mut self, name: &str, surroundings: Surroundings) {
        self.cluster.launch(service(name, surroundings)).await;
    }

    /// The owner's URL of the database.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.cluster.postgres.url(DATABASE)
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

    /// Signs a user up, with a workspace of their own and a key.
    ///
    /// # Panics
    /// One of the requests is refused.
    pub async fn tenant(&mut self, slug: &str) -> Tenant {
        let nobody = self.client("command-api", "");
        let person = json!({ "email": Tenant::address(slug), "password": Tenant::PASSWORD });
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

    /// Makes a user a member of a workspace, as its operator does.
    ///
    /// # Panics
    /// It is refused.
    pub fn add_member(&self, slug: &str, user: &str) {
        operate(&self.database_url(), &["workspace", "add-member", "--slug", slug, "--user", user]);
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
        .env("API_KEY_RATE_LIMIT", "1000000/second")
        .env("SESSION_RATE_LIMIT", "1000000/second")
        .env("TIDEMARK_OPEN_SIGN_UP", "true")
        .env("TIDEMARK_DISKS", "test=/")
        .with_port("TIDEMARK_METRICS_LISTEN");
    if let Some(nats) = nats {
        launch = launch.env("TIDEMARK_NATS_URL", &format!("nats://127.0.0.1:{nats}"));
    }
    launch.environment.extend(environment);
    launch.program = program.unwrap_or(launch.program);
    launch
}

/// Makes the database.
async fn create_database(server: &str) {
    let mut db = PgConnection::connect(server).await.unwrap_or_else(|error| panic!("{error}"));
    let made = sqlx::raw_sql(&format!("CREATE DATABASE {DATABASE}")).execute(&mut db).await;
    made.unwrap_or_else(|error| panic!("{error}"));
}

/// Runs the migration step of the deployment.
fn migrate(owner: &str) {
    operate(owner, &["migrate"]);
}

/// Runs a command of the operator.
fn operate(owner: &str, arguments: &[&str]) {
    let output = Command::new(built("tidemark"))
        .args(arguments)
        .env("TIDEMARK_OWNER_DATABASE_URL", owner)
        .env("TIDEMARK_COMMAND_PASSWORD", PASSWORD)
        .env("TIDEMARK_PROJECTOR_PASSWORD", PASSWORD)
        .env("TIDEMARK_QUERY_PASSWORD", PASSWORD)
        .output()
        .unwrap_or_else(|error| panic!("tidemark: {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "tidemark {arguments:?}: {said}");
}

/// A text of a JSON object.
///
/// # Panics
/// There is none.
#[must_use]
pub fn text<'a>(object: &'a Value, key: &str) -> &'a str {
    object[key].as_str().unwrap_or_else(|| panic!("no text {key} in {object}"))
}
