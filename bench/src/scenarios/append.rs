//! Appends through the library, without HTTP.

use std::time::Duration;

use futures::FutureExt;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep_until};

use super::Scenario;
use crate::failure::{Failure, OrFail, caught};
use crate::limits::Limit;
use crate::results::Verdict;
use crate::run::Run;
use crate::seed::{Ground, Kind, Seeder};
use crate::stage::{SERVICES, Stage};

pub const SCENARIO: Scenario = Scenario {
    name: "append",
    about: "the library: 50 events a command, one command after another on each of 4 connections",
    limits: &[Limit::Insert(CONNECTIONS)],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many workspaces are appended to at the same time, each on a connection of its own.
const CONNECTIONS: usize = 4;
/// How many events a command has.
const BATCH: u32 = 50;
/// The least part of the rate of plain inserts.
const LEAST: f64 = 3.0;

#[expect(clippy::cast_precision_loss, reason = "no run appends 2^52 events")]
async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start_with(false, &[]).await?;
    let places = stage.places(CONNECTIONS).await?;
    let mut appenders = Vec::new();
    for place in &places {
        // One appender for each, because one alone would put them into the same batches.
        let seeder = Seeder::open(&stage.system.database_url())?;
        let ground = seeder.ground(place).await?;
        appenders.push((seeder, ground));
    }
    // The library alone: no projector runs meanwhile, as none does beside the plain inserts.
    for service in SERVICES {
        caught(stage.system.cluster.kill(service)).await?;
    }
    let window = run.effort.window;
    let from = Instant::now() + window.warm_up;
    let until = from + window.measured;
    let mut running = JoinSet::new();
    for (seeder, ground) in appenders {
        running.spawn(append(seeder, ground, from, until));
    }
    sleep_until(from).await;
    let before = stage.processes.look();
    sleep_until(until).await;
    let usage = stage.processes.used_since(&before);
    let (mut commands, mut time) = (0_u64, Duration::ZERO);
    while let Some(appended) = running.join_next().await {
        let (more, longer) = appended.or_fail("an appender ended")??;
        (commands, time) = (commands + more, time + longer);
    }
    let rate = commands as f64 * f64::from(BATCH) / window.measured.as_secs_f64();
    run.figure("rate", rate, "events per second");
    run.figure("time of a command", time.as_secs_f64() * 1_000.0 / commands as f64, "ms");
    for usage in usage.iter().filter(|usage| ["client", "postgres"].contains(&&*usage.process)) {
        run.figure(&usage.process, usage.cores, "cores");
    }
    let insert = run.limit(Limit::Insert(CONNECTIONS)).map_or(f64::NAN, |found| found.per_second);
    run.verdict(Verdict::at_least("append, of the plain INSERT at 4", rate / insert, LEAST));
    Ok(())
}

/// Appends one command after another; answers how many were in the log in time, and how long they took.
///
/// The next command is decided while the one before is being committed.
async fn append(
    seeder: Seeder,
    ground: Ground,
    from: Instant,
    until: Instant,
) -> Result<(u64, Duration), Failure> {
    let decide = async |number: u32| seeder.decide(&ground, Kind::Open, number..number + BATCH);
    let (mut commands, mut time) = (0, Duration::ZERO);
    let (mut number, (mut next, _)) = (1, decide(1).await?);
    while Instant::now() < until {
        number += BATCH;
        let start = Instant::now();
        let (appended, decided) = tokio::join!(seeder.append(next), decide(number));
        appended?;
        (next, _) = decided?;
        let now = Instant::now();
        if from <= now && now < until {
            commands += 1;
            time += now - start;
        }
    }
    Ok((commands, time))
}
