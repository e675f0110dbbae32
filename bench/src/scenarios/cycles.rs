//! Puts 500 work items into a cycle in one request, and tells how work in a cycle went.

use futures::FutureExt;

use super::Scenario;
use crate::cycles::Cycles;
use crate::failure::Failure;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "cycles",
    about: "500 work items into a cycle in one request; a burn-down over 10,000 events",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many work items go into a cycle at once.
const AT_ONCE: u32 = 500;
/// How many times they go from one cycle into the other before the burn-down is asked for: 10,000 events.
const TURNS: u32 = 20;
/// How many burn-downs one user may ask for at the same time.
const ASKED_AT_ONCE: [usize; 2] = [1, 2];

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let furnished = stage.furnished(1, AT_ONCE).await?;
    let Some(furnished) = furnished.first() else { return Ok(()) };
    let cycles = Cycles::make(&mut stage, &furnished.place, 2).await?;
    for turn in 0..run.effort.of(TURNS) {
        cycles.put(usize::from(turn % 2 == 1), &furnished.items).await?;
    }
    stage.tidied().await?;
    let asked = work::reads(vec![format!("{}{}/burn-down/", cycles.all, cycles.ids[0])]);
    let subject = Subject { name: "burn-down", voice: &stage.voice, work: asked, limit: None };
    run.closed(&stage, &subject, &ASKED_AT_ONCE).await?;
    let put = cycles.turns(&furnished.items);
    let subject = Subject { name: "put 500", voice: &stage.voice, work: put, limit: None };
    run.closed(&stage, &subject, &[1]).await?;
    let each = run.p50("cycles", "put 500", "closed 1") * 1_000.0 / f64::from(AT_ONCE);
    run.figure("each of 500 work items that come into a cycle", each, "µs");
    Ok(())
}
