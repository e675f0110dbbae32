//! The nemesis breaks the system: it carries out the plan, undoes each fault, and lets everything heal in the end.

mod backends;
mod clock;
pub mod disk;
mod heal;
pub mod plan;
pub mod promotion;
mod ways;

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use end_to_end::System;
use futures::FutureExt;
use tokio::time::{Instant, sleep_until};

use crate::checker::Disturbance;
use crate::history::Recorder;
use crate::tunnel::Weather;
pub use clock::Clocks;
use plan::{Fault, Process, SERVICES, Step};
pub use ways::Ways;

/// How often it is looked whether a service has ended by itself.
const LOOK: Duration = Duration::from_millis(500);

/// Breaks the system.
pub struct Nemesis {
    /// The ways between services and servers.
    ways: Ways,
    /// The services' clocks.
    clocks: Clocks,
    /// Where everything is noted.
    recorder: Recorder,
    /// The address of NATS itself.
    nats: String,
    /// Those that are dead on purpose.
    dead: Vec<Process>,
    /// How often each kind of fault was done.
    pub done: BTreeMap<&'static str, u32>,
    /// How often a service ended by itself and was started again, as a supervisor would.
    pub restarted: u32,
    /// What did not come back.
    pub never: Vec<String>,
    /// Faults that have not ended, with the time at which they began.
    ongoing: Vec<(Fault, u64)>,
    /// What disturbed the services' connections, and when.
    pub disturbances: Vec<Disturbance>,
}

/// The beginning or the end of a fault.
#[derive(Debug, Clone, Copy)]
enum Turn {
    Begin(Fault),
    End(Fault),
}

impl Nemesis {
    /// One that has done nothing yet.
    #[must_use]
    pub fn new(ways: Ways, clocks: Clocks, recorder: Recorder, nats: String) -> Self {
        let (dead, never) = (Vec::new(), Vec::new());
        let done = BTreeMap::new();
        let (ongoing, disturbances) = (Vec::new(), Vec::new());
        let restarted = 0;
        Self { ways, clocks, recorder, nats, dead, done, restarted, never, ongoing, disturbances }
    }

    /// Does what was planned, until so much time has passed.
    pub async fn work(&mut self, system: &mut System, steps: &[Step], load: Duration) {
        let start = Instant::now();
        for (at, turn) in timeline(steps) {
            self.supervise_until(system, start + at).await;
            self.turn(system, turn).await;
        }
        self.supervise_until(system, start + load).await;
    }

    /// Removes what the dead have left behind.
    pub fn tidy(&self) {
        self.clocks.tidy();
    }

    /// Waits, and starts services again that ended by themselves.
    async fn supervise_until(&mut self, system: &mut System, until: Instant) {
        while Instant::now() < until {
            sleep_until(until.min(Instant::now() + LOOK)).await;
            for name in SERVICES {
                let is_dead = self.dead.contains(&Process::Service(name));
                if !is_dead && !system.cluster.service(name).is_running().await {
                    self.recorder.note_happening(format!("{name} has ended and is started again"));
                    self.restarted += 1;
                    self.start(system, Process::Service(name)).await;
                }
            }
        }
    }

    /// Notes that everything was disturbed since a time, and is not any more.
    fn disturbed(&mut self, from: u64) {
        self.disturbances.push(Disturbance { service: None, from, to: self.recorder.now() });
    }

    /// Does or undoes something, and notes it.
    async fn turn(&mut self, system: &mut System, turn: Turn) {
        let (what, fault) = match turn {
            Turn::Begin(fault) => ("begins", fault),
            Turn::End(fault) => ("ends", fault),
        };
        self.recorder.note_happening(format!("{what}: {fault}"));
        match turn {
            Turn::Begin(fault) => {
                *self.done.entry(fault.kind()).or_default() += 1;
                self.ongoing.push((fault, self.recorder.now()));
                self.begin(system, fault).await;
            }
            Turn::End(fault) => {
                self.end(system, fault).await;
                self.is_over(|ongoing| *ongoing == fault);
            }
        }
    }

    /// Records which services were disturbed by faults that are over now.
    fn is_over(&mut self, is_it: impl Fn(&Fault) -> bool) {
        let to = self.recorder.now();
        let over = self.ongoing.extract_if(.., |(fault, _)| is_it(fault));
        let disturbed = over
            .filter_map(|(fault, from)| Some(Disturbance { service: fault.disturbs()?, from, to }));
        self.disturbances.extend(disturbed);
    }

    /// Breaks something.
    async fn begin(&mut self, system: &mut System, fault: Fault) {
        match fault {
            Fault::Kill(process) => {
                self.dead.push(process);
                kill(system, process).await;
            }
            Fault::Pause(process) => pause(system, process).await,
            Fault::Restart(process) => {
                self.dead.push(process);
                stop(system, process).await;
            }
            Fault::Disturb(service, server, weather) => self.ways.set(service, server, weather),
            Fault::FillDisk => self.note(disk::fill(&self.nats).await),
            Fault::DeleteStream => self.note(disk::delete_stream(&self.nats).await),
            Fault::MoveClock(service, seconds) => self.note(self.clocks.set(service, seconds)),
            Fault::EndConnections(percent) => self.note(backends::end(&system.pool, percent).await),
            Fault::KillBackend(number) => self.note(backends::kill(system, number).await),
        }
    }

    /// Mends it.
    async fn end(&mut self, system: &mut System, fault: Fault) {
        match fault {
            Fault::Kill(process) | Fault::Restart(process) => {
                self.dead.retain(|dead| *dead != process);
                self.start(system, process).await;
            }
            Fault::Pause(process) => resume(system, process),
            Fault::Disturb(service, server, _) => self.ways.set(service, server, Weather::Clear),
            Fault::FillDisk => self.note(disk::clear(&self.nats).await),
            Fault::DeleteStream | Fault::EndConnections(_) | Fault::KillBackend(_) => {}
            Fault::MoveClock(service, _) => self.note(self.clocks.set(service, 0)),
        }
    }

    /// Starts a process again; services are not waited for.
    async fn start(&mut self, system: &mut System, process: Process) {
        self.clocks.tidy();
        let started = AssertUnwindSafe(async {
            match process {
                Process::Service(name) => {
                    system.cluster.service(name).begin().await.map_err(|error| error.to_string())
                }
                Process::Postgres => {
                    system.cluster.postgres.restart().await.map_err(|error| error.to_string())
                }
                Process::Nats => {
                    system.cluster.nats.restart().await.map_err(|error| error.to_string())
                }
            }
        });
        let outcome =
            started.catch_unwind().await.unwrap_or_else(|_| Err("it panicked".to_owned()));
        if let Err(error) = outcome {
            self.never.push(format!("{process} does not start: {error}"));
        }
    }

    /// Notes what could not be done; a server that is away cannot be filled, for example.
    fn note<E: std::fmt::Display>(&self, outcome: Result<(), E>) {
        if let Err(error) = outcome {
            self.recorder.note_happening(format!("this had no effect: {error}"));
        }
    }
}

/// Beginnings and ends in order.
fn timeline(steps: &[Step]) -> Vec<(Duration, Turn)> {
    let turns = |step: &Step| {
        [(step.at, Turn::Begin(step.fault)), (step.at + step.lasts, Turn::End(step.fault))]
    };
    let mut timeline: Vec<(Duration, Turn)> = steps.iter().flat_map(turns).collect();
    timeline.sort_by_key(|(at, _)| *at);
    timeline
}

async fn kill(system: &mut System, process: Process) {
    match process {
        Process::Service(name) => system.cluster.kill(name).await,
        Process::Postgres => system.cluster.postgres.kill().await,
        Process::Nats => system.cluster.nats.kill().await,
    }
}

/// Asks a process to finish; a service is killed later if it has not by then.
async fn stop(system: &mut System, process: Process) {
    match process {
        Process::Service(name) => system.cluster.service(name).ask_to_stop(),
        Process::Postgres => system.cluster.postgres.stop().await,
        Process::Nats => system.cluster.nats.stop().await,
    }
}

/// Stops a process where it is.
async fn pause(system: &mut System, process: Process) {
    match process {
        Process::Service(name) => system.cluster.service(name).pause().await,
        Process::Postgres => system.cluster.postgres.pause().await,
        Process::Nats => system.cluster.nats.pause().await,
    }
}

/// Lets a process go on.
fn resume(system: &mut System, process: Process) {
    match process {
        Process::Service(name) => system.cluster.service(name).resume(),
        Process::Postgres => system.cluster.postgres.resume(),
        Process::Nats => system.cluster.nats.resume(),
    }
}
