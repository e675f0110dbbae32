//! Comments on work items, and waits until reads show it.

use futures::FutureExt;

use super::{INSERTS, PLACES, Scenario};
use crate::failure::Failure;
use crate::limits::Limit;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "comment",
    about: "comment on a work item, in 64 workspaces, waiting until reads show it",
    limits: INSERTS,
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many work items there are in each workspace.
const ITEMS: u32 = 64;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let furnished = stage.furnished(PLACES, ITEMS).await?;
    let (voice, work) = (&stage.voice, work::comments(&furnished));
    let subject = Subject { name: "comment", voice, work, limit: Some(Limit::Insert) };
    run.both(&stage, &subject).await
}
