//! Makes all read tables anew from the log.

use std::process::{Command, Stdio};
use std::time::Instant;

use embedded::guarded;
use end_to_end::built;
use futures::FutureExt;
use serde_json::Value;

use super::Scenario;
use crate::failure::{Failure, OrFail, caught};
use crate::results::Verdict;
use crate::run::Run;

pub const SCENARIO: Scenario = Scenario {
    name: "rebuild",
    about: "all read tables anew from 1,000,000 events and more",
    limits: &[],
    after: &[],
    uses_large: true,
    run: |run| measure(run).boxed_local(),
};

/// The least number of events a second.
const LEAST: f64 = 30_000.0;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let large = run.large().await?;
    let program = caught(async { built("tidemark") }).await?;
    let mut command = guarded(&program, "KILL");
    command.args(["--json", "rebuild"]);
    command.env("TIDEMARK_OWNER_DATABASE_URL", large.stage.system.database_url());
    let (before, start) = (large.stage.processes.look(), Instant::now());
    let said = tokio::task::spawn_blocking(move || output(command));
    let said = said.await.or_fail("the rebuild was not waited for")??;
    let seconds = start.elapsed().as_secs_f64();
    let events = said["events"].as_f64().unwrap_or(f64::NAN);
    run.figure("events", events, "events");
    run.figure("time", seconds, "s");
    run.figure("rate", events / seconds, "events per second");
    for usage in large.stage.processes.used_since(&before) {
        if usage.process == "postgres" {
            run.figure("Postgres", usage.cores, "cores");
        }
    }
    run.verdict(Verdict::at_least("rebuild, events per second", events / seconds, LEAST));
    Ok(())
}

/// Runs a program of ours, and reads what it says.
fn output(mut command: Command) -> Result<Value, Failure> {
    let output = command.stdin(Stdio::null()).output().or_fail("the rebuild cannot be started")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Failure::new(format!("the rebuild ended with {}: {said}", output.status)));
    }
    serde_json::from_slice(&output.stdout).or_fail("the rebuild says something else than JSON")
}
