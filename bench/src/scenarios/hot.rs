//! Durable commands without waiting for visibility, all in one workspace.

use futures::FutureExt;

use super::{Scenario, workspaces};
use crate::failure::Failure;
use crate::limits::Limit;
use crate::load::MOST_CLIENTS;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "hot",
    about: "create and PATCH with respond-async, 32 clients in one workspace",
    limits: &[Limit::Insert(workspaces::CLIENTS)],
    after: &[workspaces::SCENARIO.name],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many work items there are.
const ITEMS: u32 = 4_096;
/// The least part of what many workspaces do together.
const LEAST: f64 = 0.7;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let furnished = stage.furnished(1, ITEMS).await?;
    let voice = &stage.voice.without_waiting();
    let places = work::places(&furnished);
    let limit: Option<fn(usize) -> Limit> = Some(Limit::Insert);
    let create = Subject { name: "create", voice, work: work::creates(&places), limit };
    let work = work::renames(&furnished, MOST_CLIENTS);
    let patch = Subject { name: "patch", voice, work, limit };
    for subject in [create, patch] {
        stage.settled().await?;
        run.closed(&stage, &subject, &[workspaces::CLIENTS]).await?;
        let load = format!("closed {}", workspaces::CLIENTS);
        let one = run.rate("hot", subject.name, &load);
        let many = run.rate(workspaces::SCENARIO.name, subject.name, &load);
        let target = format!("{} in one workspace, of the same in 64", subject.name);
        run.verdict(Verdict::at_least(&target, one / many, LEAST));
    }
    Ok(())
}
