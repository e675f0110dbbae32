//! What a run is told.

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgAction, Parser, ValueEnum};

/// Breaks a whole system at random under load, lets it heal, and checks every answer.
#[derive(Debug, Clone, Parser)]
#[command(name = "faults", bin_name = "./dev faults")]
pub struct Options {
    /// How long the system is broken under load.
    #[arg(long, default_value_t = 1.0)]
    pub minutes: f64,
    /// What all choices follow from; another one every time unless given.
    #[arg(long)]
    pub seed: Option<u64>,
    /// Breaks the system for good, to see whether the checker finds out.
    #[arg(long)]
    pub broken: Option<Broken>,
    /// Lets a standby that lacks the last commits take over in the end.
    #[arg(long, default_value_t = true, action = ArgAction::Set, value_name = "true|false")]
    pub promotion: bool,
    /// The directory of programs that replace the built ones.
    #[arg(long)]
    pub programs: Option<PathBuf>,
    /// Where history, logs and report go.
    #[arg(long, default_value = "target/faults")]
    pub directory: PathBuf,
}

/// A system that is broken for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Broken {
    /// The append does not check what a decision has only read.
    ReadSet,
    /// The relay skips events.
    RelaySkips,
    /// A read whose client hangs up leaves its connection inside a transaction.
    HangUp,
}

impl Options {
    /// A run of so many seconds.
    #[must_use]
    pub fn of(seed: u64, seconds: u32, directory: PathBuf) -> Self {
        let minutes = f64::from(seconds) / 60.0;
        let (broken, programs) = (None, None);
        Self { minutes, seed: Some(seed), broken, promotion: false, programs, directory }
    }

    /// How long the load lasts.
    #[must_use]
    pub fn load(&self) -> Duration {
        Duration::from_secs_f64(self.minutes.clamp(0.1, 24.0 * 60.0) * 60.0)
    }
}
