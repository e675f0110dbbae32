//! The database fails over to a standby that lacks the last commits, and the operator begins a new epoch.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use domain::WorkspaceId;
use embedded::Postgres;
use end_to_end::compare::{self, Log};
use end_to_end::{System, built};
use event_store::read::{epoch, heads};
use sqlx::PgPool;
use tokio::time::Instant;
use uuid::Uuid;

use super::Nemesis;
use super::plan::{SERVICES, Server};
use crate::dice::Dice;
use crate::run::RunError;
use crate::tunnel::{Tunnel, Weather};
use crate::watch::Watch;

/// How long a service may take to finish what it is doing.
const STOPPING: Duration = Duration::from_secs(20);

/// A standby that waits for its moment, and how long everything will take.
#[derive(Debug)]
pub struct Standby {
    server: Postgres,
    /// The way by which it follows.
    way: Tunnel,
    /// For how long it is cut off before it takes over.
    lag: Duration,
    /// For how long the services work on it in the old epoch.
    unnoticed: Duration,
    /// For how long they work in the new one.
    after: Duration,
}

/// What happened, with times in µs after the start.
#[derive(Debug)]
pub struct Promotion {
    /// The server that was there before.
    old: Postgres,
    /// When it was killed.
    pub killed_at: u64,
    /// When the standby took over.
    pub promoted_at: u64,
    /// When the services had stopped, because the operator wanted it.
    pub stopped_at: u64,
    /// The epoch before, and the one that the operator began.
    pub epochs: (Uuid, Uuid),
    /// What the standby had of each log.
    pub kept: Vec<(WorkspaceId, u64)>,
}

impl Standby {
    /// Makes a standby of a system's database.
    ///
    /// # Errors
    /// It cannot be made.
    pub async fn of(system: &System, directory: &Path, seed: u64) -> Result<Self, RunError> {
        let primary = &system.cluster.postgres;
        let way = Tunnel::to(primary.port()).await?;
        let server = primary.standby(directory.join("standby"), way.port()).await?;
        let mut dice = Dice::of(seed, "promotion");
        let lag = dice.millis(1_500..4_000);
        let unnoticed = dice.millis(5_000..9_000);
        let after = dice.millis(6_000..9_000);
        Ok(Self { server, way, lag, unnoticed, after })
    }
}

impl Nemesis {
    /// Lets the standby take the place of the database, as `docs/operations.md` says.
    ///
    /// # Errors
    /// The standby cannot be asked.
    pub async fn promote(
        &mut self,
        system: &mut System,
        standby: Standby,
        watch: &Watch,
    ) -> Result<Promotion, RunError> {
        let Standby { server, way, lag, unnoticed, after } = standby;
        let before = epoch(&system.pool).await?;
        let disturbed_from = self.recorder.now();
        self.recorder.note_happening("the standby is cut off".to_owned());
        way.set(Weather::Cut);
        self.supervise_until(system, Instant::now() + lag).await;
        self.recorder.note_happening("the database is killed".to_owned());
        let killed_at = self.recorder.now();
        system.cluster.postgres.kill().await;
        server.promote().await?;
        let old = std::mem::replace(&mut system.cluster.postgres, server);
        system.pool = pool(&system.database_url())?;
        watch.turn_to((*system.pool.connect_options()).clone());
        let kept = heads(&system.pool).await?;
        let promoted_at = self.recorder.now();
        self.recorder.note_happening("the standby takes over".to_owned());
        self.ways.lead(Server::Postgres, system.cluster.postgres.port());
        self.supervise_until(system, Instant::now() + unnoticed).await;
        let (begun, stopped_at) = self.begin_epoch(system).await?;
        self.disturbed(disturbed_from);
        self.supervise_until(system, Instant::now() + after).await;
        *self.done.entry("promotion").or_default() += 1;
        let epochs = (before, begun);
        Ok(Promotion { old, killed_at, promoted_at, stopped_at, epochs, kept })
    }

    /// Stops the services, begins a new epoch, starts them, and makes the read tables anew; says when they had stopped.
    async fn begin_epoch(&mut self, system: &mut System) -> Result<(Uuid, u64), RunError> {
        self.recorder.note_happening("the operator stops the services".to_owned());
        for name in SERVICES {
            system.cluster.service(name).ask_to_stop();
        }
        for name in SERVICES {
            self.stops(system, name).await;
        }
        let stopped_at = self.recorder.now();
        let begun = event_store::begin_epoch(&system.pool, "a standby was promoted").await?;
        for name in SERVICES {
            self.start(system, super::plan::Process::Service(name)).await;
        }
        self.wait_for_services(system).await;
        if let Err(error) = rebuild(&system.database_url()).await {
            self.never.push(format!("the read tables: {error}"));
        }
        self.recorder.note_happening("the new epoch has begun, and the tables are new".to_owned());
        Ok((begun, stopped_at))
    }

    /// Waits until a service has ended; one that does not is a finding.
    async fn stops(&mut self, system: &mut System, name: &'static str) {
        let deadline = Instant::now() + STOPPING;
        while system.cluster.service(name).is_running().await {
            if Instant::now() > deadline {
                self.never.push(format!("{name} does not stop within {} s", STOPPING.as_secs()));
                return system.cluster.kill(name).await;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Promotion {
    /// The logs that the server had which was there before.
    ///
    /// # Errors
    /// It cannot be started and asked any more.
    pub async fn old_logs(&mut self) -> Result<Vec<Log>, RunError> {
        self.old.restart().await?;
        let pool = pool(&self.old.url("tidemark"))?;
        let mut logs = Vec::new();
        for (workspace, _) in heads(&pool).await? {
            logs.push(compare::log(&pool, workspace).await?);
        }
        pool.close().await;
        self.old.stop().await;
        Ok(logs)
    }

    /// What that server has said.
    #[must_use]
    pub fn old_output(&self) -> embedded::Log {
        self.old.log().clone()
    }
}

/// The owner's connections.
fn pool(url: &str) -> Result<PgPool, sqlx::Error> {
    Ok(event_store::pool(url.parse()?, 4))
}

/// Makes all read tables anew, as the operator does.
async fn rebuild(owner: &str) -> Result<(), RunError> {
    let mut command = Command::new(built("tidemark"));
    command.arg("rebuild").env("TIDEMARK_OWNER_DATABASE_URL", owner);
    let output = tokio::process::Command::from(command).output().await?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("tidemark rebuild: {}", String::from_utf8_lossy(&output.stderr)).into())
}
