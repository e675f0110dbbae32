//! Durable commands without waiting for visibility, spread over many workspaces.

use futures::FutureExt;

use super::{PLACES, Scenario};
use crate::failure::Failure;
use crate::limits::Limit;
use crate::load::MOST_CLIENTS;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "workspaces",
    about: "create and PATCH with respond-async, 32 clients over 64 workspaces",
    limits: &[Limit::Insert(CLIENTS)],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many work items there are in each of them.
const ITEMS: u32 = 64;
/// How many clients there are.
pub const CLIENTS: usize = 32;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let furnished = stage.furnished(PLACES, ITEMS).await?;
    let voice = &stage.voice.without_waiting();
    let places = work::places(&furnished);
    let limit: Option<fn(usize) -> Limit> = Some(Limit::Insert);
    let create = Subject { name: "create", voice, work: work::creates(&places), limit };
    let work = work::renames(&furnished, MOST_CLIENTS);
    let patch = Subject { name: "patch", voice, work, limit };
    for subject in [create, patch] {
        stage.settled().await?;
        run.closed(&stage, &subject, &[CLIENTS]).await?;
        let row = run.present().row(subject.name, &format!("closed {CLIENTS}"));
        let ratio = row.and_then(|row| Some(row.limit.as_ref()?.ratio)).unwrap_or(f64::NAN);
        let target = format!("{} over 64 workspaces, of the plain INSERT", subject.name);
        run.verdict(Verdict::at_least(&target, ratio, 0.25));
    }
    Ok(())
}
