//! Creates work items, and waits until reads show them.

use futures::FutureExt;

use super::{INSERTS, PLACES, Scenario};
use crate::failure::Failure;
use crate::limits::Limit;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work;

pub const SCENARIO: Scenario = Scenario {
    name: "create",
    about: "create a work item, in 64 workspaces, waiting until reads show it",
    limits: INSERTS,
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let work = work::creates(&stage.places(PLACES).await?);
    let voice = &stage.voice;
    let subject = Subject { name: "create", voice, work, limit: Some(Limit::Insert) };
    run.both(&stage, &subject).await
}
