//! Publishes a backlog.

use std::time::{Duration, Instant};

use futures::FutureExt;
use sqlx::PgPool;

use super::{PLACES, Scenario};
use crate::failure::{Failure, OrFail, caught};
use crate::results::Verdict;
use crate::run::Run;
use crate::stage::{Stage, unpublished};

pub const SCENARIO: Scenario = Scenario {
    name: "relay",
    about: "a backlog of 100,000 events in 64 workspaces: from the start of command-api until it is published",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many events there are, in all workspaces together.
const EVENTS: u32 = 100_000;
/// The least number of events a second.
const LEAST: f64 = 20_000.0;
/// How often it is looked whether all is published.
const LOOK: Duration = Duration::from_millis(10);

#[expect(clippy::cast_precision_loss, reason = "no backlog has 2^52 events")]
async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start_with(false, &[]).await?;
    let each = run.effort.of(EVENTS) / u32::try_from(PLACES).unwrap_or(1);
    stage.furnished(PLACES, each).await?;
    caught(stage.system.cluster.kill("command-api")).await?;
    let pool = stage.pool().clone();
    let backlog = unpublished(&pool).await?;
    let before = stage.processes.look();
    let start = Instant::now();
    let (launched, published) =
        tokio::join!(caught(stage.system.launch("command-api-2", true)), published(&pool));
    launched?;
    published?;
    let seconds = start.elapsed().as_secs_f64();
    let rate = backlog as f64 / seconds;
    run.figure("backlog", backlog as f64, "events");
    run.figure("time", seconds, "s");
    run.figure("rate", rate, "events per second");
    let pid = caught(async { stage.system.cluster.service("command-api-2").pid() }).await?;
    let processes = stage.processes.with("the new command-api", Some(pid));
    for usage in processes.used_since(&before) {
        if ["postgres", "nats-server", "the new command-api"].contains(&&*usage.process) {
            run.figure(&usage.process, usage.cores, "cores");
        }
    }
    run.verdict(Verdict::at_least("relay, events per second", rate, LEAST));
    Ok(())
}

/// Waits until everything is published.
async fn published(pool: &PgPool) -> Result<(), Failure> {
    let all = async {
        while unpublished(pool).await? > 0 {
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    };
    tokio::time::timeout(Duration::from_mins(5), all).await.or_fail("the backlog stays")?
}
