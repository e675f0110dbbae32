//! What happened to a work item, from the log.

use std::sync::Arc;

use futures::FutureExt;

use super::{Scenario, get};
use crate::failure::Failure;
use crate::http::Ask;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::seed::Seeder;
use crate::stage::Stage;

pub const SCENARIO: Scenario = Scenario {
    name: "activities",
    about: "the first 50 activities of a work item with 50 and with 5,000 events",
    limits: &[],
    after: &[get::SCENARIO.name],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many events the work items have, and what that is called.
const SIZES: [(&str, u32); 2] = [("50 events", 50), ("5,000 events", 5_000)];
/// How many clients ask.
const CLIENTS: [usize; 2] = [1, 32];
/// How much slower than getting the work item it may be.
const MOST: f64 = 2.0;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let places = stage.places(1).await?;
    let Some(place) = places.first() else { return Ok(()) };
    let seeder = Seeder::open(&stage.system.database_url())?;
    let ground = seeder.ground(place).await?;
    for (name, events) in SIZES {
        let item = seeder.history(&ground, events).await?;
        stage.settled().await?;
        let path = format!("{}{item}/activities/?per_page=50", place.items());
        let (voice, work) = (&stage.voice, Arc::new(move |_, _| Ask::get(path.clone())));
        let subject = Subject { name, voice, work, limit: None };
        run.closed(&stage, &subject, &CLIENTS).await?;
    }
    for clients in CLIENTS {
        let load = format!("closed {clients}");
        let slower = run.p50("activities", SIZES[0].0, &load) / run.p50("get", "get", &load);
        let target = format!("activities of 50 events, p50 at {clients} clients, of get's");
        run.verdict(Verdict::at_most(&target, slower, MOST));
    }
    Ok(())
}
