//! One short run, as continuous integration does it.

use std::path::Path;

use faults::{Options, run};

/// The seed, and how long the system is broken.
const SEED: u64 = 20_261_125;
const SECONDS: u32 = 22;

#[tokio::test(flavor = "multi_thread")]
async fn a_short_run_finds_nothing() {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults");
    let report = run(&Options::of(SEED, SECONDS, directory), SEED).await.unwrap();
    assert!(report.is_good(), "{}", report.table());
    println!("{}", report.table());
}
