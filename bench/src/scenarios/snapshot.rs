//! The copy of a workspace that a browser begins with.

use futures::FutureExt;

use super::Scenario;
use crate::failure::Failure;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

/// The scenario.
pub const SCENARIO: Scenario = Scenario {
    name: "snapshot",
    about: "the snapshot of a workspace with 20,000 work items",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many work items there are.
const ITEMS: u32 = 20_000;
/// The most milliseconds.
const MOST: f64 = 300.0;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start_with(false, &[]).await?;
    let furnished = stage.furnished(1, run.effort.of(ITEMS)).await?;
    let Some(furnished) = furnished.first() else { return Ok(()) };
    let asked = work::reads(vec![format!("/api/v1/workspaces/{}/snapshot/", furnished.place.slug)]);
    let subject = Subject { name: "snapshot", voice: &stage.voice, work: asked, limit: None };
    run.closed(&stage, &subject, &[1]).await?;
    let took = run.p50("snapshot", "snapshot", "closed 1");
    run.verdict(Verdict::at_most("a snapshot, p50 in ms", took, MOST));
    Ok(())
}
