//! One run: a system, its clients, the faults, and the check.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use embedded::testing::faketime;
use end_to_end::{Cluster, Servers, Surroundings, System, Witness};

use crate::checker::check;
use crate::clients::Clients;
use crate::evidence::{self, Rest};
use crate::history::Recorder;
use crate::nemesis::plan::{Fault, SERVICES, Server, Step, plan};
use crate::nemesis::promotion::{Promotion, Standby};
use crate::nemesis::{Clocks, Nemesis, Ways, disk};
use crate::options::{Broken, Options};
use crate::report::Report;
use crate::watch::Watch;
use crate::{broken, options};

/// What goes wrong with a run itself, and not with the system.
pub type RunError = Box<dyn Error + Send + Sync>;

/// Runs once.
///
/// # Errors
/// The run itself could not be done; what is wrong with the system is in the report.
///
/// # Panics
/// The system does not start before anything is broken.
pub async fn run(options: &Options, seed: u64) -> Result<Report, RunError> {
    let directory = options.directory.join(seed.to_string());
    // An earlier run of the same seed is of no interest any more.
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(&directory)?;
    let recorder = Recorder::begin(&directory.join("history.jsonl"))?;
    let load = options.load();
    let cluster = Cluster::start_as(servers(), |nats| disk::limit(nats, load)).await;
    let ways = Ways::open(cluster.postgres.port(), cluster.nats.port()).await?;
    let clocks = Clocks::right(faketime(), cluster.directory(), &SERVICES)?;
    let steps = plan(seed, load, clocks.can_be_moved());
    let mut system = start(cluster, &ways, &clocks, &steps, options).await;
    let standby = standby(&system, options, seed).await?;
    let nats = system.cluster.nats.url();
    let witness = Witness::listening(&nats, None).await;
    let database = (*system.pool.connect_options()).clone();
    let watch = Watch::begin(database, recorder.clone());
    let mut clients = Clients::begin(&mut system, &recorder, seed).await;
    // Not before: what the clients need is made by an operator, too, of whom the services' memory learns from the append.
    if options.broken == Some(options::Broken::ReadSet) {
        broken::without_read_set(&system.pool).await?;
    }
    let mut nemesis = Nemesis::new(ways, clocks, recorder.clone(), nats);
    nemesis.work(&mut system, &steps, load).await;
    nemesis.heal(&mut system).await;
    nemesis.wait_for_services(&mut system).await;
    let mut promotion = None;
    if let Some(standby) = standby {
        promotion = Some(nemesis.promote(&mut system, standby, &watch).await?);
    }
    nemesis.never.extend(clients.finish().await);
    nemesis.wait_for_positions(&system, &witness).await;
    let rest = rest(&mut system, &nemesis, &clients, &watch, &recorder).await;
    nemesis.wait_for_positions(&system, &witness).await;
    let gathered =
        evidence::gather(&mut system, &witness, &recorder, &nemesis, rest, promotion.as_mut());
    let gathered = gathered.await;
    keep_logs(&mut system, promotion.as_ref(), &directory);
    drop(system);
    nemesis.tidy();
    let evidence = gathered?;
    let faults = nemesis.done.iter().map(|(kind, times)| ((*kind).to_owned(), *times)).collect();
    let report = Report {
        seed,
        seconds: load.as_secs(),
        faults,
        amounts: evidence::amounts(&evidence, nemesis.restarted),
        findings: check(&evidence),
    };
    report.write(&directory)?;
    Ok(report)
}

/// A standby of the database, if it is to take over.
async fn standby(
    system: &System,
    options: &Options,
    seed: u64,
) -> Result<Option<Standby>, RunError> {
    if options.promotion {
        Standby::of(system, system.cluster.directory(), seed).await.map(Some)
    } else {
        Ok(None)
    }
}

/// Leaves the system alone for a while, then asks it for much at once.
async fn rest(
    system: &mut System,
    nemesis: &Nemesis,
    clients: &Clients,
    watch: &Watch,
    recorder: &Recorder,
) -> Rest {
    let at_rest = Some(nemesis.rest().await);
    let transactions = watch.transactions();
    let together = clients.try_together(system, recorder).await;
    Rest { at_rest, transactions, together }
}

/// How the servers run: with what a standby needs that is cut off for a while.
fn servers() -> Servers {
    let mut servers = Servers::default();
    servers.settings.push(("wal_keep_size".to_owned(), "1GB".to_owned()));
    servers
}

/// Starts the system with proxies of its own for every service, and a movable clock for services that will need one.
async fn start(
    cluster: Cluster,
    ways: &Ways,
    clocks: &Clocks,
    steps: &[Step],
    options: &Options,
) -> System {
    let is_moved = |name: &str| {
        steps.iter().any(|step| matches!(step.fault, Fault::MoveClock(moved, _) if moved == name))
    };
    let replaced = |name: &str| {
        let binary = name.trim_end_matches("-2");
        options
            .programs
            .as_ref()
            .map(|programs| programs.join(binary))
            .filter(|path| path.is_file())
    };
    let surroundings = |name: &str| Surroundings {
        postgres: ways.port(name, Server::Postgres),
        nats: Some(ways.port(name, Server::Nats)),
        environment: if is_moved(name) { clocks.environment(name) } else { Vec::new() },
        program: replaced(name),
    };
    System::start_on(cluster, &SERVICES, surroundings).await
}

/// Keeps what the processes said.
fn keep_logs(system: &mut System, promotion: Option<&Promotion>, directory: &Path) {
    let mut logs: BTreeMap<&str, embedded::Log> = BTreeMap::new();
    logs.extend(promotion.map(|promotion| ("postgres-before", promotion.old_output())));
    logs.insert("postgres", system.cluster.postgres.log().clone());
    logs.insert("nats", system.cluster.nats.log().clone());
    for name in SERVICES {
        logs.insert(name, system.cluster.service(name).log().clone());
    }
    for (name, log) in logs {
        // They are for people who look for a cause; the report does not need them.
        let _ = fs::write(directory.join(format!("{name}.log")), log.since(0));
    }
}

/// The broken systems that need programs of their own.
#[must_use]
pub fn needs_programs(broken: Option<Broken>) -> bool {
    matches!(broken, Some(Broken::RelaySkips | Broken::HangUp))
}
