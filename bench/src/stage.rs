//! A whole system on fresh servers, and places in it to work in.

use std::sync::Arc;
use std::time::{Duration, Instant};

use end_to_end::system::text;
use end_to_end::{Client, Servers, Setup, System, Tenant};
use futures::{StreamExt, TryStreamExt, stream};
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::failure::{Failure, OrFail, caught};
use crate::http::{Sides, Voice};
use crate::load::{Measured, Window, Work, closed, open};
use crate::seed::{Kind, Seeder};
use crate::usage::Processes;
use crate::work::Furnished;

/// The services, each once.
pub const SERVICES: [&str; 3] = ["command-api", "projector", "query-api"];
/// How many places are made at the same time.
const MADE_AT_ONCE: usize = 8;
/// How long tables and stream may take to show what is in the log.
const SETTLED_WITHIN: Duration = Duration::from_mins(10);

/// A running system with a user who has a key.
pub struct Stage {
    pub system: System,
    /// The one with the key.
    pub tenant: Tenant,
    /// The headers of the requests of the user.
    pub voice: Voice,
    /// The processes whose use of the machine is measured.
    pub processes: Processes,
    /// Where the services listen.
    pub sides: Sides,
    /// Whether the log is published.
    pub with_nats: bool,
}

/// A workspace with a project.
#[derive(Debug, Clone)]
pub struct Place {
    /// The workspace's slug.
    pub slug: String,
    /// The workspace's id.
    pub workspace: String,
    /// The project's id.
    pub project: String,
}

impl Place {
    /// The path of the project's work items.
    pub fn items(&self) -> String {
        format!("/api/v1/workspaces/{}/projects/{}/work-items/", self.slug, self.project)
    }

    /// The path of the project's archived work items.
    pub fn archive(&self) -> String {
        format!("/api/v1/workspaces/{}/projects/{}/archived-work-items/", self.slug, self.project)
    }

    /// The path of the count of the workspace's work items.
    pub fn count(&self) -> String {
        format!("/api/v1/workspaces/{}/work-items/count/", self.slug)
    }

    /// The path of the workspace's search for work items.
    pub fn search(&self) -> String {
        format!("/api/v1/workspaces/{}/work-items/search/", self.slug)
    }

    /// The path of the workspace's search for everything.
    pub fn search_everything(&self) -> String {
        format!("/api/v1/workspaces/{}/search/", self.slug)
    }
}

impl Stage {
    /// Everything as it is deployed: durable servers with their defaults, three services.
    pub async fn start() -> Result<Self, Failure> {
        Self::start_with(true, &[]).await
    }

    /// The three services on durable servers, with or without publishing, and with settings of Postgres besides its
    /// defaults.
    pub async fn start_with(with_nats: bool, settings: &[(&str, &str)]) -> Result<Self, Failure> {
        Self::look_at(bare(&SERVICES, with_nats, settings).await?, with_nats).await
    }

    /// The three services on durable servers, with publishing, and with settings of the services besides their defaults.
    pub async fn start_set(settings: &[(&str, &str)]) -> Result<Self, Failure> {
        let servers = Servers { durable: true, settings: Vec::new() };
        let settings = owned(settings);
        let setup = Setup { servers, services: SERVICES.to_vec(), settings, ..Setup::default() };
        Self::look_at(caught(System::start_as(setup)).await?, true).await
    }

    /// A system that runs, with a user.
    async fn look_at(mut system: System, with_nats: bool) -> Result<Self, Failure> {
        let tenant = caught(system.tenant("bench")).await?;
        let voice = Voice::with_key(&tenant.key)?;
        let (processes, sides) = caught(async { look_at(&mut system) }).await?;
        Ok(Self { system, tenant, voice, processes, sides, with_nats })
    }

    /// The owner's connections.
    pub const fn pool(&self) -> &PgPool {
        &self.system.pool
    }

    /// Makes workspaces with a project each, all of them visible.
    pub async fn places(&mut self, count: usize) -> Result<Vec<Place>, Failure> {
        let places = self.make_places(count).await?;
        self.tidied().await?;
        Ok(places)
    }

    /// Makes workspaces with a project each.
    async fn make_places(&mut self, count: usize) -> Result<Vec<Place>, Failure> {
        let client = self.system.client("command-api", &self.tenant.key);
        let made = stream::iter(0..count)
            .map(|number| caught(make_place(client.clone(), format!("place-{number}"))))
            .buffered(MADE_AT_ONCE);
        made.try_collect().await
    }

    /// Makes workspaces with a project and so many work items each, all of them visible.
    pub async fn furnished(&mut self, count: usize, items: u32) -> Result<Vec<Furnished>, Failure> {
        let places = self.make_places(count).await?;
        let seeder = Seeder::open(&self.system.database_url())?;
        let furnish = async |place: Place| {
            let ground = seeder.ground(&place).await?;
            let items = seeder.issues(&ground, Kind::Open, items).await?;
            Ok::<_, Failure>(Furnished { place, items })
        };
        let furnished: Vec<Furnished> =
            stream::iter(places).map(furnish).buffered(MADE_AT_ONCE).try_collect().await?;
        self.tidied().await?;
        Ok(furnished)
    }

    /// Waits until the read tables and the stream show the whole log.
    pub async fn settled(&self) -> Result<(), Failure> {
        let end = Instant::now() + SETTLED_WITHIN;
        loop {
            let unpublished = if self.with_nats { unpublished(self.pool()).await? } else { 0 };
            let behind = unprojected(self.pool()).await? + unpublished;
            if behind == 0 {
                return Ok(());
            }
            if Instant::now() > end {
                return Err(Failure::new(format!("tables or stream stay {behind} events behind")));
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until everything is visible, and does what autovacuum and the next checkpoint would do: they would come
    /// at another moment of each run, and plans would change with them.
    pub async fn tidied(&self) -> Result<(), Failure> {
        self.settled().await?;
        for statement in ["VACUUM ANALYZE", "CHECKPOINT"] {
            let done = sqlx::raw_sql(statement).execute(self.pool()).await;
            done.or_fail("the database cannot be put in order")?;
        }
        Ok(())
    }

    /// Runs a closed loop.
    pub async fn closed(
        &self,
        voice: &Voice,
        work: &Arc<dyn Work>,
        clients: usize,
        window: Window,
    ) -> Result<Measured, Failure> {
        closed(self.sides, voice, &self.processes, work, clients, window).await
    }

    /// Runs an open loop.
    pub async fn open(
        &self,
        voice: &Voice,
        work: &Arc<dyn Work>,
        per_second: f64,
        window: Window,
    ) -> Result<Measured, Failure> {
        open(self.sides, voice, &self.processes, work, per_second, window).await
    }
}

/// A system of some services, without users.
pub async fn bare(
    services: &[&'static str],
    with_nats: bool,
    settings: &[(&str, &str)],
) -> Result<System, Failure> {
    let servers = Servers { durable: true, settings: owned(settings) };
    let setup = Setup { servers, services: services.to_vec(), with_nats, ..Setup::default() };
    caught(System::start_as(setup)).await
}

/// Settings as a system takes them.
fn owned(settings: &[(&str, &str)]) -> Vec<(String, String)> {
    settings.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The processes of a system and where it listens.
fn look_at(system: &mut System) -> (Processes, Sides) {
    let mut processes = Processes::default().with_myself();
    for name in SERVICES {
        processes = processes.with(name, Some(system.cluster.service(name).pid()));
    }
    processes = processes.with("postgres", system.cluster.postgres.pid());
    processes = processes.with("nats-server", system.cluster.nats.pid());
    let command = system.cluster.service("command-api").address();
    let query = system.cluster.service("query-api").address();
    (processes, Sides { command, query })
}

/// Makes a workspace with a project.
async fn make_place(client: Client, slug: String) -> Place {
    let workspace = json!({ "name": slug, "slug": slug });
    let workspace = client.post("/api/v1/workspaces/", &workspace).await.created();
    let projects = format!("/api/v1/workspaces/{slug}/projects/");
    let project = json!({ "name": "Engine", "identifier": "ENG" });
    let project: Value = client.post(&projects, &project).await.created();
    let (workspace, project) = (text(&workspace, "id").to_owned(), text(&project, "id").to_owned());
    Place { slug, workspace, project }
}

/// How many events the read tables lack, in all workspaces together.
async fn unprojected(pool: &PgPool) -> Result<i64, Failure> {
    let question = "
        SELECT COALESCE(sum(h.position - COALESCE(c.position, 0)), 0)::bigint
        FROM event_log.log_head AS h
        LEFT JOIN read_model.checkpoint AS c USING (workspace_id)";
    let asked = sqlx::query_scalar(question).fetch_one(pool).await;
    asked.or_fail("the log was not compared with the tables")
}

/// How many events the stream lacks, in all workspaces together.
pub async fn unpublished(pool: &PgPool) -> Result<i64, Failure> {
    let question = "
        SELECT COALESCE(sum(h.position - COALESCE(p.position, 0)), 0)::bigint
        FROM event_log.log_head AS h
        LEFT JOIN event_log.relay_progress AS p
            ON p.workspace_id = h.workspace_id
            AND p.epoch = (SELECT epoch FROM event_log.epoch ORDER BY number DESC LIMIT 1)";
    let asked = sqlx::query_scalar(question).fetch_one(pool).await;
    asked.or_fail("the log was not compared with the stream")
}
