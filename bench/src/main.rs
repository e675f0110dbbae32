//! `bench`: measures the whole system under load, and the limits of the machine to compare with.
//!
//! - `scenarios/`: what is measured, one file each.
//! - `limits/`: what is compared with.
//! - `load/`, `http/`: clients in closed and open loops.
//! - `stage`, `large`, `seed/`, `work`: a system, what is in it, and what is asked of it.
//! - `report/`: what is told, and how two runs differ.
//! - `usage/`: CPU and memory of processes.

mod cli;
mod cycles;
mod effort;
mod failure;
mod http;
mod lag;
mod large;
mod limits;
mod load;
mod progress;
mod report;
mod results;
mod run;
mod scenarios;
mod seed;
mod stage;
mod usage;
mod work;

use std::panic;
use std::process::ExitCode;

use clap::Parser;

use cli::Cli;

/// Runs the bench; its report goes to stdout, everything else to stderr.
#[tokio::main]
async fn main() -> ExitCode {
    // What the tests' harness panics with is told as a failure.
    panic::set_hook(Box::new(|_| {}));
    match Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            failure.print();
            ExitCode::FAILURE
        }
    }
}
