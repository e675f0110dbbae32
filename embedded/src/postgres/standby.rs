//! A second server that follows the first one, and may take its place.

use std::fs::File;
use std::path::{Path, PathBuf};

use sqlx::{ConnectOptions, Connection};

use super::binaries::Binaries;
use super::place::Place;
use super::{Options, Postgres, SUPERUSER};
use crate::account::give;
use crate::child::Child;
use crate::error::{Doing, StartError};
use crate::files::{directory, write_secret};
use crate::log::Log;
use crate::port::free_port;

impl Postgres {
    /// Copies this server into a data directory and starts the copy as a standby, which follows by way of a port that
    /// leads to this server.
    ///
    /// # Errors
    /// Why not, and what to do next.
    pub async fn standby(&self, data: PathBuf, through: u16) -> Result<Self, StartError> {
        let place = Place::claim(&data)?;
        let binaries = Binaries::find(self.options.bin.as_deref(), self.place.made_by())?;
        let log = Log::at(place.data.join("postgres.log"));
        self.copy_to(&place, &binaries, &log).await?;
        write_secret(&place.password_file(), &self.password)?;
        let signal = place.cluster.join("standby.signal");
        File::create(&signal).doing("write", &signal)?;
        give(&signal, place.account.as_ref())?;

        let mut options = Options { data, port: None, ..self.options.clone() };
        let password = self.password.clone();
        let primary = format!(
            "host=127.0.0.1 port={through} user={SUPERUSER} password={password} sslmode=disable"
        );
        options.settings.push(("primary_conninfo".to_owned(), primary));
        let port = free_port().doing("find a port for", &place.data)?;
        let port_is_free = true;
        let mut server =
            Self { options, binaries, place, log, port, port_is_free, password, child: None };
        server.launch().await?;
        Ok(server)
    }

    /// Copies the files of this server, which goes on meanwhile.
    async fn copy_to(&self, to: &Place, with: &Binaries, log: &Log) -> Result<(), StartError> {
        directory(&to.cluster, 0o700)?;
        give(&to.cluster, to.account.as_ref())?;
        let start = log.end();
        let mut command = with.command("pg_basebackup", "KILL", to.account.as_ref());
        command.args(["--host=127.0.0.1", "--checkpoint=fast", "--wal-method=stream", "--no-sync"]);
        command.args(["--username", SUPERUSER]).arg(format!("--port={}", self.port));
        command.arg("-D").arg(&to.cluster).env("PGPASSWORD", &self.password);
        log.attach(&mut command).doing("write", log.path())?;
        let copying = Child::spawn(command).doing("start", Path::new("pg_basebackup"))?;
        let exit = copying.exited().await;
        if exit.success {
            return Ok(());
        }
        Err(log.failure("pg_basebackup", &format!("ended with {}", exit.status), start))
    }

    /// Lets a standby stop following and take commands of its own; waits until it does.
    ///
    /// # Errors
    /// It cannot be asked, or does not within a minute.
    pub async fn promote(&self) -> Result<(), sqlx::Error> {
        let mut connection = self.connect_options().database("postgres").connect().await?;
        let promoted: bool =
            sqlx::query_scalar("SELECT pg_promote(true, 60)").fetch_one(&mut connection).await?;
        connection.close().await?;
        if promoted { Ok(()) } else { Err(sqlx::Error::WorkerCrashed) }
    }
}
