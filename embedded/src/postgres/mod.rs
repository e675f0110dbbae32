//! A private Postgres server.

mod binaries;
mod client;
mod initdb;
mod launch;
mod place;
mod standby;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::process::Signal;
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::child::{Child, Exit};
use crate::error::{Doing, StartError};
use crate::leftover;
use crate::log::Log;
use crate::port::free_port;
use crate::process::Process;
use binaries::Binaries;
pub use client::client;
use place::Place;

/// The superuser of the clusters made here.
const SUPERUSER: &str = "postgres";
/// How long a fast shutdown, with its checkpoint, may take.
const STOP_LIMIT: Duration = Duration::from_mins(1);
/// How long an immediate shutdown may take; Postgres kills its own children after 5 s.
const ABORT_LIMIT: Duration = Duration::from_secs(8);

/// How to run a Postgres server.
#[derive(Debug, Clone)]
pub struct Options {
    /// The directory with `initdb` and `postgres`; found by itself if not given.
    pub bin: Option<PathBuf>,
    /// The data directory; made if missing.
    pub data: PathBuf,
    /// The port on 127.0.0.1; a free one if not given.
    pub port: Option<u16>,
    /// Whether commits survive a crash of the machine; without it they survive a crash of the server only.
    pub durable: bool,
    /// More settings, as in `postgresql.conf`; they win over ours.
    pub settings: Vec<(String, String)>,
}

impl Options {
    /// A durable server on a free port.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self { bin: None, data: data.into(), port: None, durable: true, settings: Vec::new() }
    }
}

/// A Postgres server that dies with this process and, at the latest, with this value.
#[derive(Debug)]
pub struct Postgres {
    /// The options that it was started with.
    options: Options,
    /// Where its programs are.
    binaries: Binaries,
    /// Where its data are, and the user that it runs as.
    place: Place,
    log: Log,
    /// The port on 127.0.0.1.
    port: u16,
    /// Whether another port will do, because this one is not published yet.
    port_is_free: bool,
    /// The superuser's password.
    password: String,
    /// The server, unless it was stopped or killed.
    child: Option<Child>,
}

impl Postgres {
    /// Starts a server on the data directory and waits until it takes connections.
    ///
    /// A new data directory gets a new cluster (UTF-8, C locale, SCRAM with a password of its own). What an
    /// earlier run left there is stopped and cleared away first. If Postgres cannot enter the directory,
    /// because this process is root and Postgres may not be, the cluster is kept below `/var/lib/tidemark`
    /// and the directory gets a symbolic link to it.
    ///
    /// # Errors
    /// Why not, and what to do next.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let place = Place::claim(&options.data)?;
        let binaries = Binaries::find(options.bin.as_deref(), place.made_by())?;
        binaries.check_open_to(place.account.as_ref())?;
        leftover::clear(&place.pid_file(), &place.cluster, Signal::INT).await?;
        let log = Log::at(place.data.join("postgres.log"));
        if place.made_by().is_none() {
            initdb::run(&place, &binaries, options.durable, &log).await?;
        }
        let password = place.password()?;
        let port = options.port.map_or_else(free_port, Ok).doing("find a port for", &place.data)?;
        let port_is_free = options.port.is_none();
        let mut server =
            Self { options, binaries, place, log, port, port_is_free, password, child: None };
        server.launch().await?;
        Ok(server)
    }

    /// The superuser's URL of a database, which need not exist.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let (password, port) = (&self.password, self.port);
        format!("postgres://{SUPERUSER}:{password}@127.0.0.1:{port}/{database}?sslmode=disable")
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The directory in which the database files really are.
    #[must_use]
    pub fn cluster(&self) -> &Path {
        &self.place.cluster
    }

    /// The server's output.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The process id of the postmaster while it runs.
    #[must_use]
    pub fn pid(&self) -> Option<i32> {
        self.child.as_ref().map(Child::pid)
    }

    /// Waits until the server ends by itself; for ever if it was stopped or killed here.
    pub async fn exited(&self) -> Exit {
        match &self.child {
            Some(child) => child.exited().await,
            None => std::future::pending().await,
        }
    }

    /// Stops the server with a fast shutdown: open transactions are rolled back, a checkpoint is written.
    pub async fn stop(&mut self) {
        self.resume();
        let Some(child) = self.child.take() else { return };
        child.signal(Signal::INT);
        if !child.exits_within(STOP_LIMIT).await {
            tracing::warn!(log = %self.log.path().display(), "Postgres does not stop; aborting it");
            child.signal(Signal::QUIT);
            child.exits_within(ABORT_LIMIT).await;
        }
    }

    /// Kills the server with all its processes, as if the machine had lost power.
    pub async fn kill(&mut self) {
        let Some(child) = self.child.take() else { return };
        let backends = Process::children_of(child.pid());
        child.signal(Signal::KILL);
        for backend in &backends {
            backend.signal(Signal::KILL);
        }
        child.exited().await;
        for backend in backends {
            backend.ends_within(ABORT_LIMIT).await;
        }
    }

    /// Kills the process of one connection, as the out-of-memory killer would: the server ends all others and recovers.
    pub fn kill_backend(&self, pid: i32) {
        let Some(child) = &self.child else { return };
        let backends = Process::children_of(child.pid());
        backends.iter().filter(|backend| backend.pid() == pid).for_each(|b| b.signal(Signal::KILL));
    }

    /// Starts the server again on the same port and data, after stopping it if it runs.
    ///
    /// # Errors
    /// Why not, and what to do next.
    pub async fn restart(&mut self) -> Result<(), StartError> {
        self.stop().await;
        leftover::clear(&self.place.pid_file(), &self.place.cluster, Signal::INT).await?;
        self.launch().await
    }

    /// Stops all processes of the server where they are: connections stay open and get no answer.
    pub async fn pause(&self) {
        let Some(child) = &self.child else { return };
        child.pause().await;
        for backend in Process::children_of(child.pid()) {
            backend.pause().await;
        }
    }

    /// Lets a paused server go on.
    pub fn resume(&self) {
        let Some(child) = &self.child else { return };
        for backend in Process::children_of(child.pid()) {
            backend.signal(Signal::CONT);
        }
        child.resume();
    }

    /// How the superuser connects.
    fn connect_options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass()
            .host("127.0.0.1")
            .port(self.port)
            .username(SUPERUSER)
            .password(&self.password)
            .ssl_mode(PgSslMode::Disable)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.resume();
        if let Some(child) = &self.child {
            child.signal(Signal::QUIT);
            child.exits_within_blocking(ABORT_LIMIT);
        }
    }
}
