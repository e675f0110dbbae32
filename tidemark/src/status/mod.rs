//! `tidemark status`: how everything stands, from the database, the services and the stream.

mod disk;
mod log;
mod page;
mod services;
mod stream;
mod text;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use axum::http::Uri;
use clap::Args;
use serde_json::{Value, json};

use crate::database::{self, Database};
use crate::failure::{Failure, OrFail};
use crate::report::{Report, Verdict};
use crate::up::{METRICS_FILE, NATS_URL_FILE};
use disk::Disk;
use log::Log;
use services::{ChainState, Publishing, Service, publishing};
use stream::Stream;

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark status                 a running `tidemark up`
  tidemark status --json          the same for programs
  tidemark status --database-url postgres://… --nats-url nats://… \\
    --service command-api=http://command-api:9000 --service projector=http://projector:9000

A service is asked for /health/ready and /metrics, which are at its TIDEMARK_METRICS_LISTEN.
Exit status: 0 all is well; 3 the data are not what they should be: a workspace is stopped, publishing is held up, or
the hash chain is broken; 1 something does not answer or is not ready, or a disk is filling up.";

/// Shows how everything stands.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Status {
    /// A service to ask, as NAME=http://host:port; that of `tidemark up` if none is given
    #[arg(
        long = "service",
        value_name = "NAME=URL",
        env = "TIDEMARK_SERVICES",
        value_delimiter = ','
    )]
    services: Vec<Address>,
    /// NATS, to see the consumers; that of `tidemark up` if it is not given
    #[arg(long, value_name = "URL", env = "TIDEMARK_NATS_URL", hide_env_values = true)]
    nats_url: Option<String>,
    #[command(flatten)]
    database: Database,
}

/// Where a service tells how it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// What it is called here.
    name: String,
    /// Its address without a path.
    url: String,
}

impl FromStr for Address {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, url) = text.trim().split_once('=').ok_or("must be NAME=http://host:port")?;
        let url = url.trim_end_matches('/');
        let uri = Uri::from_str(url).ok().filter(|uri| uri.host().is_some());
        uri.map(|_| Self { name: name.to_owned(), url: url.to_owned() })
            .ok_or_else(|| format!("`{url}` is not of the form http://host:port"))
    }
}

impl Status {
    /// Asks the database, the services and the stream, and reports how they stand.
    pub async fn run(self) -> Result<Report, Failure> {
        let data = self.database.data();
        let options = self.database.options().await?;
        let pool = database::pool(&options);
        let log = Log::look(&pool).await.or_fail("the database cannot be asked")?;
        let addresses = if self.services.is_empty() { own(data) } else { self.services };
        let services = services::ask(&addresses).await;
        let nats_url = self.nats_url.or_else(|| kept(data, NATS_URL_FILE));
        let stream = match nats_url {
            Some(url) => Some(Stream::look(&url, log.epoch).await),
            None => None,
        };
        Ok(Picture { log, services, stream }.report())
    }
}

/// The address that a running `tidemark up` has left.
fn own(data: &Path) -> Vec<Address> {
    let url = kept(data, METRICS_FILE);
    url.map(|url| Address { name: "tidemark".to_owned(), url }).into_iter().collect()
}

/// A small file of a data directory.
pub fn kept(data: &Path, name: &str) -> Option<String> {
    let path: PathBuf = data.join(name);
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Everything that was found.
struct Picture {
    log: Log,
    services: Vec<Service>,
    stream: Option<Stream>,
}

impl Picture {
    fn report(&self) -> Report {
        let verdict = self.verdict();
        Report::with(verdict, text::of(self), self.json(verdict))
    }

    /// What it comes to.
    fn verdict(&self) -> Verdict {
        let is_held_up = matches!(publishing(&self.services), Publishing::HeldUp(_));
        let is_broken = self.chain().is_some_and(|chain| chain.broken > 0);
        if !self.log.stopped.is_empty() || is_broken || is_held_up {
            return Verdict::Bad;
        }
        let do_answer = self.services.iter().all(|service| service.is_ready);
        let is_reached = self.stream.as_ref().is_none_or(|stream| stream.problem.is_none());
        let has_room = !self.disks().any(Disk::is_filling_up);
        if do_answer && is_reached && has_room { Verdict::Good } else { Verdict::Unknown }
    }

    /// What the services found out about the chain.
    fn chain(&self) -> Option<ChainState> {
        ChainState::of(&self.services)
    }

    /// The disks that services watch.
    fn disks(&self) -> impl Iterator<Item = &Disk> {
        self.services.iter().flat_map(|service| &service.disks)
    }

    /// Whether the NATS server writes to disk before it acknowledges: as it says itself, else as a service knows.
    fn syncs(&self) -> Option<bool> {
        let said = self.stream.as_ref().and_then(|stream| stream.syncs);
        said.or_else(|| self.services.iter().find_map(|service| service.syncs))
    }

    /// The answer for programs.
    fn json(&self, verdict: Verdict) -> Value {
        let relay = publishing(&self.services).json();
        json!({
            "good": verdict == Verdict::Good,
            "epoch": self.log.epoch,
            "workspaces": self.log.workspaces,
            "positions": self.log.positions,
            "services": self.services.iter().map(Service::json).collect::<Vec<_>>(),
            "relay": self.log.relay_json(relay.as_ref()),
            "tables": self.log.tables_json(),
            "stopped": self.log.stopped_json(),
            "chain": self.chain().map(ChainState::json),
            "disks": self.disks().map(Disk::json).collect::<Vec<_>>(),
            "stream": self.stream.as_ref().map(|stream| stream.json(self.syncs())),
        })
    }
}
