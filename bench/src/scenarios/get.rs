//! Gets one work item out of many.

use futures::FutureExt;

use super::Scenario;
use crate::failure::Failure;
use crate::limits::Limit;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "get",
    about: "get one of 10,000 work items",
    limits: &[
        Limit::Select(1),
        Limit::Select(8),
        Limit::Select(32),
        Limit::Select(64),
        Limit::Constant(1),
        Limit::Constant(8),
        Limit::Constant(32),
        Limit::Constant(64),
    ],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many work items there are.
const ITEMS: u32 = 10_000;
/// The number of clients that the target speaks of.
const CLIENTS: usize = 32;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let furnished = stage.furnished(1, run.effort.of(ITEMS)).await?;
    let (voice, work) = (&stage.voice, work::gets(&furnished));
    let subject = Subject { name: "get", voice, work, limit: Some(Limit::Constant) };
    run.both(&stage, &subject).await?;
    let lower = [Limit::Constant(CLIENTS), Limit::Select(CLIENTS)]
        .into_iter()
        .filter_map(|limit| run.limit(limit))
        .map(|found| found.per_second)
        .fold(f64::INFINITY, f64::min);
    let rate = run.rate("get", "get", &format!("closed {CLIENTS}"));
    let target = "get at 32 clients, of the lower of constant and SELECT";
    run.verdict(Verdict::at_least(target, rate / lower, 0.5));
    Ok(())
}
