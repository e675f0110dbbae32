//! Getting a Postgres server to run.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use sqlx::ConnectOptions;
use tokio::time::{Instant, sleep, timeout};

use super::Postgres;
use crate::child::Child;
use crate::error::{Doing, StartError};
use crate::port::{free_port, is_taken};
use crate::ready::until_ready;

/// How long a start, with the recovery after a crash, may take.
const START_LIMIT: Duration = Duration::from_mins(2);

impl Postgres {
    /// Starts the server and waits until it takes connections; tries again where that can help.
    pub(super) async fn launch(&mut self) -> Result<(), StartError> {
        let deadline = Instant::now() + START_LIMIT;
        loop {
            let start = self.log.end();
            let child = self.spawn()?;
            let ready = until_ready(&child, START_LIMIT, || self.takes_connections()).await;
            let Err(what) = ready else {
                (self.child, self.port_is_free) = (Some(child), false);
                return Ok(());
            };
            drop(child);
            self.mend(&what, start)?;
            if Instant::now() > deadline {
                return Err(self.log.failure("postgres", &what, start));
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// After a failed start: makes the next attempt possible, or says why there is none.
    fn mend(&mut self, what: &str, start: u64) -> Result<(), StartError> {
        let said = self.log.since(start);
        if is_taken(&said) {
            if !self.port_is_free {
                return Err(StartError::PortTaken { port: self.port });
            }
            self.port = free_port().doing("find a port for", &self.place.data)?;
            return Ok(());
        }
        // The processes of a postmaster that was killed go by themselves, but not at once.
        if said.contains("pre-existing shared memory block") {
            return Ok(());
        }
        Err(self.log.failure("postgres", what, start))
    }

    /// Starts the postmaster.
    fn spawn(&self) -> Result<Child, StartError> {
        // QUIT, an immediate shutdown, lets the postmaster take its processes along, also paused ones.
        let mut command = self.binaries.command("postgres", "QUIT", self.place.account.as_ref());
        command.arg("-D").arg(&self.place.cluster);
        self.configure(&mut command);
        self.log.attach(&mut command).doing("write", self.log.path())?;
        Child::spawn(command).doing("start", Path::new("postgres"))
    }

    /// Adds the settings, the later ones winning.
    fn configure(&self, command: &mut Command) {
        let port = self.port.to_string();
        let mut settings = vec![
            ("listen_addresses", "127.0.0.1"),
            ("port", &port),
            // TCP only: a socket's path may be too long, or its directory closed.
            ("unix_socket_directories", ""),
            ("timezone", "UTC"),
            ("log_timezone", "UTC"),
            // Unpacked packages may lack the compiler.
            ("jit", "off"),
        ];
        if !self.options.durable {
            // Not synchronous_commit: without that even a crash of the server loses commits.
            settings.extend([("fsync", "off"), ("full_page_writes", "off")]);
            // A test that ends in the middle of connecting would keep its database from being dropped for a minute.
            settings.push(("authentication_timeout", "5"));
        }
        settings.extend(self.options.settings.iter().map(|(name, value)| (&**name, &**value)));
        for (name, value) in settings {
            command.arg("-c").arg(format!("{name}={value}"));
        }
    }

    /// Whether a connection as superuser succeeds, which also shows that it is this server that answers.
    async fn takes_connections(&self) -> bool {
        let connection = self.connect_options().database("postgres");
        let attempt = timeout(Duration::from_secs(5), connection.connect()).await;
        matches!(attempt, Ok(Ok(_)))
    }
}
