//! What is done to the system and when: all of it follows from the seed.

use std::fmt;
use std::time::Duration;

use crate::dice::Dice;
use crate::tunnel::Weather;

/// The services, each by the name that it is launched under.
pub const SERVICES: [&str; 5] =
    ["command-api", "command-api-2", "projector", "projector-2", "query-api"];
/// The services that speak to NATS.
pub const PUBLISHERS: [&str; 4] = ["command-api", "command-api-2", "projector", "projector-2"];
/// How many faults there are at the same time at most.
const MOST_AT_ONCE: usize = 3;

/// A process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Process {
    /// A service.
    Service(&'static str),
    /// The database.
    Postgres,
    /// The message server.
    Nats,
}

/// A server at the other end of a way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Server {
    /// The database.
    Postgres,
    /// The message server.
    Nats,
}

/// Something that is done to the system, and undone later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A process is killed, and started later.
    Kill(Process),
    /// A process is stopped where it is, and goes on later.
    Pause(Process),
    /// A process is asked to finish, and started later.
    Restart(Process),
    /// The way from a service to a server is disturbed.
    Disturb(&'static str, Server, Weather),
    /// NATS has no room left.
    FillDisk,
    /// The stream is deleted.
    DeleteStream,
    /// The clock of a service is so many seconds off.
    MoveClock(&'static str, i64),
    /// The database ends so many per cent of the services' connections.
    EndConnections(u32),
    /// The process of a connection is killed, and with it the database, which recovers.
    KillBackend(u32),
}

/// A fault with its time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// When it begins, after the start of the load.
    pub at: Duration,
    /// How long it lasts.
    pub lasts: Duration,
    /// What it is.
    pub fault: Fault,
}

/// What no two faults may touch at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Touched {
    Process(Process),
    Way(&'static str, Server),
    Stream,
    Clock(&'static str),
}

impl fmt::Display for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Service(name) => name,
            Self::Postgres => "postgres",
            Self::Nats => "nats",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kill(process) => write!(f, "kill {process}"),
            Self::Pause(process) => write!(f, "pause {process}"),
            Self::Restart(process) => write!(f, "restart {process}"),
            Self::Disturb(service, server, weather) => {
                write!(f, "the way from {service} to {server:?} is {weather:?}")
            }
            Self::FillDisk => f.write_str("nats has no room left"),
            Self::DeleteStream => f.write_str("the stream is deleted"),
            Self::MoveClock(service, seconds) => {
                write!(f, "the clock of {service} is {seconds:+} s off")
            }
            Self::EndConnections(percent) => write!(f, "{percent} % of the connections are ended"),
            Self::KillBackend(number) => write!(f, "kill the process of connection {number}"),
        }
    }
}

impl Fault {
    /// The kind of fault, for counting.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Kill(_) => "kill",
            Self::Pause(_) => "pause",
            Self::Restart(_) => "restart",
            Self::Disturb(_, _, Weather::Slow(_)) => "latency",
            Self::Disturb(_, _, Weather::Cut) => "reset",
            Self::Disturb(_, _, Weather::Stalled) => "blackhole",
            Self::Disturb(_, _, Weather::Mute | Weather::Deaf) => "one way",
            Self::Disturb(_, _, _) => "half-open",
            Self::FillDisk => "full disk",
            Self::DeleteStream => "deleted stream",
            Self::MoveClock(..) => "clock",
            Self::EndConnections(_) => "ended connections",
            Self::KillBackend(_) => "killed back end",
        }
    }

    /// The services whose connections to the database it disturbs, by the connections' name: none, or all (`None`).
    #[must_use]
    pub fn disturbs(&self) -> Option<Option<&'static str>> {
        match self {
            Self::Kill(process) | Self::Pause(process) | Self::Restart(process) => match process {
                Process::Service(name) => Some(Some(application(name))),
                Process::Postgres => Some(None),
                Process::Nats => None,
            },
            Self::Disturb(service, Server::Postgres, _) => Some(Some(application(service))),
            Self::EndConnections(_) | Self::KillBackend(_) => Some(None),
            _ => None,
        }
    }

    /// What it touches.
    fn touches(self) -> Touched {
        match self {
            Self::Kill(process) | Self::Pause(process) | Self::Restart(process) => {
                Touched::Process(process)
            }
            Self::Disturb(service, server, _) => Touched::Way(service, server),
            Self::FillDisk | Self::DeleteStream => Touched::Stream,
            Self::MoveClock(service, _) => Touched::Clock(service),
            Self::EndConnections(_) | Self::KillBackend(_) => Touched::Process(Process::Postgres),
        }
    }
}

/// Plans faults for a load that lasts so long; all end with it at the latest.
///
/// Every kind has its turn before one comes again, so that short runs see many of them.
#[must_use]
pub fn plan(seed: u64, load: Duration, has_clock: bool) -> Vec<Step> {
    let mut dice = Dice::of(seed, "nemesis");
    let longest = u64::try_from(load.as_millis() / 6).unwrap_or(u64::MAX).clamp(1_500, 9_000);
    let (mut steps, mut deck): (Vec<Step>, Vec<Fault>) = (Vec::new(), Vec::new());
    let mut at = Duration::from_secs(2);
    while at + Duration::from_secs(1) < load {
        if deck.is_empty() {
            deck = shuffled(&mut dice, has_clock);
        }
        let lasts = dice.millis(400..longest).min(load.saturating_sub(at));
        let ongoing: Vec<Fault> = steps
            .iter()
            .filter(|step: &&Step| step.at + step.lasts >= at)
            .map(|step| step.fault)
            .collect();
        let fits = |fault: &Fault| ongoing.iter().all(|other| other.touches() != fault.touches());
        if ongoing.len() < MOST_AT_ONCE
            && let Some(index) = deck.iter().position(fits)
        {
            steps.push(Step { at, lasts, fault: deck.remove(index) });
        }
        at += dice.millis(300..longest / 2 + 900);
    }
    steps
}

/// One fault of every kind, in random order, with targets that are chosen anew.
fn shuffled(dice: &mut Dice, has_clock: bool) -> Vec<Fault> {
    let mut deck = Vec::new();
    for kind in [Fault::Kill, Fault::Kill, Fault::Kill, Fault::Pause, Fault::Pause, Fault::Restart]
    {
        deck.push(kind(process(dice)));
    }
    let slow = Weather::Slow(dice.number(5..250));
    let weathers = [
        slow,
        Weather::Cut,
        Weather::Stalled,
        Weather::Mute,
        Weather::Deaf,
        Weather::HalfOpen,
        Weather::HalfOpen,
    ];
    for weather in weathers {
        let (service, server) = way(dice);
        deck.push(Fault::Disturb(service, server, weather));
    }
    deck.extend([Fault::FillDisk, Fault::DeleteStream]);
    let (percent, number) = (dice.number(10..101), dice.number(0..30));
    deck.push(Fault::EndConnections(u32::try_from(percent).unwrap_or(100)));
    deck.push(Fault::KillBackend(u32::try_from(number).unwrap_or(0)));
    if has_clock {
        let service = dice.one(&SERVICES).copied().unwrap_or(SERVICES[0]);
        let seconds = i64::try_from(dice.number(5..90_000)).unwrap_or(5);
        let seconds = if dice.chance(50) { seconds } else { -seconds };
        deck.push(Fault::MoveClock(service, seconds));
    }
    dice.shuffle(&mut deck);
    deck
}

/// The name that a service's connections to the database have.
#[must_use]
pub fn application(service: &'static str) -> &'static str {
    match service {
        "command-api" | "command-api-2" => "tidemark-command",
        "projector" | "projector-2" => "projector",
        _ => "tidemark-query",
    }
}

/// Any process.
fn process(dice: &mut Dice) -> Process {
    let mut all: Vec<Process> = SERVICES.map(Process::Service).to_vec();
    // The servers as often as the services of a kind.
    all.extend([Process::Postgres, Process::Postgres, Process::Nats, Process::Nats]);
    dice.one(&all).copied().unwrap_or(Process::Nats)
}

/// Any way.
fn way(dice: &mut Dice) -> (&'static str, Server) {
    let all: Vec<(&'static str, Server)> = SERVICES
        .map(|service| (service, Server::Postgres))
        .into_iter()
        .chain(PUBLISHERS.map(|service| (service, Server::Nats)))
        .collect();
    dice.one(&all).copied().unwrap_or((SERVICES[0], Server::Postgres))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::time::Duration;

    use super::plan;

    #[test]
    fn the_same_seed_plans_the_same() {
        let load = Duration::from_mins(2);
        assert_eq!(plan(7, load, true), plan(7, load, true));
        assert_ne!(plan(7, load, true), plan(8, load, true));
    }

    #[test]
    fn every_fault_ends_with_the_load_at_the_latest() {
        for seed in 0..50 {
            let load = Duration::from_secs(30);
            let steps = plan(seed, load, true);
            assert!(steps.len() > 5, "{seed}");
            assert!(steps.iter().all(|step| step.at + step.lasts <= load));
        }
    }

    #[test]
    fn nothing_is_touched_twice_at_the_same_time() {
        for seed in 0..50 {
            let steps = plan(seed, Duration::from_mins(5), true);
            for (index, one) in steps.iter().enumerate() {
                let during = steps[index + 1..].iter().filter(|two| two.at <= one.at + one.lasts);
                for two in during {
                    assert_ne!(one.fault.touches(), two.fault.touches(), "{one:?} {two:?}");
                }
            }
        }
    }

    #[test]
    fn a_long_run_has_every_kind_of_fault() {
        let steps = plan(1, Duration::from_mins(10), true);
        let kinds: HashSet<&str> = steps.iter().map(|step| step.fault.kind()).collect();
        assert_eq!(kinds.len(), 13, "{kinds:?}");
        assert!(plan(1, Duration::from_mins(10), false).iter().all(|s| s.fault.kind() != "clock"));
    }
}
