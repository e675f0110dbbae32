//! The program of `./dev faults`.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Parser;
use faults::run::needs_programs;
use faults::{Options, run};

/// Runs once; fails if anything is wrong.
#[tokio::main]
async fn main() -> ExitCode {
    let options = Options::parse();
    if needs_programs(options.broken) && options.programs.is_none() {
        eprintln!("faults: this --broken needs programs of its own: use ./dev faults");
        return ExitCode::from(2);
    }
    let seed = options.seed.unwrap_or_else(new_seed);
    eprintln!("seed {seed}; run it again with --seed {seed}");
    match run(&options, seed).await {
        Ok(report) => {
            println!("{}", report.table());
            println!("History and logs are in {}/{seed}.", options.directory.display());
            if report.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("faults: the run could not be finished: {error}");
            ExitCode::from(2)
        }
    }
}

/// A seed that is another one every time.
fn new_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::from(now.subsec_nanos()) ^ now.as_secs().rotate_left(20)
}
