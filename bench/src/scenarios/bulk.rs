//! Changes 1,000 work items in one request, and one in each of many.

use std::sync::Arc;

use bytes::Bytes;
use futures::FutureExt;
use hyper::StatusCode;
use serde_json::json;

use super::Scenario;
use crate::failure::Failure;
use crate::http::Ask;
use crate::load::Work;
use crate::results::Verdict;
use crate::run::{Run, Subject};
use crate::stage::Stage;
use crate::work::{self, Furnished};

pub const SCENARIO: Scenario = Scenario {
    name: "bulk",
    about: "change one field of 1,000 work items in one request, and of one in each, one client",
    limits: &[],
    after: &[],
    uses_large: false,
    run: |run| measure(run).boxed_local(),
};

/// How many work items there are.
const ITEMS: u32 = 1_000;
/// How many times as many are changed in a second at least.
const LEAST: f64 = 20.0;

async fn measure(run: &mut Run) -> Result<(), Failure> {
    let mut stage = Stage::start().await?;
    let furnished = stage.furnished(1, ITEMS).await?;
    let Some(all) = furnished.first() else { return Ok(()) };
    let work = work::renames(&furnished, 1);
    let subject = Subject { name: "single", voice: &stage.voice, work, limit: None };
    run.closed(&stage, &subject, &[1]).await?;
    let subject = Subject { name: "bulk", voice: &stage.voice, work: bulks(all), limit: None };
    run.closed(&stage, &subject, &[1]).await?;
    let rate = |name| run.rate("bulk", name, "closed 1");
    let (single, bulk) = (rate("single"), rate("bulk") * f64::from(ITEMS));
    run.figure("work items changed in a second by bulks of 1,000", bulk, "");
    run.verdict(Verdict::at_least(
        "bulk, work items per second, of single ones",
        bulk / single,
        LEAST,
    ));
    Ok(())
}

/// Renames all work items in one request; two names alternate, so that each request changes every one.
fn bulks(furnished: &Furnished) -> Arc<dyn Work> {
    let path = format!("{}bulk/", furnished.place.items());
    let body = |name: &str| {
        let update = |id| json!({ "action": "update", "id": id, "fields": { "name": name } });
        let items: Vec<_> = furnished.items.iter().map(update).collect();
        Bytes::from(json!({ "items": items }).to_string())
    };
    let bodies = [body("Ship"), body("Boat")];
    Arc::new(move |_, number: u64| {
        let body = bodies[usize::from(number % 2 == 1)].clone();
        Ask { expected: StatusCode::OK, ..Ask::post(path.clone(), body) }
    })
}
