//! The memory of each process that has nothing to do.

use std::time::Duration;

use futures::FutureExt;

use super::{PLACES, Scenario};
use crate::failure::Failure;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::{SERVICES, Stage};
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "memory",
    about: "memory of each process at rest: just started, and after some work",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How long the system rests before its memory is measured.
const REST: Duration = Duration::from_secs(3);
/// How many work items there are in each workspace.
const ITEMS: u32 = 64;
/// How many clients work.
const CLIENTS: usize = 8;
/// The most MiB of the three services together.
const MOST: f64 = 120.0;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    look(run, &stage, "just started").await;
    let furnished = stage.furnished(PLACES, ITEMS).await?;
    let places = work::places(&furnished);
    let (voice, limit) = (&stage.voice, None);
    let create = Subject { name: "create", voice, work: work::creates(&places), limit };
    let get = Subject { name: "get", voice, work: work::gets(&furnished), limit };
    for subject in [create, get] {
        run.closed(&stage, &subject, &[CLIENTS]).await?;
    }
    stage.settled().await?;
    look(run, &stage, "after work").await;
    Ok(())
}

/// Looks at the memory after a rest.
async fn look(run: &mut Run, stage: &Stage, when: &str) {
    tokio::time::sleep(REST).await;
    let mut services = 0.0;
    for usage in stage.processes.used_since(&stage.processes.look()) {
        run.figure(&format!("{} {when}, PSS", usage.process), usage.pss_mib, "MiB");
        run.figure(&format!("{} {when}, RSS", usage.process), usage.rss_mib, "MiB");
        if SERVICES.contains(&&*usage.process) {
            services += usage.pss_mib;
        }
    }
    let target = format!("the three services {when}, PSS in MiB");
    run.verdict(Verdict::at_most(&target, services, MOST));
}
