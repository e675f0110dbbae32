//! `tidemark up`: everything in one process, for a laptop or a small team.

mod first;
mod listen;
mod log;
mod pages;
mod password;
mod place;
mod ports;
mod route;
mod servers;
mod system;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;
use indicatif::ProgressBar;
use serde_json::json;
use service::config::TraceSettings;
use service::telemetry::Traces;
use service::{Disks, Ids, Shutdown};
use url::Url;

use crate::database;
use crate::failure::{Failure, OrFail};
use crate::migrate::migrate;
use crate::postgres_tools::PostgresTools;
use crate::progress;
use crate::report::{Form, Report};
use crate::restore::restore;
use crate::roles::{self, Passwords};
use first::{EMAIL, First};
use log::LogArgs;
use password::FirstPassword;
use place::Place;
pub use place::{ADDRESS_FILE, METRICS_FILE, NATS_URL_FILE};
use ports::Ports;
use servers::{ServerArgs, Servers};
use system::{ApiArgs, Places, System};

/// What the help shows at its end.
const EXAMPLES: &str = "\
Examples:
  tidemark up
  tidemark up --data /srv/tidemark --listen 0.0.0.0:8080
  tidemark up --data /srv/restored --restore tidemark.dump
  tidemark up --database-url postgres://postgres:secret@db/tidemark --nats-url nats://nats:4222

The first start makes a user with a password, a workspace and a key, and prints them; every start prints the address, the
key, a link that signs the user in once, and where the password is, until it is changed.
Runs until Ctrl-C; Postgres and NATS end with it, however it ends.";

/// How long requests and tasks may take to end.
const GRACE: Duration = Duration::from_secs(20);

/// Everything in one process.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Up {
    /// Where everything is kept
    #[arg(long, value_name = "DIR", default_value = ".tidemark")]
    data: PathBuf,
    /// Address to listen on [default: 127.0.0.1 with the port that it had before, else 8080, else a free one]
    #[arg(long, value_name = "ADDRESS", env = "TIDEMARK_LISTEN")]
    listen: Option<SocketAddr>,
    /// Bring this backup into the database first, which has to be empty: into a new data directory
    #[arg(long, value_name = "FILE")]
    restore: Option<PathBuf>,
    /// On which servers.
    #[command(flatten)]
    servers: ServerArgs,
    /// What the services sign in with; made at the first start if not given.
    #[command(flatten)]
    passwords: Passwords,
    /// What clients may do.
    #[command(flatten)]
    api: ApiArgs,
    /// What is logged.
    #[command(flatten)]
    log: LogArgs,
    /// Where traces go.
    #[command(flatten)]
    traces: TraceSettings,
    /// Address for /metrics and health, for monitoring [default: a free port of this machine]
    #[arg(long, value_name = "ADDRESS", env = "TIDEMARK_METRICS_LISTEN")]
    metrics_listen: Option<SocketAddr>,
    /// Serve the web application that was built into this folder [default: the one in the program]
    #[arg(long, value_name = "DIR", env = "TIDEMARK_WEB")]
    web: Option<PathBuf>,
}

impl Up {
    /// Starts everything, says where it is, and runs until told to stop.
    pub async fn run(self, form: Form) -> Result<Report, Failure> {
        let place = Place::take(&self.data)?;
        let shutdown = Shutdown::new();
        let traces = Traces::start(&self.traces, "tidemark").or_fail("the settings are wrong")?;
        log::start(&self.log, &traces, &place.log(), shutdown.stop.clone())?;
        let site = pages::site(self.web.as_deref())?;
        let before = place.ports();
        let listening = listen::open(self.listen, before.api).await?;
        let spinner = progress::spinner("Starting Postgres and NATS");
        let tools = PostgresTools::of(self.servers.postgres_bin.clone());
        let mut servers = Servers::start(self.servers, &place, before).await?;
        if let Some(file) = &self.restore {
            spinner.set_message("Restoring");
            bring_back(file, &servers, &tools).await?;
        }
        let passwords = prepare(&servers, self.passwords, &place, &spinner).await?;
        spinner.set_message("Starting the services");
        shutdown.on_signals(Duration::ZERO).or_fail("signals cannot be listened for")?;
        let address = listening.address;
        let disks = Disks::of("data", place.path().to_owned());
        let places = Places { disks, search: place.part("search") };
        let system =
            System::start(&servers, &passwords, &self.api, address, places, &shutdown).await?;
        // Should the rest fail, everything is told to stop before it is dropped.
        let _stop = shutdown.stop.clone().drop_guard();
        let router = route::with_pages(site, system.router.clone());
        shutdown.run("http", service::serve(listening, router, self.api.terms(), shutdown.clone()));
        let owner = database::pool(&database::parse(&servers.database_url)?);
        let first = first::ensure(&place, &owner, &system.operator).await?;
        owner.close().await;
        let inside = listen::open_inside(self.metrics_listen, before.metrics).await?;
        let metrics = inside.address;
        system.show(inside, &shutdown);
        place.note(&servers.database_url, &servers.nats_url, address, metrics)?;
        let unasked =
            |asked: Option<SocketAddr>, is: SocketAddr| asked.is_none().then_some(is.port());
        let api = unasked(self.listen, address);
        let ports =
            Ports { api, metrics: unasked(self.metrics_listen, metrics), ..servers.ports() };
        place.keep_ports(ports.or(before))?;
        spinner.finish_and_clear();
        greeting(address, first.as_ref(), &place.log()).show(form);
        let ended = tokio::select! {
            ended = shutdown.finish(GRACE) => ended,
            never = servers.tend() => match never {},
        };
        traces.finish().await;
        servers.stop().await;
        Ok(farewell(ended))
    }
}

/// Brings a backup into the empty database.
async fn bring_back(file: &Path, servers: &Servers, tools: &PostgresTools) -> Result<(), Failure> {
    let url = Url::parse(&servers.database_url).or_fail("the database's URL cannot be read")?;
    let restored = restore(file, &url, &Passwords::default(), tools).await?;
    tracing::info!(file = restored.file, events = restored.events, epoch = %restored.epoch, "restored");
    Ok(())
}

/// Brings the database up to date and lets the services' roles sign in; answers their passwords.
async fn prepare(
    servers: &Servers,
    given: Passwords,
    place: &Place,
    spinner: &ProgressBar,
) -> Result<Passwords, Failure> {
    spinner.set_message("Bringing the database up to date");
    let owner = database::parse(&servers.database_url)?;
    migrate(&owner).await?;
    let kept = |name: &str| place.secret(name, || Ids::system().secret());
    let or_kept = |given: Option<String>, name| given.map_or_else(|| kept(name), Ok).map(Some);
    let passwords = Passwords {
        command: or_kept(given.command, "command-password")?,
        projector: or_kept(given.projector, "projector-password")?,
        query: or_kept(given.query, "query-password")?,
    };
    roles::set_passwords(&owner, &passwords).await?;
    Ok(passwords)
}

/// What is said when everything runs.
fn greeting(address: SocketAddr, first: Option<&First>, log: &Path) -> Report {
    let (pid, log) = (std::process::id(), log.display().to_string());
    let url = format!("http://{address}");
    let workspace = first.map(|first| first.workspace);
    let key = first.map(|first| first.key.as_str());
    let link = first.and_then(|first| first.link.as_ref()).map(|path| format!("{url}{path}"));
    let password = first.filter(|first| first.link.is_some()).map(|first| &first.password);
    let sign_in = link.as_ref().map_or_else(String::new, |link| {
        let account = password.map_or_else(String::new, account);
        format!("sign in as {EMAIL}{account} within 15 minutes, once:\n\n  {link}\n\n")
    });
    let try_it = match first {
        Some(First { workspace, key, .. }) => format!(
            " WORKSPACE={workspace} KEY={key}\n  \
            curl -H \"X-API-Key: $KEY\" $TIDEMARK/api/v1/workspaces/$WORKSPACE/projects/"
        ),
        None => "\n  tidemark key add --email you@example.com    # makes a key".to_owned(),
    };
    let text = format!(
        "Tidemark is running; Ctrl-C stops it.\n\n  export TIDEMARK={url}{try_it}\n\n\
        {sign_in}listening on {url}, documents at {url}/api/v1/docs/, log in {log}"
    );
    let json = json!({
        "address": url, "workspace": workspace, "key": key, "email": first.map(|_| EMAIL),
        "password": password.and_then(FirstPassword::revealed),
        "password_file": password.and_then(FirstPassword::file).map(|file| file.display().to_string()),
        "link": link, "log": log, "pid": pid,
    });
    Report::new(text, json)
}

/// The first user's password, for people; what follows is the other way to sign in.
fn account(password: &FirstPassword) -> String {
    match password {
        FirstPassword::New { password, file } => {
            format!(
                " with the first password, which {} keeps:\n\n  {password}\n\nor",
                file.display()
            )
        }
        FirstPassword::Kept(file) => {
            format!(" with the first password:\n\n  cat {}\n\nor", file.display())
        }
        FirstPassword::Gone => String::new(),
    }
}

/// What is said at the end.
fn farewell(ended_in_order: bool) -> Report {
    let text =
        if ended_in_order { "Stopped." } else { "Stopped; some requests were not waited for." };
    Report::new(text, json!({ "stopped": true, "in_order": ended_in_order }))
}
