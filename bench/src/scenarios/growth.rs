//! What a command costs while the log grows.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::try_join_all;

use super::{PLACES, Scenario};
use crate::failure::Failure;
use crate::load::{MOST_CLIENTS, Work};
use crate::progress;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::seed::{Ground, Kind, Seeder};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "growth",
    about: "CPU and latency of create and PATCH at 250 a second, at 0 to 2,000,000 events",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many events the log has got when it is measured, and what that is called.
const SIZES: [(&str, u32); 4] = [
    ("at 0 events", 0),
    ("at 500,000 events", 500_000),
    ("at 1,000,000 events", 1_000_000),
    ("at 2,000,000 events", 2_000_000),
];
/// How many commands come in a second.
const RATE: f64 = 250.0;
/// What that is called.
const LOAD: &str = "open 250 per second";
/// How many work items there are in each workspace to be changed.
const ITEMS: u32 = 64;
/// How many workspaces are seeded at the same time.
const SEEDED_AT_ONCE: usize = 4;
/// How much more a command may cost than in an empty log.
const MOST: f64 = 1.1;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let window = run.effort.window;
    // The kernel counts CPU in steps of 10 ms.
    run.effort.window.measured *= 2;
    let measured = measure_longer(run).await;
    run.effort.window = window;
    measured
}

/// Measures it in longer windows.
async fn measure_longer(run: &mut Run) -> Result<(), Failure> {
    // Nothing is published, which would take longer than all the rest: the cost is that of deciding, appending and
    // projecting.
    let mut stage = Stage::start_with(false, &[]).await?;
    let furnished = stage.furnished(PLACES, ITEMS).await?;
    let seeder = Seeder::open(&stage.system.database_url())?;
    let mut grounds = Vec::new();
    for furnished in &furnished {
        grounds.push(seeder.ground(&furnished.place).await?);
    }
    let kinds: [(&str, Arc<dyn Work>); 2] = [
        ("create", work::creates(&work::places(&furnished))),
        ("patch", work::renames(&furnished, MOST_CLIENTS)),
    ];
    let mut have = 0;
    for (size, events) in SIZES {
        let events = run.effort.of(events);
        grow(&stage, &seeder, &grounds, events.saturating_sub(have)).await?;
        have = events;
        for (kind, work) in &kinds {
            let (name, voice) = (&format!("{kind} {size}"), &stage.voice);
            let subject = Subject { name, voice, work: Arc::clone(work), limit: None };
            run.open_at(&stage, &subject, RATE, LOAD.to_owned()).await?;
        }
    }
    judge(run, kinds.map(|(kind, _)| kind));
    Ok(())
}

/// Appends events, the same number in every workspace, and waits until all is at rest again.
async fn grow(
    stage: &Stage,
    seeder: &Seeder,
    grounds: &[Ground],
    events: u32,
) -> Result<(), Failure> {
    let each = events / u32::try_from(grounds.len()).unwrap_or(1);
    if each > 0 {
        progress::note(&format!("seeding {events} events"));
        for some in grounds.chunks(SEEDED_AT_ONCE) {
            let seeds = some.iter().map(|ground| seeder.issues(ground, Kind::Open, each));
            try_join_all(seeds).await?;
        }
    }
    stage.tidied().await
}

/// Compares the CPU of all servers per command with that in an empty log.
fn judge(run: &mut Run, kinds: [&str; 2]) {
    for kind in kinds {
        let cost = |size: &str| {
            let row = run.present().row(&format!("{kind} {size}"), LOAD);
            row.map_or(f64::NAN, |row| row.measured.servers_micros_each())
        };
        let costs = SIZES.map(|(size, _)| (size, cost(size)));
        let (first, last) = (costs[0].1, costs[SIZES.len() - 1].1);
        for (size, cost) in costs {
            run.figure(&format!("{kind} {size}, CPU of all servers"), cost, "µs each");
        }
        let target = format!("CPU of a {kind} at 2,000,000 events, of that at 0");
        run.verdict(Verdict::at_most(&target, last / first, MOST));
    }
}
