//! `tidemark`: the whole system in one process, and the operator's command line.
//!
//! - `cli`: the subcommands and what they share.
//! - `up/`: everything in one process, with its own Postgres and NATS if none are given.
//! - one file for each other subcommand.

mod backup;
mod cli;
mod completions;
mod database;
mod failure;
mod key;
mod member;
mod migrate;
mod names;
mod openapi;
mod operator;
mod person;
mod postgres_tools;
mod progress;
mod rebuild;
mod report;
mod restore;
mod roles;
mod status;
mod table;
mod up;
mod user;
mod verify;
mod workspace;

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

use cli::Cli;

/// The services allocate a lot for each request, and with the system's allocator that is a seventh of what they do.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Runs the subcommand; its report goes to stdout, everything else to stderr.
#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let form = cli.form();
    match cli.run().await {
        Ok(report) => report.print(form),
        Err(failure) => failure.print(form),
    }
}
