//! Lists 100 cycles that 100,000 work items are in, with their counters.

use futures::FutureExt;

use super::{Scenario, get};
use crate::cycles::Cycles;
use crate::failure::Failure;
use crate::large::SIZES;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "counters",
    about: "100 cycles of 100,000 work items, each with its counters",
    limits: &[],
    after: &[get::SCENARIO.name],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many cycles there are.
const CYCLES: u32 = 100;
/// How many work items there are.
const ITEMS: u32 = SIZES[1].1;
/// How many clients ask.
const CLIENTS: [usize; 2] = [1, 32];
/// How much slower than getting one work item it may be.
const MOST: f64 = 3.0;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start_with(false, &[]).await?;
    let furnished = stage.furnished(1, run.effort.of(ITEMS)).await?;
    let Some(furnished) = furnished.first() else { return Ok(()) };
    let count = run.effort.of(CYCLES) as usize;
    let cycles = Cycles::make(&mut stage, &furnished.place, count).await?;
    let each = furnished.items.len().div_ceil(count);
    for (cycle, items) in furnished.items.chunks(each).enumerate() {
        cycles.put(cycle, items).await?;
    }
    stage.tidied().await?;
    let asked = work::reads(vec![format!("{}?per_page={CYCLES}", cycles.all)]);
    let subject = Subject { name: "list", voice: &stage.voice, work: asked, limit: None };
    run.closed(&stage, &subject, &CLIENTS).await?;
    for clients in CLIENTS {
        let load = format!("closed {clients}");
        let slower = run.p50("counters", "list", &load) / run.p50("get", "get", &load);
        let target =
            format!("list of {count} cycles with counters, p50 at {clients} clients, of get's");
        run.verdict(Verdict::at_most(&target, slower, MOST));
    }
    Ok(())
}
