//! One short run, as continuous integration does it.

use std::path::Path;

use faults::{Options, run};

/// The seed, and how long the system is broken.
const SEED: u64 = 20_261_301;
const SECONDS: u32 = 20;

#[tokio::test(flavor = "multi_thread")]
async fn a_short_run_finds_nothing() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults");
    let report = run(&Options::of(SEED, SECONDS, directory), SEED).await.unwrap();
    assert!(report.is_good(), "{}", report.table());
    for fault in ["kill", "killed back end", "ended connections"] {
        assert!(report.faults.contains_key(fault), "{}", report.table());
    }
    let amounts =
        ["requests hung up on", "keys and sessions used", "commands done", "work items moved"];
    for amount in amounts {
        assert!(report.amounts[amount] > 0, "{}", report.table());
    }
    println!("{}", report.table());
}
