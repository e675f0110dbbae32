//! A private NATS server with `JetStream`.

mod launch;
mod program;

use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

use rustix::process::Signal;

use crate::child::{Child, Exit};
use crate::error::{Doing, StartError};
use crate::files;
use crate::log::Log;
use crate::port::free_port;

/// How long an orderly stop may take.
const STOP_LIMIT: Duration = Duration::from_secs(20);

/// How to run a NATS server.
#[derive(Debug, Clone)]
pub struct Options {
    /// The program `nats-server`; looked for on PATH if not given.
    pub bin: Option<PathBuf>,
    /// The data directory; made if missing.
    pub data: PathBuf,
    /// The port on 127.0.0.1; a free one if not given.
    pub port: Option<u16>,
    /// The port on 127.0.0.1 for monitoring over HTTP; none if not given.
    pub monitoring: Option<u16>,
    /// Whether acknowledged messages are on disk.
    pub durable: bool,
    /// More configuration in the server's own language, such as users and permissions.
    pub config: Option<String>,
}

impl Options {
    /// A durable server on a free port, without monitoring and open to every user of this machine.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        let data = data.into();
        Self { bin: None, data, port: None, monitoring: None, durable: true, config: None }
    }
}

/// A NATS server that dies with this process and, at the latest, with this value.
#[derive(Debug)]
pub struct Nats {
    /// The options that it was started with.
    options: Options,
    program: PathBuf,
    /// The data directory.
    data: PathBuf,
    log: Log,
    /// The port on 127.0.0.1.
    port: u16,
    /// The server, unless it was stopped or killed.
    child: Option<Child>,
    /// Keeps others away from the data directory.
    _claim: File,
}

impl Nats {
    /// Starts a server on the data directory and waits until it takes connections with `JetStream`.
    ///
    /// # Errors
    /// Why not, and what to do next.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let program = program::find(options.bin.as_deref())?;
        let data = files::prepare(&options.data)?;
        let claim = files::claim(&data.join("nats.lock"), &data)?;
        let log = Log::at(data.join("nats.log"));
        let mut server = Self { options, program, data, log, port: 0, child: None, _claim: claim };
        loop {
            server.port = server
                .options
                .port
                .map_or_else(free_port, Ok)
                .doing("find a port for", &server.data)?;
            match server.launch().await {
                Err(StartError::PortTaken { .. }) if server.options.port.is_none() => {}
                outcome => return outcome.map(|()| server),
            }
        }
    }

    /// The URL for clients, without the users that the configuration may have.
    #[must_use]
    pub fn url(&self) -> String {
        format!("nats://127.0.0.1:{}", self.port)
    }

    /// The port on 127.0.0.1, which stays the same over restarts.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The server's output.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// The process id while it runs.
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

    /// Stops the server in an orderly way.
    pub async fn stop(&mut self) {
        self.resume();
        let Some(child) = self.child.take() else { return };
        child.signal(Signal::TERM);
        if !child.exits_within(STOP_LIMIT).await {
            tracing::warn!(log = %self.log.path().display(), "nats-server does not stop; killing it");
        }
    }

    /// Kills the server.
    pub async fn kill(&mut self) {
        let Some(child) = self.child.take() else { return };
        child.signal(Signal::KILL);
        child.exited().await;
    }

    /// Starts the server again on the same port and data, after stopping it if it runs.
    ///
    /// # Errors
    /// Why not, and what to do next.
    pub async fn restart(&mut self) -> Result<(), StartError> {
        self.stop().await;
        self.launch().await
    }

    /// Stops the server where it is: connections stay open and get no answer.
    pub async fn pause(&self) {
        if let Some(child) = &self.child {
            child.pause().await;
        }
    }

    /// Lets a paused server go on.
    pub fn resume(&self) {
        if let Some(child) = &self.child {
            child.resume();
        }
    }
}
